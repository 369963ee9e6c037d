import PlanFile
import Testing
import Words

extension SettingsFile {
    static func read(_ text: String) -> SettingsReading { read(Array(text.utf8)) }
}

func messages(_ text: String) -> [String] {
    PlanFile.read(text).problems.map { $0.message(in: "plan.toml") }
}

func settingsMessages(_ text: String) -> [String] {
    SettingsFile.read(text).problems.map { $0.message(in: "dosed.toml") }
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
