package import DoseCore
import PlanFile

/// Reads the file of the settings.
package enum SettingsReader {
    package static func judge(fileAt path: String) -> Judgement<Settings> {
        Judgement(fileAt: path) { judge($0, from: path) }
    }

    /// - Parameter file: what problems call the place that the bytes are from.
    package static func judge(_ bytes: [UInt8], from file: String) -> Judgement<Settings> {
        let reading = SettingsFile.read(bytes)
        return reading.settings.map { .valid($0) }
            ?? .refused(reading.problems.map { FileProblem(file: file, problem: $0) })
    }

    /// Whether a file is one of settings: in its own place by its name, elsewhere by what it holds.
    package static func isMeant(by bytes: [UInt8], at path: String) -> Bool {
        switch path.split(separator: "/").last {
        case "dosed.toml": true
        case "plan.toml": false
        default: SettingsFile.isMeant(by: bytes)
        }
    }
}
