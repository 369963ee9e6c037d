import Glibc

/// A lock on a folder, held until it is let go or the process ends (flock).
///
/// On the folder itself, so that it can be had where nothing can be written.
package final class FolderLock {
    private let folder: FileDescriptor

    /// Nil when another has it.
    package init?(_ path: String) throws(Errno) {
        folder = FileDescriptor(
            owning: try Errno.check("open", path) {
                open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            })
        let fd = folder.rawValue
        let result = try Errno.check("flock", path, absentOn: EWOULDBLOCK) {
            flock(fd, LOCK_EX | LOCK_NB)
        }
        if result == nil { return nil }
    }
}
