import DoseCore

/// While nothing of it is taken, a course of several amounts goes no further.
extension Laws {
    /// A course is paused on a date before which one with doses went by without an intake.
    mutating func checkPaused(
        _ key: Medication.Key, _ placement: Placement, _ turn: World.Turn
    ) -> String? {
        let zones = [zone, turn.event.zone ?? zone]
        guard zones.contains(where: { $0.civil(at: turn.now.wall).date == placement.from }) else {
            return "\(key) is paused from \(placement.from) on"
        }
        guard let index = expectations.firstIndex(where: { $0.medication.key == key }) else {
            return nil
        }
        let today = placement.from
        let dates = (1...Limits.lookAheadDays).map { today - $0 }
        guard let due = dates.first(where: { !expectations[index].slots(on: $0).isEmpty }) else {
            return "\(key) is paused, and nothing was due"
        }
        let taken = book.drugs[key]?.dates ?? [:]
        let isTaken = (0...(today - due)).contains { taken[due + $0] != nil }
        return isTaken ? "\(key) is paused, and was taken" : nil
    }

    /// Only a hold or a step back leads elsewhere than its text: a hold to what is due today, and a step back to another
    /// amount.
    mutating func checkMoved(
        _ placement: Placement, of key: Medication.Key, _ turn: World.Turn
    ) -> String? {
        guard case .request(let request) = turn.event,
            case .course(let kind, let meant, let isNow, _) = request.answer, meant ?? key == key,
            kind != .resumed, let place = placement.place
        else { return "\(key) is moved, and something else was said" }
        let today = zone.civil(at: turn.now.wall).date
        guard placement.from == today + 1 || isNow && placement.from == today else {
            return "\(key) is moved from \(placement.from) on"
        }
        let isMovedBefore = book.drugs[key]?.moves.dropLast().contains {
            $0.move.from.date >= today
        }
        guard let index = expectations.firstIndex(where: { $0.medication.key == key }),
            let text = text(of: placement, key), isMovedBefore != true
        else { return nil }
        let rows = [expectations[index].slots(on: today), text.steps[place.step].byDay(today)]
        let sums = rows.map { $0.reduce(0) { $0 + $1.amount.grains } }
        if rows[0].isEmpty { return nil }
        // Another amount on some weekday is another one.
        let weeks = [
            expectations[index].week(on: today) ?? [[Slot]](repeating: rows[0], count: 7),
            text.steps[place.step].week,
        ].map { $0.map { $0.reduce(0) { $0 + $1.amount.grains } } }
        return switch kind {
        case .held where sums[0] != sums[1] || !place.isHeld:
            "\(key) is held at \(sums[1]) where today has \(sums[0])"
        case .steppedBack where weeks[0] == weeks[1]: "\(key) steps back to the same amount"
        case .held, .steppedBack, .resumed: nil
        }
    }

    /// On the day of return no more is due than on the last date with an intake; and after as many dates without one as
    /// the plan says the course is held.
    mutating func checkReturn(at now: Moment) -> String? {
        guard isTrusted, plan != nil else { return nil }
        let today = zone.civil(at: now.wall).date
        if let returned, returned == (book.records.count, today) { return nil }
        returned = (book.records.count, today)
        for index in expectations.indices where expectations[index].medication.isOfSeveralAmounts {
            let due = expectations[index].slots(on: today)
            let key = expectations[index].medication.key
            if let broken = checkReturn(now, due, at: index) { return broken }
            stood[key, default: [:]][today] = Stood(
                due: due, week: expectations[index].week(on: today))
        }
        return nil
    }

    private mutating func checkReturn(_ now: Moment, _ due: [Slot], at index: Int) -> String? {
        let today = zone.civil(at: now.wall).date
        let medication = expectations[index].medication
        guard let drug = book.drugs[medication.key], drug.dates[today] == nil,
            let taken = drug.dates.keys.filter({ $0 < today }).max(),
            today - taken <= Limits.lookBackDays, let stood = stood[medication.key]?[taken],
            // Where the person or another plan chose since, that is another law's.
            !drug.placed.contains(where: {
                $0.placement.reason != .paused && $0.placement.from > taken
            }),
            // One that was never placed begins on its start, and what was before is another course.
            drug.placed.last.map({ $0.placement.from <= today && $0.placement.reason != .asked })
                ?? (medication.start <= taken)
        else { return nil }
        // A date is not over while a dose of it may still be taken, as one of the night.
        let idle = (1...(today - taken)).map { taken + $0 }.filter { date in
            date < today && !expectations[index].slots(on: date).isEmpty
                && expectations[index].doses(on: date).allSatisfy { $0.closes <= now.wall }
        }
        guard !idle.isEmpty, !due.isEmpty else { return nil }
        tally.returns += 1
        let resumed = drug.moves.filter { $0.move.kind == .resumed }.map(\.move.from.date).max()
        let ignored = idle.count { date in resumed.map { date >= $0 } ?? true }
        if ignored >= medication.pauseAfter, !expectations[index].isHeld(on: today) {
            return "\(medication.key) is not held after \(ignored) days of nothing"
        }
        // Of a date with two steps nobody knows which is meant.
        let isMixed = drug.moves.contains {
            $0.move.from.date == taken && $0.move.from.time != .midnight
        }
        guard !isMixed, !stood.due.isEmpty else { return nil }
        // Of amounts that depend on the weekday it is the weekday's own that are compared.
        var before = stood.week.map { $0[today.numberInWeek] } ?? stood.due
        // Where a clock set back placed a date anew on which something was taken already, it is no more than what was said.
        if let chosen = drug.placed.last(where: { $0.placement.reason != .paused }),
            chosen.record > drug.intakes.last?.record ?? 0, chosen.placement.from <= taken
        {
            guard let step = chosen.placement.place?.step,
                let text = text(of: chosen.placement, medication.key)
            else { return nil }
            before = text.byDay(text.steps[step].byDay(today), on: today).slots.filter {
                $0.amount > .zero
            }
        }
        let sums = [before, due].map { $0.reduce(0) { $0 + $1.amount.grains } }
        let largest = [before, due].map { $0.map(\.amount.grains).max() ?? 0 }
        return sums[1] > sums[0] || largest[1] > largest[0]
            ? "\(medication.key) goes from \(before.map(\.amount)) on \(taken) to \(due.map(\.amount)) with nothing taken since"
            : nil
    }
}

extension Medication {
    fileprivate var isOfSeveralAmounts: Bool {
        let rows = steps.map { $0.week.map { $0.map(\.amount) } }
        return asNeeded == nil && series == nil && rows.contains { $0 != rows[0] }
    }
}

/// What a course held of a date.
struct Stood {
    let due: [Slot]
    /// What its place holds of each day of the week; nil where all have the same.
    let week: [[Slot]]?
}

extension Record.Event {
    func isPause(of key: Medication.Key) -> Bool {
        if case .placed(key, let placement) = self { placement.reason == .paused } else { false }
    }
}
