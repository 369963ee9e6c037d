import Glibc
import Linux

/// A folder of a test's own, removed with all that is in it.
package struct TemporaryFolder: ~Copyable {
    package let path: String

    package init() throws {
        var template = Array("/tmp/dosed-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(errno, "mkdtemp") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { removeTree(path) }

    package func path(_ name: String) -> String { path + "/" + name }

    package func write(_ text: String, to name: String) throws {
        let path = path(name)
        unlink(path)
        try File.create(path, Array(text.utf8))
    }
}

private func removeTree(_ path: String) {
    if let folder = opendir(path) {
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            if entry.pointee.d_type == UInt8(DT_DIR) {
                removeTree(path + "/" + name)
            } else {
                unlink(path + "/" + name)
            }
        }
        closedir(folder)
    }
    rmdir(path)
}
