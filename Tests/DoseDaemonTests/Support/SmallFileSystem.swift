import Glibc
import Linux

/// A file system in memory that covers a folder, and is taken off it at the end.
struct SmallFileSystem: ~Copyable {
    private let path: String

    init(over folder: TemporaryFolder, bytes: Int) throws {
        guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(bytes)") == 0 else {
            throw Errno(errno, "mount")
        }
        path = folder.path
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }

    /// Changes it under whoever uses it, as `size=600000`.
    func remount(_ options: String, isReadOnly: Bool = false) throws {
        let flags = UInt(MS_REMOUNT) | (isReadOnly ? UInt(MS_RDONLY) : 0)
        guard mount("tmpfs", path, "tmpfs", flags, options) == 0 else {
            throw Errno(errno, "mount")
        }
    }

    /// Whether this process may mount one: root may, but not in every container.
    nonisolated static let isPossible: Bool = {
        var template = Array("/tmp/dosed-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return false }
        defer { rmdir(template) }
        guard mount("tmpfs", template, "tmpfs", 0, "size=4096") == 0 else { return false }
        return umount(template) == 0
    }()
}
