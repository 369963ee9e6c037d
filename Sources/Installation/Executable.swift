import Glibc
import Linux

/// The file of a program, beside which the rest of its installation is.
package struct Executable: Hashable, Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// That of this process, where it can be told.
    package static var running: Executable? {
        ((try? File.linkTarget("/proc/self/exe")) ?? nil).map { Executable(path: $0) }
    }

    /// Another program in the same folder; nil where it cannot be run.
    package func sibling(_ name: String) -> String? {
        let path = "\(File.folder(of: path))/\(name)"
        return access(path, X_OK) == 0 ? path : nil
    }

    /// The folder of its data files: `/opt/share` for `/opt/bin/dosed`.
    var share: String? {
        let parts = path.split(separator: "/")
        guard path.hasPrefix("/"), parts.count >= 2 else { return nil }
        return "/" + (parts.dropLast(2) + ["share"]).joined(separator: "/")
    }
}
