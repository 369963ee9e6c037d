import Glibc

/// A program that is run and waited for, on this program's own terminal.
package enum ChildProgram {
    /// - Returns: its status as waitpid(2) has it; 0 where it is content.
    package static func run(_ words: [String]) throws(Errno) -> CInt {
        precondition(!words.isEmpty, "The first word is the program.")
        var child: pid_t = 0
        let strings: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { strings.forEach { free($0) } }
        let result = strings.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("It ends with nil.") }
            return posix_spawnp(&child, words[0], nil, nil, base, environ)
        }
        guard result == 0 else { throw Errno(result, "posix_spawn", words[0]) }
        var status: CInt = 0
        while waitpid(child, &status, 0) != child {
            guard errno == EINTR else { throw Errno(errno, "waitpid", words[0]) }
        }
        return status
    }
}
