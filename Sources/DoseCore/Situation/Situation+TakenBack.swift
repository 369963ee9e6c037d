/// What becomes of a course when a word is taken back that was said before a plan was saved, which found its place by it.
extension Situation {
    /// Where courses go on as if answers that are taken back had not been given.
    func placesWithout(_ undone: [Record]) -> [Record.Event] {
        guard trust == .trusted else { return [] }
        return undone.flatMap { record -> [Record.Event] in
            guard record.provenance == nil else { return [] }
            switch record.event {
            case .course(let key, let move, _):
                // A pause alone is no plan's doing, and is looked for anew by itself.
                let found = placed(of: key, after: record, from: move.from.date)
                return found.allSatisfy { $0.placement.reason == .paused }
                    ? [] : places(of: key, without: found)
            // Where a move led was said with the move.
            case .placed(let key, let placement) where placement.reason != .moved:
                return places(
                    of: key, without: placed(of: key, after: record, from: placement.from))
            case .planAdopted, .dose, .extraIntake, .placed, .told, .diary, .stock, .undone:
                return []
            }
        }
    }

    /// Where a course was placed since a word of the person's, by the date from which on it acts, and by nobody's word.
    private func placed(of key: Medication.Key, after word: Record, from date: CivilDate)
        -> [CourseHistory.Placed]
    {
        ledger.course(of: key).placed.filter {
            $0.record > word.number && $0.placement.from >= date && !$0.placement.isAnswer
                && $0.placement.place != nil
        }
    }

    private func places(of key: Medication.Key, without found: [CourseHistory.Placed])
        -> [Record.Event]
    {
        let placed = ledger.course(of: key).placed
        guard let last = found.last, placed.last == last, let number = ledger.plan?.record,
            let new = plans.saved?.medication(key),
            let course = plans.course(
                of: key, ledger, on: today, withoutLast: { found.contains($0) })
        else { return [] }
        let text = course.placement?.plan ?? placed[0].placement.plan
        let basis = found.first == placed.first ? basis(of: course, by: text) : []
        // What is left of a day of which anything is recorded stays as it is.
        let hasBegun = ledger.hasRecord(of: key, on: today...today)
        let earliest = hasBegun ? today + 1 : today
        return follow(course, with: new, as: number, by: text, basis, notBefore: earliest)
    }
}
