/// How a course begins that nothing goes before: by the dates of its text alone, or by the person's word.
extension Situation {
    /// A medication that is not one of the plan in force, or whose course has not begun or is over.
    ///
    /// - Parameters:
    ///   - old: the course that is over, be it that today is the last day on which it holds anything.
    ///   - first: the date from which on nothing is due by that; nil for today.
    func begin(
        _ new: Medication, as number: Int64, after old: Course? = nil, from first: CivilDate? = nil
    ) -> [Record.Event] {
        // What one that is over held stays known, and nothing of it was due since.
        let isPlaced =
            !ledger.course(of: new.key).placed.isEmpty || old.map { $0.start <= today } ?? false
        // What was said of a course that was placed is no word on the one that begins.
        let course = Course(new, moves: isPlaced ? [] : ledger.course(of: new.key).moves)
        let first = first ?? today
        let date = isAnotherTakenToday(than: course) ? max(first, today + 1) : first
        if new.asNeeded == nil, new.series == nil,
            [first, date].contains(where: { isPastFirstRow(course, on: $0) })
        {
            return [ask(new, from: date, as: number)]
        }
        guard isPlaced else { return [] }
        // Until yesterday the key may have been another drug's.
        if old == nil, let other = plans.course(ofKey: new.key, ledger, until: today - 1),
            !isSmallBeginning(of: new, after: other)
        {
            return [ask(new, from: date, as: number)]
        }
        let from = max(date, new.start)
        return [
            .placed(
                new.key,
                Placement(
                    from: from, plan: number, place: course.position(on: from), reason: .found))
        ]
    }

    /// Whether a course that begins by its dates alone has other intakes on a date than in its first row.
    private func isPastFirstRow(_ course: Course, on date: CivilDate) -> Bool {
        let steps = course.medication.steps
        guard course.medication.start < date, let place = course.position(on: date) else {
            return false
        }
        return !steps[place.step].matches(steps[0]) { $0.intakes == $1.intakes }
    }

    /// Whether a dose of today was taken that a course does not have: it was of another text, and what was taken does not
    /// come again on the same day.
    private func isAnotherTakenToday(than course: Course) -> Bool {
        guard course.medication.asNeeded == nil else { return false }
        let doses = course.doses(on: today, in: zone).map(\.id)
        return ledger.doses.doses(on: today...today).contains { id in
            guard case .settled(.taken) = ledger.state(of: id) else { return false }
            return id.medication == course.medication.key && !doses.contains(id)
        }
    }

    /// With no amount of yesterday, nothing rings until the answer.
    func ask(_ new: Medication, from date: CivilDate, as number: Int64) -> Record.Event {
        .placed(new.key, Placement(from: date, plan: number, place: nil, reason: .asked))
    }
}
