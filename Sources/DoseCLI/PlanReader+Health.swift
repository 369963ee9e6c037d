import ControlProtocol
import DoseCore
import Installation
import PlanFile
import Words

extension PlanReader {
    /// What `dosectl check` would print of a file that the daemon refuses.
    ///
    /// The daemon tells only where its problems are, and this program, on the same machine, reads it by the same function
    /// to word them. Nil where that finds others: the file has changed since, or cannot be read from here.
    func messages(
        of health: Wire.Health, at now: Instant, in language: Language
    ) -> [String]? {
        guard let file = health.file else { return nil }
        let found: [FileProblem] =
            switch health.part {
            case .plan: judge(fileAt: file, at: now).refusal
            case .settings: SettingsReader.judge(fileAt: file).refusal
            case .files, .store, .clock, .zone, .display, .sound, .command, .waking, .journal,
                .sharing:
                []
            }
        let places = found.map { Wire.Place(file: $0.file, line: $0.line, column: $0.column) }
        guard places == health.problems else { return nil }
        return found.map { ProblemWords(language).message($0.problem, in: $0.file) }
    }
}
