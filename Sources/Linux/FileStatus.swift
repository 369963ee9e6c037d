package import Glibc

/// What the kernel knows of a file without opening it.
package struct FileStatus: Equatable {
    package enum Kind {
        case regular, folder, link, socket, other
    }

    package let kind: Kind
    /// The permission bits, as in `chmod`.
    package let permissions: mode_t
    package let owner: uid_t
    /// In bytes.
    package let size: Int64

    /// The status of what a path leads to through links; nil when there is nothing.
    package init?(of path: String) throws(Errno) {
        var status = stat()
        guard
            try Errno.check("stat", path, absentOn: ENOENT, ENOTDIR, body: { stat(path, &status) })
                != nil
        else { return nil }
        self.init(status)
    }

    /// The status of the very name, which may be a link; nil when there is nothing.
    package init?(ofLink path: String) throws(Errno) {
        var status = stat()
        guard
            try Errno.check(
                "lstat", path, absentOn: ENOENT, ENOTDIR, body: { lstat(path, &status) })
                != nil
        else { return nil }
        self.init(status)
    }

    package init(of file: borrowing FileDescriptor, path: String? = nil) throws(Errno) {
        var status = stat()
        let fd = file.rawValue
        try Errno.check("fstat", path) { fstat(fd, &status) }
        self.init(status)
    }

    private init(_ status: stat) {
        kind =
            switch status.st_mode & Glibc.S_IFMT {
            case Glibc.S_IFREG: .regular
            case Glibc.S_IFDIR: .folder
            case Glibc.S_IFLNK: .link
            case Glibc.S_IFSOCK: .socket
            default: .other
            }
        permissions = status.st_mode & 0o7777
        owner = status.st_uid
        size = Int64(status.st_size)
    }
}
