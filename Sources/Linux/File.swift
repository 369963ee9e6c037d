import Glibc

/// Files read and written whole.
package enum File {
    /// The path that a path leads to through all links; itself where nothing is there.
    package static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The bytes of a regular file; EFBIG when there are more than `limit`.
    ///
    /// What is no regular file is refused (EISDIR, EINVAL) rather than read: a FIFO under the name
    /// would hold up the caller for ever.
    package static func read(_ path: String, limit: Int) throws(Errno) -> [UInt8] {
        guard let bytes = try readIfThere(path, limit: limit) else {
            throw Errno(ENOENT, "open", path)
        }
        return bytes
    }

    /// The same; nil where there is no such file.
    package static func readIfThere(_ path: String, limit: Int) throws(Errno) -> [UInt8]? {
        let descriptor = try Errno.check("open", path, absentOn: ENOENT, ENOTDIR) {
            open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        }
        guard let descriptor else { return nil }
        let file = FileDescriptor(owning: descriptor)
        let status = try FileStatus(of: file, path: path)
        switch status.kind {
        case .regular: break
        case .folder: throw Errno(EISDIR, "read", path)
        case .link, .socket, .other: throw Errno(EINVAL, "read", path)
        }
        // The size is a hint only: files in /proc say 0, and a file may grow while it is read.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(Int(status.size), limit) + 1)
        var piece = [UInt8](repeating: 0, count: min(limit, 65536) + 1)
        while true {
            let count = try Errno.check("read", path) {
                piece.withUnsafeMutableBytes { Glibc.read(file.rawValue, $0.baseAddress, $0.count) }
            }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            if bytes.count > limit { throw Errno(EFBIG, "read", path) }
        }
    }

    /// Reads a file to its end and keeps nothing of it, to learn whether the disk still gives it back.
    ///
    /// What is not there is no failure.
    package static func readThrough(_ path: String) throws(Errno) {
        let descriptor = try Errno.check("open", path, absentOn: ENOENT) {
            open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        }
        guard let descriptor else { return }
        let file = FileDescriptor(owning: descriptor)
        var piece = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = try Errno.check("read", path) {
                piece.withUnsafeMutableBytes { Glibc.read(file.rawValue, $0.baseAddress, $0.count) }
            }
            if count == 0 { return }
        }
    }

    /// Brings what was written to a file, or the names in a folder, to the disk.
    package static func synchronise(_ path: String) throws(Errno) {
        let file = FileDescriptor(
            owning: try Errno.check("open", path) { open(path, O_RDONLY | O_CLOEXEC) })
        let fd = file.rawValue
        try Errno.check("fsync", path) { fsync(fd) }
    }

    /// The folder that a path is in: `/a` for `/a/b`, and the present one for a bare name.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Where a symbolic link points, as it is written in it; nil for what is no link or not there.
    package static func linkTarget(_ path: String) throws(Errno) -> String? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = try Errno.check("readlink", path, absentOn: EINVAL, ENOENT, ENOTDIR) {
            readlink(path, &target, target.count)
        }
        return count.map {
            String(decoding: target[..<$0].map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
