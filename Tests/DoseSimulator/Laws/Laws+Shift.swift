import DoseCore

extension Laws {
    /// Times are a track of their own: where a text is saved in which only they move, nobody is asked, and the person
    /// stays on the row and its day, held or not.
    func checkMovedOnly(since count: Int, _ before: [Expectation], at now: Moment)
        -> String?
    {
        let records = book.records[count...]
        for case .planAdopted(_, afterLoss: true) in records.map(\.event) { return nil }
        let today = zone.civil(at: now.wall).date
        for var old in before where !(old.course.placement?.reason == .asked) {
            let key = old.medication.key
            guard let text = savedPlan?.medication(key), text.start <= today,
                old.medication.isMoved(to: text), !old.slots(on: today).isEmpty,
                // What is to be over tomorrow may not be where times move, which the amounts wait for.
                old.course.placement.map({ $0.place != nil }) ?? true,
                // Where the amounts wait for longer or less long a row without a date of its own may be left out, and what
                // would be over may go on.
                text.daysOfShift == old.medication.daysOfShift
                    || text.after == .hold && text.end == nil && text.isDaily
            else { continue }
            var course = old.course
            var stands = course.standing(on: today)
            for case .placed(key, let placement) in records.map(\.event) {
                // The day of a pause can be the one on which the text is read.
                if placement.reason == .paused { stands = placement.place }
                if placement.reason == .asked {
                    return "\(key) is asked about, and only its times move"
                }
                guard placement.reason == .found, placement.from == today, var stands,
                    let place = placement.place
                else { continue }
                // A last row that is stayed on counts on beyond its days.
                stands.day = min(stands.day, text.steps[stands.step].days)
                // From which date on it counts need not be said.
                if place.since == nil, stands.since == placement.from - (stands.day - 1) {
                    stands.since = nil
                }
                if place != stands {
                    return "\(key) goes from \(stands) to \(place), and only its times move"
                }
            }
        }
        return nil
    }
}

extension Medication {
    /// Whether another text differs in where its times go, and in nothing else.
    fileprivate func isMoved(to other: Medication) -> Bool {
        var moved = self
        moved.shift = other.shift
        return moved == other && self != other
    }
}
