import Glibc
import Linux

/// A file that a verb writes, whole or not at all.
struct NewFile {
    let path: String
    /// Whether a file of the name may be there already.
    let mayReplace: Bool

    /// Writes beside the file and then gives it its name, so that nobody ever reads half of it.
    func write(_ text: String) throws(Failure) {
        do throws(Errno) {
            if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
                try Folder.create(String(path[..<slash]))
            }
            let draft = "\(path).\(getpid()).new"
            defer { unlink(draft) }
            try write(Array(text.utf8), to: draft)
            try Errno.check("rename", path) {
                // A link is refused where there is a file, as a rename is not.
                mayReplace ? rename(draft, path) : link(draft, path)
            }
        } catch {
            if error.code == EEXIST { throw .exists(file: path) }
            throw .unwritable(file: path, error)
        }
    }

    /// For its owner alone, for a plan tells what somebody takes.
    private func write(_ bytes: [UInt8], to path: String) throws(Errno) {
        let file = FileDescriptor(
            owning: try Errno.check("open", path) {
                open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            })
        var rest = bytes[...]
        while !rest.isEmpty {
            rest = rest.dropFirst(
                try Errno.check("write", path) {
                    rest.withUnsafeBytes { Glibc.write(file.rawValue, $0.baseAddress, $0.count) }
                })
        }
        try Errno.check("fsync", path) { fsync(file.rawValue) }
    }
}
