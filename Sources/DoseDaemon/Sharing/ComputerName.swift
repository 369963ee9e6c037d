import DoseCore
import Glibc
import Linux

/// What this computer is called among those of the person: its host name, and what no other has.
///
/// It is kept beside the ledger, with the id of the machine that it was made on. A folder that is copied to another
/// computer brings a name that is not that one's: two that wrote one file would destroy it.
nonisolated enum ComputerName {
    /// The one that is kept at a path, or a new one, which is kept from then on.
    static func kept(at path: String) throws(Errno) -> Computer {
        if let name = try read(path) { return name }
        return try renew(at: path)
    }

    /// A new one, as where the ledger was replaced: what it recorded since is another computer's for all others.
    static func renew(at path: String) throws(Errno) -> Computer {
        let name = made()
        try File.write(Array("\(name)\n\(machine)\n".utf8), to: path, mayReplace: true)
        return name
    }

    private static func read(_ path: String) throws(Errno) -> Computer? {
        guard let bytes = try File.readIfThere(path, limit: 1024) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 2, lines[1] == machine, isName(String(lines[0])) else { return nil }
        return String(lines[0])
    }

    private static func made() -> Computer {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        let host = String(
            decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let letters =
            host.split(separator: ".").first?.lowercased()
            .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(32) ?? ""
        let digits = UInt64.random(in: 0..<1 << 48).hexadecimal(12)
        return "\(letters.isEmpty ? "computer" : String(letters))-\(digits)"
    }

    /// Whether it is one that is made here: it is a part of the name of a file, and shown to people.
    static func isName(_ name: String) -> Bool {
        guard let dash = name.lastIndex(of: "-") else { return false }
        let (host, digits) = (name[..<dash], name[dash...].dropFirst())
        return (1...32).contains(host.utf8.count) && digits.utf8.count == 12
            && host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            } && digits.allSatisfy(\.isHexDigit)
    }

    private static var machine: String {
        let bytes = (try? File.read("/etc/machine-id", limit: 64)) ?? []
        return String(decoding: bytes, as: UTF8.self).filter(\.isHexDigit)
    }
}
