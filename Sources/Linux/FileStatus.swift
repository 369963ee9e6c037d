import CLinux
import Glibc

/// What the kernel knows of a file without opening it.
package struct FileStatus: Equatable {
    package enum Kind {
        case regular, folder, link, socket, other
    }

    package let kind: Kind
    /// The permission bits, as in `chmod`.
    package let permissions: UInt32
    package let owner: UInt32
    /// In bytes.
    package let size: Int64
    /// Which file it is, whatever its name.
    package let device: UInt64
    package let inode: UInt64
    /// When its content was changed last, as anybody may set it, and when anything of it was; in nanoseconds from 1970.
    package let modified: Int64
    package let changed: Int64

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
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
