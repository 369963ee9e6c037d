import Glibc
import Linux

/// A folder of a test's own, removed with all that is in it.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() throws {
        var template = Array("/tmp/linux-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(errno, "mkdtemp") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { removeTree(path) }

    func path(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String) throws {
        let file = FileDescriptor(
            owning: try Errno.check("open", path(name)) {
                creat(path(name), 0o600)
            })
        let fd = file.rawValue
        try Errno.check("write") { Glibc.write(fd, text, text.utf8.count) }
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

/// Whether there is something to read at once.
func isReadable(_ fd: CInt) -> Bool {
    var request = pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) == 1
}
