import Glibc
import PlanFile
import Testing

/// A plan whose only medication has what it must have, and these lines besides.
func plan(with lines: String, at times: String = "[\"13:00\", \"17:00\"]") -> String {
    """
    version = 1
    [medication.x]
    start = 2026-12-01
    times = \(times)
    steps = [{ mg = [10, 20] }]
    \(lines)
    """
}

/// A plan whose only medication has these steps, on its sixth line.
func plan(steps: String, after: String = "hold") -> String {
    """
    version = 1
    [medication.x]
    start = 2026-12-01
    times = ["13:00", "17:00"]
    after = "\(after)"
    steps = \(steps)
    """
}

func messages(_ text: String) -> [String] {
    PlanFile.read(text).problems.map { $0.message(in: "plan.toml") }
}

func settingsMessages(_ text: String) -> [String] {
    SettingsFile.read(text).problems.map { $0.message(in: "dosed.toml") }
}

/// The bytes of a file of the repository, named from its root; empty when there is none.
func repositoryFile(_ path: String) -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return bytes(of: "/\(root)/\(path)")
}

/// The bytes of a file; empty when there is none.
func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
}

/// A text and the whole line that is said about it.
typealias Row = (text: String, message: String)

/// Each text has this one problem and gives no plan.
func expectMessages(_ rows: [Row], sourceLocation: SourceLocation = #_sourceLocation) {
    for row in rows {
        #expect(
            messages(row.text) == ["plan.toml:" + row.message], sourceLocation: sourceLocation)
        #expect(
            PlanFile.read(row.text).plan == nil, "for \(row.text)",
            sourceLocation: sourceLocation)
    }
}
