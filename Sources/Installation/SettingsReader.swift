package import DoseCore
import PlanFile

/// Reads the file of the settings.
package enum SettingsReader {
    package static func judge(fileAt path: String) -> Judgement<Settings> {
        Judgement(fileAt: path) { bytes in
            let reading = SettingsFile.read(bytes)
            return reading.settings.map { .valid($0) }
                ?? .refused(reading.problems.map { FileProblem(file: path, problem: $0) })
        }
    }
}
