import DoseCore
import Glibc
import Linux

/// A configuration folder of its own with the repository's protocols and marks; it goes with its owner.
final class ProtocolFolder: Sendable {
    static let shared = ProtocolFolder()

    let path: String

    init() {
        var name = Array("/tmp/dosed-protocols-XXXXXX".utf8CString)
        path = mkdtemp(&name).map { String(cString: $0) } ?? "/nowhere"
        mkdir("\(path)/dosed", 0o700)
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        for folder in ["protocols", "marks"] {
            symlink("/\(root)/config/\(folder)", "\(path)/dosed/\(folder)")
        }
    }

    func write(_ text: String, to file: String) {
        guard let stream = fopen(file, "w") else { return }
        fputs(text, stream)
        fclose(stream)
    }

    func write(_ text: String, inProfile name: String) {
        mkdir("\(path)/dosed/profiles", 0o700)
        write(text, to: "\(path)/dosed/profiles/\(name).toml")
    }

    deinit {
        for file in [
            "dosed/protocols", "dosed/marks", "new/plan.toml", "wrong.toml", "a.toml", "b.toml",
        ]
            + ["a.toml.before", "new/plan.toml.before", "dosed/plan.toml"]
            + ["dosed/profiles/baclofen.toml"]
        {
            unlink("\(path)/\(file)")
        }
        for folder in ["dosed/profiles", "dosed", "new"] { rmdir("\(path)/\(folder)") }
        rmdir(path)
    }
}

/// The text of a file; nil where there is none.
func content(_ path: String) -> String? {
    (try? File.read(path, limit: Limits.planBytes)).map { String(decoding: $0, as: UTF8.self) }
}
