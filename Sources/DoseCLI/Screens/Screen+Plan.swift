import DoseCore
import Planning

extension Screen {
    /// `dosectl plan show`.
    func calendar(_ plan: Plan) -> [String] {
        guard !plan.medications.isEmpty else { return ["The plan holds no medication."] }
        return Array(plan.medications.map { calendar($0) }.joined(separator: [""]))
    }

    /// `dosectl plan new -o`.
    ///
    /// - Parameter goesOn: What is to be known of its end.
    func written(_ plan: Plan, to file: String, _ goesOn: String? = nil) -> [String] {
        let steps = plan.medications.map { $0.steps.count }.reduce(0, +)
        return [
            "\(text(file)) is written: \(count(steps, "step")). To look at it: "
                + "dosectl plan show \(text(file))"
        ] + [goesOn.map(text)].compactMap(\.self) + [
            "This is not medical advice: check it with the prescriber before you use it."
        ]
    }

    /// The same where it may have been added to a plan.
    func written(_ plan: Plan, into whole: Plan, _ target: PlanTarget, _ goesOn: String?)
        -> [String]
    {
        let others = whole.medications.filter { plan.medication($0.key) == nil }.map {
            text($0.name)
        }
        let kept =
            others.isEmpty ? [] : ["It holds besides: \(others.joined(separator: ", "))."]
        let before = target.before.map { ["The file of before is kept as \(text($0))."] } ?? []
        let lines = written(plan, to: target.path, goesOn)
        return lines.prefix(1) + kept + before + lines.dropFirst()
    }

    private func calendar(_ medication: Medication) -> [String] {
        var heading = "\(text(medication.name)) (\(text(medication.key)))"
        if let tablets = medication.tablets {
            heading += ", tablets of \(tablets.strength)\(tablets.halves ? ", halved" : "")"
        }
        let notes = [recurrence(medication.recurrence)].compactMap(\.self)
        if let asNeeded = medication.asNeeded {
            return [style.paint(heading, .bold)] + notes + [words(asNeeded)]
        }
        return [style.paint(heading, .bold)] + notes + [""] + rows(medication) + [""]
            + [ending(medication)]
    }

    /// A column for each time, or the intakes one after the other where there are too many times.
    private func rows(_ medication: Medication) -> [String] {
        let calendar = medication.stretches
        let times = Set(calendar.flatMap { $0.step.intakes.map(\.time) }).sorted()
        let hasColumns = times.count <= Self.columns
        var table = Table()
        table.add(
            [Table.Cell("from"), Table.Cell(""), Table.Cell("days", isRight: true)]
                + (hasColumns
                    ? times.map { Table.Cell("\($0)", isRight: true) } : [Table.Cell("mg")])
                + [Table.Cell("a day", isRight: true)])
        for dated in calendar {
            let days = dated.length.map { "\($0)" } ?? ""
            let amounts =
                hasColumns
                ? times.map { time in Table.Cell(number(at: time, dated.step.slots), isRight: true)
                }
                : [Table.Cell(intakes(dated.step.slots))]
            table.add(
                [
                    Table.Cell(shortDay(dated.first)), Table.Cell("\(dated.first)"),
                    Table.Cell(days, isRight: true),
                ] + amounts + [Table.Cell("\(dated.step.dailyAmount)", isRight: true)])
        }
        return table.lines(style)
    }

    /// As many columns of times as 80 columns of a terminal have room for.
    private static let columns = 5

    private func number(at time: CivilTime, _ slots: [Slot]) -> String {
        slots.first { $0.time == time }.map { $0.amount.number } ?? "0"
    }

    /// `13:00 10, 15:00 30`, in mg.
    private func intakes(_ slots: [Slot]) -> String {
        let due = slots.filter { $0.amount > .zero }
        return due.isEmpty
            ? "nothing"
            : due.map { "\($0.time) \($0.amount.number)" }.joined(separator: ", ")
    }

    private func ending(_ medication: Medication) -> String {
        guard let dated = medication.calendar.last else { return "It ends before it begins." }
        guard let until = dated.last else { return "The last step is kept until the plan changes." }
        return "The last day is \(until.dayName) \(until.year)."
    }

    private func recurrence(_ recurrence: Recurrence) -> String? {
        switch recurrence {
        case .daily: nil
        case .weekdays(let weekdays):
            "On \(Weekday.allCases.filter(weekdays.contains).map(\.name).joined(separator: ", "))."
        case .every(let days): "Every \(days) days, from the first day on."
        case .cycle(let on, let off):
            "\(count(on, "day")) with doses and \(off) without, from the first day on."
        case .daysOfMonth(let days):
            "On these days of a month: \(days.sorted().map(String.init).joined(separator: ", "))."
        }
    }

    private func words(_ asNeeded: AsNeeded) -> String {
        let limits = [
            asNeeded.spacing.map { "at least \($0.components.seconds / 60) min apart" },
            asNeeded.dailyMaximum.map { "at most \($0) a day" },
        ].compactMap(\.self)
        return (["Taken when needed"] + limits).joined(separator: ", ") + "."
    }
}

extension Screen {
    /// `dosectl plan diff`.
    func difference(_ difference: PlanDifference) -> [String] {
        guard !difference.isEmpty else { return ["The two plans ask for the same."] }
        let whole = difference.zone.map { ["The whole plan", property($0), ""] } ?? []
        let gone = difference.removed.map { "\(text($0.name)) (\(text($0.key))) is removed." }
        let new = difference.added.map {
            "\(text($0.name)) (\(text($0.key))) is added, from \(shortDay($0.start)) \($0.start) on."
        }
        let changes = difference.changed.map { change in
            [style.paint(text(change.key), .bold)] + change.properties.map(property)
                + change.dated.flatMap(dated)
        }
        return whole + gone + new + Array(changes.joined(separator: [""]))
    }

    private func property(_ property: PlanDifference.Property) -> String {
        let (before, after) = (property.before.map(text), property.after.map(text))
        return switch (before, after) {
        case (let before?, let after?): "  \(property.key) is \(after), was \(before)"
        case (nil, let after): "  \(property.key) is \(after ?? ""), was not said"
        case (let before, nil): "  \(property.key) is not said any more, was \(before ?? "")"
        }
    }

    private func dated(_ dated: PlanDifference.Dated) -> [String] {
        let from = "\(shortDay(dated.from)) \(dated.from)"
        let dates =
            switch dated.until {
            case nil: "from \(from) on"
            case dated.from: "on \(from)"
            case let until?: "from \(from) to \(shortDay(until)) \(until)"
            }
        return [
            "  \(dates):", "    was \(total(dated.before))",
            "    is  \(style.paint(total(dated.after), .bold))",
        ]
    }

    /// `13:00 10, 15:00 30: 40 mg a day`.
    private func total(_ slots: [Slot]) -> String {
        guard !slots.isEmpty else { return "nothing" }
        return "\(intakes(slots)): \(slots.reduce(Amount.zero) { $0 + $1.amount }) a day"
    }

    /// `Tue`.
    private func shortDay(_ date: CivilDate) -> String { String(date.weekday.name.prefix(3)) }
}

extension Weekday {
    fileprivate var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
