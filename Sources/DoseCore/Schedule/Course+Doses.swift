extension Course {
    /// The doses of a civil date in a zone, in the order in which they are due.
    ///
    /// A side of a window ends at the latest half the way to the neighbouring dose, so windows never overlap. Of two
    /// slots that a spring gap moves onto one instant the earlier one's window ends as it is due: it never rings, and
    /// can be taken early or is missed.
    package func doses(on date: CivilDate, in zone: Zone) -> [PlannedDose] {
        guard !slots(on: date).isEmpty, !zone.skips(date) else { return [] }
        return doses(from: date, through: date, in: zone)
    }

    /// The doses of a range of dates, in the order in which they are due.
    package func doses(from first: CivilDate, through last: CivilDate, in zone: Zone)
        -> [PlannedDose]
    {
        // A window's side is at most half a day, so no neighbour further away can limit it. A gap before midnight moves
        // slots among those of the next date.
        let before = zone.skips(first - 1) ? first - 2 : first - 1
        let after = zone.skips(last + 1) ? last + 2 : last + 1
        let dues = (0...(after - before)).flatMap { dueSlots(on: before + $0, in: zone) }.sorted()
        return dues.indices.filter { first <= dues[$0].date && dues[$0].date <= last }.map {
            index in
            let dose = dues[index]
            let previous = index > 0 ? dues[index - 1].due : nil
            let next = index + 1 < dues.count ? dues[index + 1].due : nil
            let early = side(medication.early, towards: previous, from: dose.due)
            let late = side(medication.late, towards: next, from: dose.due)
            return PlannedDose(
                id: DoseID(medication: medication.key, date: dose.date, time: dose.slot.time),
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

    private func dueSlots(on date: CivilDate, in zone: Zone) -> [DueSlot] {
        let slots = slots(on: date).filter { $0.amount > .zero }
        // The zone is asked last: most dates that are looked at in search of a dose have none.
        guard !slots.isEmpty, !zone.skips(date) else { return [] }
        return slots.map { DueSlot(date: date, slot: $0, due: zone.instant(date, $0.time)) }
    }
}

/// A slot of a date, and when it is due.
private struct DueSlot: Comparable {
    let date: CivilDate
    let slot: Slot
    let due: Instant

    static func < (left: DueSlot, right: DueSlot) -> Bool {
        (left.due, left.date, left.slot.time) < (right.due, right.date, right.slot.time)
    }
}

extension Zone {
    /// Whether a date does not exist here, as 2011-12-30 in Apia, which crossed the date line.
    func skips(_ date: CivilDate) -> Bool {
        guard hasLongGaps, case .gap(let moved, let length) = resolve(date, .midnight), length >= .hours(24)
        else {
            return false
        }
        return civil(at: moved).date > date
    }
}
