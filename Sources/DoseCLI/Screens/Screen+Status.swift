import ControlProtocol

extension Screen {
    /// `dosectl status`.
    func status(_ status: Wire.Overview) -> [String] {
        let heading = "\(dayTitle(status.today.date)), \(time(status.now)) (\(text(status.zone)))"
        return [style.paint(heading, .bold), ""]
            + questions(status.questions, today: status.today.date) + open(status.takeable)
            + next(status.next) + [""]
            + today(status.today) + [""]
            + health(status.health, isAsked: !status.questions.isEmpty)
    }

    private func open(_ doses: [Wire.Dose]) -> [String] {
        guard !doses.isEmpty else { return ["Open  nothing"] }
        return labelled(
            "Open",
            doses.map { dose in
                let line = "\(portion(dose)), due \(point(dose.due)): \(outcome(dose))"
                return style.paint(line, .yellow)
            })
    }

    private func next(_ doses: [Wire.Dose]) -> [String] {
        guard !doses.isEmpty else { return ["Next  nothing"] }
        return labelled(
            "Next",
            doses.map { dose in
                let distance = clock.distance(to: dose.due).map { ", \($0)" } ?? ""
                return "\(portion(dose)) at \(point(dose.due))\(distance)"
            })
    }

    private func labelled(_ label: String, _ lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            (index == 0 ? label : String(repeating: " ", count: label.count)) + "  " + line
        }
    }

    private func today(_ day: Wire.Day) -> [String] {
        guard !day.doses.isEmpty || !day.extraIntakes.isEmpty else {
            return ["Nothing is planned today."]
        }
        return table(day) + totals(day)
    }

    private func health(_ parts: [Wire.Health], isAsked: Bool) -> [String] {
        let troubles = parts.filter { !$0.isWell }
        guard !troubles.isEmpty else {
            return [isAsked ? "dosed works, and waits for your answer." : "Everything is well."]
        }
        return troubles.flatMap { trouble in
            let lines = words(trouble)
            let first = "Trouble with the \(trouble.part.rawValue): \(lines[0])"
            return [style.paint(first, .red)] + lines.dropFirst().map { "  \($0)" }
        }
    }
}
