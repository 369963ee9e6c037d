extension Course {
    /// The doses of a civil date in a zone, in the order in which they are due.
    ///
    /// A side of a window ends at the latest half the way to the neighbouring dose, so windows never overlap. Of two
    /// slots that a spring gap moves onto one instant the earlier one's window ends as it is due: it never rings, and
    /// can be taken early or is missed.
    package func doses(on date: CivilDate, in zone: Zone) -> [PlannedDose] {
        guard !slots(on: date).isEmpty, !isSkipped(date, in: zone) else { return [] }
        return doses(from: date, through: date, in: zone)
    }

    /// The doses of a range of dates, in the order in which they are due.
    package func doses(from first: CivilDate, through last: CivilDate, in zone: Zone)
        -> [PlannedDose]
    {
        let dues = dueSlots(from: first - reach, through: last + reach, in: zone)
        return dues.indices.lazy.filter { (first...last).contains(dues[$0].date) }.map { index in
            let dose = dues[index]
            let previous = index > 0 ? dues[index - 1].due : nil
            let next = index + 1 < dues.count ? dues[index + 1].due : nil
            let early = side(medication.early, towards: previous, from: dose.due)
            let late = side(medication.late, towards: next, from: dose.due)
            let id = DoseID(medication: medication.key, date: dose.date, time: dose.slot.time)
            return PlannedDose(
                id: id, amount: dose.slot.amount, due: dose.due,
                window: Window(opens: dose.due - early, closes: dose.due + late),
                formers: formers(of: id))
        }
    }

    /// The doses in whose place one came as texts were saved that move the times of its date and nothing else, the last
    /// first: those of the same number.
    private func formers(of id: DoseID) -> [DoseID] {
        guard let placement else { return [] }
        if id.date < placement.from { return before?.formers(of: id) ?? [] }
        guard placement.from == id.date, placement.reason == .found else { return [] }
        var (new, time) = (slots(on: id.date).intakes, id.time)
        var formers: [DoseID] = []
        for held in heldBefore {
            let old = held.slots(on: id.date).intakes
            guard old.map(\.amount) == new.map(\.amount),
                let index = new.firstIndex(where: { $0.time == time })
            else { break }
            let former = old[index].time
            if former != time {
                guard !old.contains(where: { $0.time == time }),
                    !new.contains(where: { $0.time == former })
                else { break }
                formers.append(DoseID(medication: id.medication, date: id.date, time: former))
            }
            (new, time) = (old, former)
        }
        return formers
    }

    /// How many dates away a neighbour can be that limits a window: it is due within twice the window's side, by hands
    /// that a change of the clocks moves by hours, and a date may be left out.
    var reach: Int {
        let twice = 2 * max(medication.early, medication.late).milliseconds
        return 2 + Int((twice + Duration.hours(12).milliseconds) / Duration.hours(24).milliseconds)
    }

    /// How many dates before or after its own a dose may be taken on.
    var windowDays: Int { max(medication.windowDays, before?.medication.windowDays ?? 1) }

    private func side(_ side: Duration, towards neighbour: Instant?, from due: Instant) -> Duration
    {
        guard let neighbour else { return side }
        let distance = abs(neighbour.milliseconds - due.milliseconds)
        return min(side, .milliseconds(distance / 2))
    }

    /// Whether a date does not exist; time passes on it all the same.
    private func isSkipped(_ date: CivilDate, in zone: Zone) -> Bool {
        zone.skips(date) && series(on: date) == nil
    }

    private func series(on date: CivilDate) -> DoseSeries? {
        date >= begin || before == nil ? medication.series : text(on: date).series
    }

    private func dueSlots(from first: CivilDate, through last: CivilDate, in zone: Zone)
        -> [DueSlot]
    {
        var dues: [DueSlot] = []
        // The zone is asked last: most dates that are looked at in search of a dose have none.
        for day in days(from: first, through: last)
        where day.hasDoses && !isSkipped(day.date, in: zone) {
            let series = series(on: day.date)
            for slot in day.slots where slot.amount > .zero {
                let due =
                    series?.due(day.date, slot.time, in: zone) ?? zone.instant(day.date, slot.time)
                dues.append(DueSlot(date: day.date, slot: slot, due: due))
            }
        }
        return dues.sorted()
    }
}

extension Medication {
    /// How many dates before or after its own a dose may be taken on.
    var windowDays: Int {
        let side = max(early, late)
        return side <= .hours(12) ? 1 : 2 + Int(side.milliseconds / Duration.hours(24).milliseconds)
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
        guard hasLongGaps, case .gap(let moved, _) = resolve(date, .midnight) else { return false }
        return civil(at: moved).date > date
    }
}
