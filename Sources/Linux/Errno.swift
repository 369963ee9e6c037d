import CLinux
import Glibc

/// A refusal of the kernel: which call failed, on what, and why.
package struct Errno: Error, Equatable {
    package let code: CInt
    /// The system call as in section 2 of the manual, such as `open`.
    package let call: String
    /// The file the call was about, where there is one.
    package let path: String?

    package init(_ code: CInt, _ call: String, _ path: String? = nil) {
        self.code = code
        self.call = call
        self.path = path
    }

    /// The symbol of the code, such as `ENOENT`.
    package var name: String {
        linux_error_name(code).map { String(cString: $0) } ?? "errno \(code)"
    }

    /// What `strerror` says of the code in the C locale.
    package var text: String {
        linux_error_text(code).map { String(cString: $0) } ?? "Unknown error \(code)"
    }

    /// Makes a system call and throws what it left in `errno` when it returned a negative number.
    ///
    /// Everything here and in the daemon reads `errno` by it; the faces of SQLite and of the bus, which do without this
    /// target, read it themselves. An interrupted call is made again: signals are
    /// delivered through Dispatch and never meant to break off a call.
    @discardableResult
    package static func check<Value: SignedInteger>(
        _ call: String, _ path: String? = nil, _ body: () -> Value
    ) throws(Errno) -> Value {
        while true {
            let value = body()
            if value >= 0 { return value }
            let code = errno
            if code != EINTR { throw Errno(code, call, path) }
        }
    }

    /// Makes a call and gives nil where it failed by one of the codes, which are no failure here.
    static func check<Value: SignedInteger>(
        _ call: String, _ path: String? = nil, absentOn codes: CInt..., body: () -> Value
    ) throws(Errno) -> Value? {
        do {
            return try check(call, path, body)
        } catch {
            guard codes.contains(error.code) else { throw error }
            return nil
        }
    }
}

extension Errno: CustomStringConvertible {
    /// For the journal: `open /etc/localtime: ENOENT (No such file or directory)`.
    package var description: String {
        "\(call)\(path.map { " " + $0 } ?? ""): \(name) (\(text))"
    }
}
