import Glibc
import Testing

/// A folder of the test's own, deleted with what it holds at the end.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/sqlite-test-XXXXXX".utf8CString)
        path = try String(cString: #require(mkdtemp(&template)))
    }

    deinit {
        for name in names { unlink(file(name)) }
        rmdir(path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    var names: Set<String> {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: Set<String> = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.insert(name)
        }
        return names.subtracting([".", ".."])
    }

    func bytes(of name: String) throws -> [UInt8] {
        let descriptor = open(file(name), O_RDONLY)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
        try #require(pread(descriptor, &bytes, bytes.count, 0) == bytes.count)
        return bytes
    }

    func write(_ bytes: [UInt8], to name: String, at offset: Int = 0) throws {
        let descriptor = open(file(name), O_WRONLY | O_CREAT, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try #require(pwrite(descriptor, bytes, bytes.count, offset) == bytes.count)
    }
}
