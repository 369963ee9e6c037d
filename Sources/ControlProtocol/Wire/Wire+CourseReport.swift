package import DoseCore

extension Wire.Course {
    package init(_ report: CourseReport, today: CivilDate) {
        let medication = report.medication
        let last = medication.steps.count - 1
        self.init(
            medication: medication.key, name: medication.name, today: today.description,
            standing: Standing(report.standing), steps: medication.steps.count,
            starts: medication.start.description,
            upcoming: report.changes.map { Step($0, of: medication) },
            reachesLast: report.changes.first { $0.step == last }?.date.description,
            ends: report.ends?.description,
            moves: report.history.suffix(ControlLimits.courseMoves).map { Move($0) },
            days: report.days.map { Day($0) })
        guard case .on(let position) = report.standing else { return }
        let step = medication.steps[position.step]
        self.step = position.step + 1
        day = position.day
        stepDays = position.step == last && medication.after == .hold ? nil : step.days
        dailyMilligrams = step.dailyAmount.milligrams
        times = step.slots.map(\.time.description)
        amountsMilligrams = step.slots.map(\.amount.milligrams)
    }
}

extension Wire.Course.Standing {
    init(_ standing: CourseReport.Standing) {
        self =
            switch standing {
            case .notBegun: .notBegun
            case .on(let position): position.isHeld ? .held : .running
            case .ended: .ended
            }
    }
}

extension Wire.Course.Step {
    init(_ change: CourseReport.Change, of medication: Medication) {
        let step = medication.steps[change.step]
        self.init(
            step: change.step + 1, from: change.date.description,
            dailyMilligrams: step.dailyAmount.milligrams,
            times: step.slots.map(\.time.description),
            amountsMilligrams: step.slots.map(\.amount.milligrams))
    }
}

extension Wire.Course.Move {
    init(_ entry: CourseHistory.Entry) {
        self.init(
            record: Int(entry.record), kind: Kind(entry.move.kind),
            from: entry.move.from.description, reason: entry.reason)
    }
}

extension Wire.Course.Move.Kind {
    init(_ kind: CourseMove.Kind) {
        self =
            switch kind {
            case .held: .held
            case .resumed: .resumed
            case .steppedBack: .steppedBack
            }
    }

    var move: CourseMove.Kind {
        switch self {
        case .held: .held
        case .resumed: .resumed
        case .steppedBack: .steppedBack
        }
    }
}

extension Wire.Course.Day {
    init(_ day: CourseReport.Day) {
        self.init(
            date: day.date.description, plannedMilligrams: day.planned.milligrams,
            takenMilligrams: day.taken?.milligrams)
    }
}
