import Glibc
import Testing

/// A file system in memory that covers a folder, and is taken off it at the end.
struct SmallFileSystem: ~Copyable {
    private let path: String

    init(over folder: TemporaryFolder, bytes: Int) throws {
        try #require(mount("tmpfs", folder.path, "tmpfs", 0, "size=\(bytes)") == 0)
        path = folder.path
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
    }

    /// Changes it under whoever uses it, as `ro` or `size=600000`.
    func remount(_ options: String) throws {
        try #require(mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), options) == 0)
    }

    /// Whether this process may mount one: root may, but not in every container.
    static let isPossible: Bool = {
        guard let folder = try? TemporaryFolder(),
            mount("tmpfs", folder.path, "tmpfs", 0, "size=4096") == 0
        else { return false }
        return umount(folder.path) == 0
    }()
}
