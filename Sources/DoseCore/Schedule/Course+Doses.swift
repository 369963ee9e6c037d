extension Course {
    /// The doses of a civil date in a zone, in the order in which they are due.
    ///
    /// A side of a window ends at the latest half the way to the neighbouring dose, so windows never overlap. Of two
    /// slots that a spring gap moves onto one instant the earlier one's window ends as it is due: it never rings, and
    /// can be taken early or is missed.
    package func doses(on date: CivilDate, in zone: Zone) -> [PlannedDose] {
        let today = dues(on: date, in: zone)
        guard !today.isEmpty else { return [] }
        // A window's side is at most half a day, so no neighbour further away can limit it.
        let before = dues(on: date - 1, in: zone).last?.due
        let after = dues(on: date + 1, in: zone).first?.due
        return today.enumerated().map { index, dose in
            let previous = index > 0 ? today[index - 1].due : before
            let next = index + 1 < today.count ? today[index + 1].due : after
            let early = side(medication.early, towards: previous, from: dose.due)
            let late = side(medication.late, towards: next, from: dose.due)
            return PlannedDose(
                id: DoseID(medication: medication.key, date: date, time: dose.slot.time),
                amount: dose.slot.amount, due: dose.due,
                window: Window(opens: dose.due - early, closes: dose.due + late))
        }
    }

    private func side(_ side: Duration, towards neighbour: Instant?, from due: Instant) -> Duration
    {
        guard let neighbour else { return side }
        let distance = abs(neighbour.milliseconds - due.milliseconds)
        return min(side, .milliseconds(distance / 2))
    }

    private func dues(on date: CivilDate, in zone: Zone) -> [(slot: Slot, due: Instant)] {
        let slots = slots(on: date)
        guard !slots.isEmpty, !zone.skips(date) else { return [] }
        var dues: [(slot: Slot, due: Instant)] = []
        var isSorted = true
        for slot in slots where slot.amount > .zero {
            let due = zone.instant(date, slot.time)
            // A gap may move a slot onto the next one or past it.
            if let last = dues.last, last.due >= due { isSorted = false }
            dues.append((slot, due))
        }
        return isSorted
            ? dues : dues.sorted { ($0.due, $0.slot.time) < ($1.due, $1.slot.time) }
    }
}

extension Zone {
    /// Whether a date does not exist here, as 2011-12-30 in Apia, which crossed the date line.
    func skips(_ date: CivilDate) -> Bool {
        guard case .gap(let moved, let length) = resolve(date, .midnight), length >= .hours(24)
        else {
            return false
        }
        return civil(at: moved).date > date
    }
}
