extension Situation {
    /// The course of each medication, or of one; those taken when needed have none.
    package func courses(of key: Medication.Key?) -> [CourseReport] {
        (plan?.medications ?? []).filter { $0.asNeeded == nil && (key ?? $0.key) == $0.key }
            .map { report(of: $0) }
    }

    private func report(of medication: Medication) -> CourseReport {
        let course = course(of: medication)
        let position = course.position(on: today)
        let standing: CourseReport.Standing =
            today < course.start ? .notBegun : position.map { .on($0) } ?? .ended
        var changes: [CourseReport.Change] = []
        var ends: CivilDate?
        var step = position?.step
        let eve = max(today, course.start - 1)
        for day in course.days(from: eve + 1, through: eve + Self.horizon(of: medication)) {
            guard let next = day.position else {
                if position != nil || today < course.start { ends = day.date }
                break
            }
            if next.step != step || day.date == course.begin {
                changes.append(CourseReport.Change(date: day.date, step: next.step))
            }
            step = next.step
            if next.isHeld || (next.step == medication.steps.count - 1 && medication.after == .hold)
            {
                break
            }
        }
        return CourseReport(
            medication: medication, present: course.text(on: today), standing: standing,
            changes: changes, ends: ends,
            history: ledger.course(of: medication.key).entries.filter {
                $0.move.from.date >= course.start
            },
            days: days(of: course, through: (ends ?? changes.last?.date ?? today) + 2, today: today)
        )
    }

    private func days(of course: Course, through last: CivilDate, today: CivilDate)
        -> [CourseReport.Day]
    {
        let begin = min(course.start, plans.firstStart(of: course.medication, ledger))
        let first = max(begin, today - Limits.lookBackDays)
        guard first <= last else { return [] }
        let key = course.medication.key
        return course.days(from: first, through: min(last, first + Limits.lookAheadDays)).map {
            CourseReport.Day(
                date: $0.date,
                planned: $0.date < course.start
                    ? amountOnRecord(of: key, on: $0.date)
                    : $0.slots.reduce(.zero) { $0 + $1.amount },
                taken: $0.date <= today ? ledger.amountTaken(of: key, on: $0.date) : nil)
        }
    }

    /// What was planned then, by a text that is not walked any more.
    private func amountOnRecord(of key: Medication.Key, on date: CivilDate) -> Amount {
        ledger.recordedDoses(on: date).filter {
            $0.medication == key && ledger.state(of: $0) != .settled(.superseded)
        }.reduce(.zero) { $0 + (ledger.lastChange(of: $1)?.planned ?? .zero) }
    }

    /// As many days as all steps have, and the step that is gone through once more after stepping back.
    private static func horizon(of medication: Medication) -> Int {
        medication.steps.reduce(2) { $0 + $1.days }
    }
}
