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
        let before = dues(on: zone.skips(date - 1) ? date - 2 : date - 1, in: zone).last?.due
        let after = dues(on: zone.skips(date + 1) ? date + 2 : date + 1, in: zone).first?.due
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
        guard !zone.skips(date) else { return [] }
        return slots(on: date).filter { $0.amount > .zero }
            .map { ($0, zone.instant(date, $0.time)) }
            .sorted { ($0.due, $0.slot.time) < ($1.due, $1.slot.time) }
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
