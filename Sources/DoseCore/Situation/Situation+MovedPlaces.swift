/// Where a move leads that is said of what holds today, while another place or text holds from tomorrow on.
extension Situation {
    /// The place that a move leads to where the move alone would not: nil where it acts on the course as it is walked.
    ///
    /// What was found for tomorrow is found anew. A hold stays at the amounts of today, also where the person accepted
    /// another plan that begins tomorrow: then it does not begin. Whoever steps back from the first rows of a text goes to
    /// the nearest row with another daily amount of the texts before it, and stays there: nobody is to climb by an old
    /// text unasked.
    func placeAfter(_ move: CourseMove, of course: Course) -> Placement? {
        switch move.kind {
        case .resumed: nil
        case .held: placeOfTomorrow(after: move, of: course)
        case .steppedBack:
            placeOfTomorrow(after: move, of: course) ?? rowOfEarlierText(after: move, of: course)
        }
    }

    /// By the text before, in the text that holds from tomorrow on if it has that row, and else in its own.
    private func placeOfTomorrow(after move: CourseMove, of course: Course) -> Placement? {
        guard let placement = course.placement, placement.from == move.from.date,
            placement.place != nil, !move.isWithinDay, placement.reason.isOfToday,
            let before = course.before,
            let own = before.placement, let standing = Standing(before.adding(move), on: today)
        else { return nil }
        if move.kind == .steppedBack, !moves(before, by: move) {
            return rowOfEarlierText(after: move, of: before)
        }
        let date = placement.from
        if placement.reason != .accepted {
            let found =
                move.kind == .held
                ? place(of: standing, on: date, in: course.medication)
                : placeOfRow(of: standing, on: date, in: course.medication)
            // A row that was rewritten is not what is held today.
            let isOfToday =
                found.map { holdsAmounts(of: standing, on: date, course, at: $0) } ?? false
            if isOfToday, move.kind == .held, found == course.adding(move).position(on: date) {
                return nil
            }
            let row = before.row(on: today)
            let isBack = found.map { found in
                found.step < placement.place?.step ?? 0
                    && row.map {
                        !course.medication.steps[found.step]
                            .hasSums(of: $0.medication.steps[$0.position.step])
                    } ?? true
            }
            if let found, move.kind == .held ? isOfToday : isBack ?? false {
                return Placement(from: date, plan: placement.plan, place: found, reason: .moved)
            }
        }
        guard var place = standing.place(on: date) else { return nil }
        place.isHeld = true
        return Placement(from: date, plan: own.plan, place: place, reason: .moved)
    }

    private func holdsAmounts(
        of standing: Standing, on date: CivilDate, _ course: Course, at place: CoursePosition
    ) -> Bool {
        guard let old = standing.place(on: date) else { return false }
        return standing.course.medication.steps[old.step].intakes.map(\.amount)
            == course.medication.steps[place.step].intakes.map(\.amount)
    }

    /// Whether a step back leads to another row of the course's own text.
    func moves(_ course: Course, by move: CourseMove) -> Bool {
        let after = course.adding(move).position(on: move.from.date)
        return after != nil && after?.step != course.position(on: move.from.date)?.step
    }

    private func rowOfEarlierText(after move: CourseMove, of course: Course) -> Placement? {
        // A question is answered first, and a place of tomorrow is not where the person stands.
        guard !moves(course, by: move), course.placement?.reason != .asked, course.begin <= today
        else { return nil }
        let isBack = course.moves.contains { $0.kind == .steppedBack && $0.from == move.from }
        let date = isBack ? move.from.date : today
        guard let row = course.row(on: date), let text = course.placement?.plan,
            let earlier = self.row(
                before: course, ofTextsBefore: text, of: row.medication.unit.dimension,
                otherThan: row.medication.steps[row.position.step])
        else { return nil }
        let place = CoursePosition(step: earlier.step, day: 1, isHeld: true)
        let from =
            move.isWithinDay
            ? dateOfChange(of: course.medication, to: earlier.medication, at: place)
            : move.from.date
        return Placement(from: from, plan: earlier.plan, place: place, reason: .moved)
    }

    /// The nearest row of the texts before one, from the row on which the person stood last by each; a course that was
    /// over, or left, or of another dimension, is another one.
    private func row(
        before course: Course, ofTextsBefore text: Int64, of dimension: AmountUnit.Dimension,
        otherThan other: Step
    ) -> (medication: Medication, plan: Int64, step: Int)? {
        guard let before = course.before, let placement = before.placement,
            let last = before.position(on: course.begin - 1)?.step
        else { return nil }
        let medication = before.medication
        if placement.plan < text, medication.unit.dimension == dimension,
            medication.end.map({ $0 > today }) ?? true,
            let step = medication.steps[...last].lastIndex(where: { !$0.hasSums(of: other) })
        {
            return (medication, placement.plan, step)
        }
        return row(before: before, ofTextsBefore: text, of: dimension, otherThan: other)
    }
}

extension Placement.Reason {
    /// Whether it says where what holds today goes on, so that what is said of today concerns it.
    fileprivate var isOfToday: Bool {
        switch self {
        case .found, .accepted, .moved: true
        case .waiting, .asked, .paused, .kept: false
        }
    }
}
