package import DoseCore
import Glibc

/// The tz database that the machine has; who reads it fails where there is none.
package enum SystemZones {
    package static let folder = "/usr/share/zoneinfo"

    package struct Unreadable: Error {
        package let path: String
    }

    package static func zone(_ name: String) throws -> Zone {
        try Zone(name: name, tzif: bytes(name))
    }

    package static func bytes(_ name: String) throws(Unreadable) -> [UInt8] {
        let path = "\(folder)/\(name)"
        guard let file = fopen(path, "rb") else { throw Unreadable(path: path) }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 18)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    /// The names of all zones, links too, in order.
    ///
    /// Left out are `posix/`, which holds the same files again, `right/`, which counts leap
    /// seconds, and what is no zone at all.
    package static func names() throws -> [String] {
        var names: [String] = []
        try walk("") { name in
            let last = name.split(separator: "/").last ?? ""
            if last.contains(".") || last.hasPrefix("leap") || last == "+VERSION" { return }
            if ["posixrules", "localtime"].contains(name) { return }
            names.append(name)
        }
        return names.sorted()
    }

    private static func walk(_ parent: String, _ visit: (String) -> Void) throws {
        guard let directory = opendir("\(folder)/\(parent)") else {
            throw Unreadable(path: "\(folder)/\(parent)")
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if [".", "..", "posix", "right"].contains(name) { continue }
            let path = parent.isEmpty ? name : "\(parent)/\(name)"
            var status = stat()
            guard stat("\(folder)/\(path)", &status) == 0 else { throw Unreadable(path: path) }
            if status.st_mode & S_IFMT == S_IFDIR {
                try walk(path, visit)
            } else {
                visit(path)
            }
        }
    }
}
