import Glibc
import Linux

/// A folder of a test's own, removed with all that is in it.
final class TemporaryFolder {
    let path: String

    init() throws {
        // In memory where there is such a place: a busy disk would keep all tests waiting on the one queue.
        let parent = access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : "/tmp"
        var template = Array("\(parent)/dosed-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(errno, "mkdtemp") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    isolated deinit { removeTree(path) }

    func file(_ name: String) -> String { path + "/" + name }

    /// The names of its files, in order.
    var names: [String] { entries(path).map(\.name).sorted() }

    /// Replaces a file as editors do: whole, by a rename.
    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name + ".new")
        guard rename(file(name + ".new"), file(name)) == 0 else { throw Errno(errno, "rename") }
    }

    func write(_ bytes: [UInt8], to name: String, at offset: Int = 0) throws {
        let descriptor = open(file(name), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Errno(errno, "open", file(name)) }
        defer { close(descriptor) }
        guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
            throw Errno(errno, "pwrite", file(name))
        }
    }

    func remove(_ name: String) throws {
        guard unlink(file(name)) == 0 else { throw Errno(errno, "unlink", file(name)) }
    }

    /// Not for a ledger that is open: closing it here drops SQLite's locks on it (POSIX).
    func bytes(of name: String) throws -> [UInt8] {
        try File.read(file(name), limit: 1 << 30)
    }

    func text(of name: String) throws -> String {
        String(decoding: try bytes(of: name), as: UTF8.self)
    }
}

private func entries(_ path: String) -> [(name: String, isFolder: Bool)] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name == "." || name == ".." { continue }
        entries.append((name, entry.pointee.d_type == UInt8(DT_DIR)))
    }
    return entries
}

private func removeTree(_ path: String) {
    for entry in entries(path) {
        if entry.isFolder {
            removeTree("\(path)/\(entry.name)")
        } else {
            unlink("\(path)/\(entry.name)")
        }
    }
    rmdir(path)
}

/// The permission bits of a file, as in `chmod`.
func permissions(of path: String) throws -> mode_t? { try FileStatus(of: path)?.permissions }
