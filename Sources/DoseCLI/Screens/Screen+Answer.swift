import ControlProtocol
import DoseCore
import Words

extension Screen {
    /// What an answer led to.
    func answer(_ answer: Wire.Answer, to verb: String) -> [String] {
        let told =
            if !answer.isRecorded {
                answer.doses.map(already) + answer.extraIntakes.map(already)
            } else if verb == UndoVerb.manual.name {
                answer.undone.map { takenBack($0, of: answer) } + answer.doses.map(again)
                    + questions(answer.questions, today: "").dropLast()
            } else {
                answer.doses.map(done) + answer.extraIntakes.map { done($0, of: answer) }
            }
        if answer.undone.contains(where: { $0.event == .diary }), answer.doses.isEmpty {
            return told + sums(answer)
        }
        if answer.undone.contains(where: { $0.event == .stock }), answer.doses.isEmpty {
            return told + stocks(answer)
        }
        return told + answer.warnings.compactMap(warning) + answer.takeable.compactMap(ringing)
            + answer.needs.map(need) + (answer.next.map { [next($0)] } ?? [])
    }

    func check(_ report: CheckReport) -> String {
        let (words, file) = (CheckWords(language), text(report.file))
        let warnings = report.problems.count
        guard report.isValid else {
            let errors = report.problems.filter { $0.severity == "error" }.count
            return words.invalid(file, errors: errors)
        }
        return switch report.kind {
        case .plan:
            words.valid(
                file, medicines: report.medications ?? 0, steps: report.steps ?? 0,
                warnings: warnings)
        case .settings: words.validSettings(file, warnings: warnings)
        }
    }

    func versions(_ versions: Versions) -> [String] {
        let client = ["dosectl \(versions.dosectl)"]
        guard let daemon = versions.dosed else { return client }
        let note =
            daemon == versions.dosectl
            ? [] : [CheckWords(language).differ(Commands.restart)]
        return client + ["dosed \(text(daemon))"] + note
    }
}
