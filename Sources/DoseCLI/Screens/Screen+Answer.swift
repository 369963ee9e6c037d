import ControlProtocol

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
        return told + answer.warnings.compactMap(warning) + answer.takeable.compactMap(ringing)
            + answer.needs.map(need) + (answer.next.map { [next($0)] } ?? [])
    }

    func check(_ report: CheckReport) -> String {
        let warnings = report.problems.count
        guard report.isValid else {
            let errors = report.problems.filter { $0.severity == "error" }.count
            return "\(text(report.file)): \(count(errors, "error")); not valid"
        }
        let content =
            switch report.kind {
            case .plan:
                count(report.medications ?? 0, "medication") + ", "
                    + count(report.steps ?? 0, "step")
            case .settings: "settings"
            }
        let valid = warnings == 0 ? "valid" : "valid, with \(count(warnings, "warning"))"
        return "\(text(report.file)): \(content); \(valid)"
    }

    func versions(_ versions: Versions) -> [String] {
        let client = ["dosectl \(versions.dosectl)"]
        guard let daemon = versions.dosed else { return client }
        let note =
            daemon == versions.dosectl
            ? [] : ["The two differ; after an update: systemctl --user restart dosed"]
        return client + ["dosed \(text(daemon))"] + note
    }
}
