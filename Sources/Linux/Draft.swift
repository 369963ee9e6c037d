import Glibc

/// A file that is written piece by piece, for its owner alone, and has its name only once it is whole and on the disk.
package struct Draft: ~Copyable {
    private let file: FileDescriptor
    private let path: String
    private let draft: String

    package init(of path: String) throws(Errno) {
        self.path = path
        let draft = "\(path).\(getpid()).new"
        self.draft = draft
        unlink(draft)
        file = FileDescriptor(
            owning: try Errno.check("open", path) {
                open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            })
    }

    deinit { unlink(draft) }

    package borrowing func write(_ bytes: [UInt8]) throws(Errno) {
        try File.write(bytes, to: file.rawValue, path: path)
    }

    /// - Parameter mayReplace: whether there may be a file of the name already; EEXIST where not.
    package borrowing func keep(mayReplace: Bool) throws(Errno) {
        let descriptor = file.rawValue
        try Errno.check("fsync", path) { fsync(descriptor) }
        guard !mayReplace else { return try File.replace(path, by: draft) }
        do throws(Errno) {
            // A link is refused where there is a file, as a rename is not.
            try Errno.check("link", path) { link(draft, path) }
        } catch let error where [EPERM, EOPNOTSUPP, ENOSYS].contains(error.code) {
            // A stick with FAT has no links.
            if try FileStatus(ofLink: path) != nil { throw Errno(EEXIST, "link", path) }
            try File.replace(path, by: draft)
        }
    }
}

extension File {
    /// Copies a regular file, whole or not at all, and brings the copy to the disk; it is for its owner alone.
    package static func copy(_ source: String, to path: String, mayReplace: Bool) throws(Errno) {
        let file = FileDescriptor(
            owning: try Errno.check("open", source) {
                open(source, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
            })
        switch try FileStatus(of: file, path: source).kind {
        case .regular: break
        case .folder: throw Errno(EISDIR, "read", source)
        case .link, .socket, .other: throw Errno(EINVAL, "read", source)
        }
        let draft = try Draft(of: path)
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        let descriptor = file.rawValue
        while true {
            let count = try Errno.check("read", source) {
                piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            }
            if count == 0 { break }
            try draft.write(Array(piece[..<count]))
        }
        try draft.keep(mayReplace: mayReplace)
    }
}
