import ControlProtocol

extension Screen {
    /// `dosectl status`.
    ///
    /// - Parameter warnings: How many there are about the plan.
    func status(_ status: Wire.Overview, warnings: Int = 0) -> [String] {
        let heading = "\(dayTitle(status.today.date)), \(time(status.now)) (\(text(status.zone)))"
        return [style.paint(heading, .bold), ""]
            + questions(status.questions, today: status.today.date) + open(status.takeable)
            + next(status.next) + [""]
            + today(status.today) + [""]
            + waiting(status) + health(status, warnings)
    }

    private func open(_ doses: [Wire.Dose]) -> [String] {
        guard !doses.isEmpty else { return ["Open  nothing"] }
        return labelled(
            "Open",
            doses.map { dose in
                let note = dose.note.map { ", \(text($0))" } ?? ""
                let line = "\(portion(dose))\(note), due \(point(dose.due)): \(outcome(dose))"
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
            return ["Nothing is planned today."] + needs(day.needs)
        }
        return table(day) + totals(day) + needs(day.needs)
    }

    private func waiting(_ status: Wire.Overview) -> [String] {
        status.waiting.map {
            "The plan you saved begins for \(text($0.name)) on "
                + "\(day($0.starts, today: status.today.date)); until then it goes on as before."
        }
    }

    /// That all is well is said of the program and the person alike, or not at all.
    private func health(_ status: Wire.Overview, _ warnings: Int) -> [String] {
        let troubles = status.health.filter { !$0.isWell }
        let check =
            warnings == 0 ? [] : ["The plan has \(count(warnings, "warning")): dosectl check"]
        guard !troubles.isEmpty else {
            if !status.questions.isEmpty {
                return check + ["dosed works, and waits for your answer."]
            }
            let isMore = status.today.totals.contains {
                $0.planned.map($0.taken.isMore(than:)) ?? false
            }
            return isMore || warnings > 0 || !status.waiting.isEmpty
                ? check + ["dosed works."] : ["Everything is well."]
        }
        return check
            + troubles.flatMap { trouble in
                let lines = words(trouble)
                let first = "Trouble with the \(trouble.part.rawValue): \(lines[0])"
                return [style.paint(first, .red)] + lines.dropFirst().map { "  \($0)" }
            }
    }
}
