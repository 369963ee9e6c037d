import CLinux
import Glibc

/// Folders that hold what concerns one person only.
package enum Folder {
    package enum Problem: Error, Equatable {
        case refused(Errno)
        case noFolder(path: String)
        case owned(path: String, by: UInt32)
        case writableByOthers(path: String, permissions: UInt32)
    }

    /// Creates a folder and the missing ones above it, each for its owner alone (0700).
    ///
    /// What exists already is left as it is; see `checkOwned`.
    package static func create(_ path: String) throws(Errno) {
        var end = path.startIndex
        while end < path.endIndex {
            let next = path.index(after: end)
            end = path[next...].firstIndex(of: "/") ?? path.endIndex
            let part = String(path[..<end])
            // Asked for before it is created: on a read-only file system even mkdir of what exists
            // says EROFS.
            if try FileStatus(of: part) != nil { continue }
            _ = try Errno.check("mkdir", part, absentOn: EEXIST) { mkdir(part, 0o700) }
        }
    }

    /// The names of what is in a folder, in order; none where there is no folder.
    package static func names(in path: String) throws(Errno) -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw Errno(errno, "opendir", path)
        }
        defer { closedir(folder) }
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
        var names: [String] = []
        while let entry = readdir(folder) {
            // Read in place: an entry is only as long as its name.
            let bytes = UnsafeRawPointer(entry) + offset
            let name = String(cString: bytes.assumingMemoryBound(to: CChar.self))
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Refuses a folder that somebody else owns, or that somebody else may change.
    package static func checkOwned(_ path: String) throws(Problem) {
        let status: FileStatus?
        do {
            status = try FileStatus(of: path)
        } catch {
            throw .refused(error)
        }
        guard let status else { throw .refused(Errno(ENOENT, "stat", path)) }
        if status.kind != .folder { throw .noFolder(path: path) }
        if status.owner != geteuid() { throw .owned(path: path, by: status.owner) }
        if status.permissions & 0o022 != 0 {
            throw .writableByOthers(path: path, permissions: status.permissions)
        }
    }
}
