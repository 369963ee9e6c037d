import Glibc

extension File {
    /// Writes bytes to an open file, all of them.
    package static func write(
        _ bytes: [UInt8], to descriptor: CInt, path: String? = nil
    ) throws(Errno) {
        var rest = bytes[...]
        while !rest.isEmpty {
            rest = rest.dropFirst(
                try Errno.check("write", path) {
                    rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                })
        }
    }

    /// Writes a new file, for its owner alone (0600), and brings it to the disk; EEXIST where there is one.
    package static func create(_ path: String, _ bytes: [UInt8] = []) throws(Errno) {
        let file = FileDescriptor(
            owning: try Errno.check("open", path) {
                open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            })
        let fd = file.rawValue
        try write(bytes, to: fd, path: path)
        try Errno.check("fsync", path) { fsync(fd) }
    }

    /// Writes a file whole or not at all: beside it first, so that nobody ever reads half of it.
    ///
    /// - Parameter mayReplace: whether there may be a file of the name already; EEXIST where not.
    package static func write(
        _ bytes: [UInt8], to path: String, mayReplace: Bool
    ) throws(Errno) {
        let draft = "\(path).\(getpid()).new"
        defer { unlink(draft) }
        try create(draft, bytes)
        if mayReplace {
            try replace(path, by: draft)
        } else {
            // A link is refused where there is a file, as a rename is not.
            try Errno.check("link", path) { link(draft, path) }
        }
    }

    /// Gives a draft that is on the disk the name of a file, which is the draft's from then on.
    package static func replace(_ path: String, by draft: String) throws(Errno) {
        try Errno.check("rename", path) { rename(draft, path) }
        // It has its name now, whatever is said of it.
        try? synchronise(folder(of: path))
    }
}
