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
        return isTaken && !isRaised(index, on: today) ? "\(key) is paused, and was taken" : nil
    }

    /// Whether a date has more than was taken last by more than a text does at a time: where clocks said that days went by,
    /// and what was due on them was settled already.
    private mutating func isRaised(_ index: Int, on today: CivilDate) -> Bool {
        let medication = expectations[index].medication
        guard let drug = book.drugs[medication.key], let lived = drug.lived,
            let before = stood[medication.key]?[lived.record]
        else { return false }
        // Of days of the week that differ no one bound says by how much a row goes beyond another.
        if let week = before.week, let other = expectations[index].week(on: today) {
            return zip(week, other).contains { Self.isMore($1, than: $0) }
        }
        let row = expectations[index].row(on: today)
        let (bound, change) = (Self.largestChange(medication), Self.change(before.due, row))
        return Self.isMore(row, than: before.due) && (change.0 > bound.0 || change.1 > bound.1)
    }

    /// In the day or in one intake.
    private static func isMore(_ row: [Slot], than other: [Slot]) -> Bool {
        let sums = [row, other].map { $0.reduce(0) { $0 + $1.amount.grains } }
        let largest = [row, other].map { $0.map(\.amount.grains).max() ?? 0 }
        return sums[0] > sums[1] || largest[0] > largest[1]
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
        // What the weekday had of another text was not its row's every day.
        let wasOfWeekday =
            weeks[0] != weeks[1]
            && expectations[index].text(on: today).steps.contains { !$0.variants.isEmpty }
            && expectations[index].text(on: today) != text
        return switch kind {
        case .held where (sums[0] != sums[1] && !wasOfWeekday) || !place.isHeld:
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
            let key = expectations[index].medication.key
            if let lived = book.drugs[key]?.lived, stood[key]?[lived.record] == nil {
                // Of a date to come, by a clock that was ahead, nobody knows any more what it had then.
                let slots = lived.date <= today ? expectations[index].slots(on: lived.date) : []
                stood[key, default: [:]][lived.record] = Stood(
                    due: slots, week: expectations[index].week(on: lived.date),
                    steps: expectations[index].steps(on: lived.date))
            }
            let slots = expectations[index].slots(on: today)
            // What was due before a move of today is of another row, and on a day of return it was not taken.
            let isMoved = book.drugs[key]?.moves.contains {
                $0.move.from.date == today && $0.move.from.time != .midnight
            }
            let due =
                isMoved == true && !slots.isEmpty
                ? expectations[index].eveningRow(on: today) : slots
            if let broken = checkReturn(now, due, at: index) { return broken }
        }
        return nil
    }

    private mutating func checkReturn(_ now: Moment, _ due: [Slot], at index: Int) -> String? {
        let today = zone.civil(at: now.wall).date
        let medication = expectations[index].medication
        guard let drug = book.drugs[medication.key], drug.dates[today] == nil,
            let taken = drug.dates.keys.filter({ $0 < today }).max(),
            today - taken <= Limits.lookBackDays, let lived = drug.lived,
            // One that was never placed begins on its start, and what was before is another course.
            drug.placed.last.map({ $0.placement.from <= today && $0.placement.reason != .asked })
                ?? (medication.start <= taken),
            // Nor is what was told of before its start, by a clock set back, of this one.
            medication.start <= lived.date || taken < medication.start
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
        // Where the person or another plan chose since, that is another law's.
        let isChosen = drug.placed.contains {
            $0.placement.reason != .paused && $0.placement.from > taken
        }
        // One that was over and is back goes on as the person wants it today.
        let isBack = drug.moves.contains {
            $0.move.kind == .steppedBack && $0.move.from.date == today
                && $0.move.from.time != .midnight
        }
        if !isChosen, !isBack, ignored >= medication.pauseAfter,
            !expectations[index].isHeld(on: today)
        {
            return "\(medication.key) is not held after \(ignored) days of nothing"
        }
        guard let before = most(lived, on: today, of: medication, drug), !before.isEmpty else {
            return nil
        }
        return Self.isMore(due, than: before)
            && !isOfWaiting(due, on: today, since: lived, of: medication, drug)
            ? "\(medication.key) goes from \(before.map(\.amount)) on \(lived.date) to \(due.map(\.amount)) with nothing taken since"
            : nil
    }

    /// Whether it is what a text chosen since had for today, whose course then waited for another plan and went on in it: of
    /// two rows of a week each may have more on some days.
    private func isOfWaiting(
        _ due: [Slot], on today: CivilDate, since lived: (record: Int64, date: CivilDate),
        of medication: Medication, _ drug: Book.Drug
    ) -> Bool {
        let chosen = drug.placed.filter {
            $0.placement.reason != .paused && $0.placement.from > lived.date
        }
        guard chosen.last?.placement.reason == .waiting else { return false }
        // Or what the row has that was lived last.
        let stood = stood[medication.key]?[lived.record]
        let row = stood.map { $0.week?[today.numberInWeek] ?? $0.due }
        if let row, !Self.isMore(due, than: row) { return true }
        return chosen.contains { placed in
            guard let step = placed.placement.place?.step,
                let text = text(of: placed.placement, medication.key)
            else { return false }
            let row = text.steps[step].week[today.numberInWeek]
            return row.filter { $0.amount > .zero } == due
        }
    }

    /// The most that may be due with nothing taken since an intake: what was due with it, or what the person or a plan chose
    /// since; nil where nobody knows.
    ///
    /// By the order of the records: a clock that was ahead, or was set back, has dates with intakes on which the person
    /// lived something else, or nothing at all.
    private func most(
        _ lived: (record: Int64, date: CivilDate), on today: CivilDate, of medication: Medication,
        _ drug: Book.Drug
    ) -> [Slot]? {
        if let chosen = drug.placed.last(where: { $0.placement.reason != .paused }),
            chosen.placement.from > lived.date
                // What began before and was recorded since says where the course went then.
                || chosen.record > lived.record && chosen.placement.from == lived.date
                || drug.placed.contains(where: { $0.record > lived.record && $0.placement.isAnswer }
                )
        {
            guard let step = chosen.placement.place?.step,
                let text = text(of: chosen.placement, medication.key)
            else { return nil }
            let row = text.byDay(text.steps[step].byDay(today), on: today).slots.filter {
                $0.amount > .zero
            }
            // What was taken that day was more, by another text.
            if !chosen.placement.isAnswer, chosen.placement.from == lived.date,
                let due = stood[medication.key]?[lived.record]?.due, !Self.isMore(row, than: due)
            {
                return due
            }
            return row
        }
        // Of a date with two steps nobody knows which is meant.
        let isMixed = drug.moves.contains {
            $0.move.from.date == lived.date && $0.move.from.time != .midnight
        }
        // A move or a choice taken back since was not meant.
        let isUndone = book.records[Int(lived.record)...].contains { record in
            guard case .undone(let number) = record.event else { return false }
            let word = book.records[Int(number) - 1].event.word
            return [.held, .resumed, .steppedBack, .placed].contains(word)
        }
        // By another text, where it goes on was found as it was saved.
        guard !isMixed, !isUndone, let stood = stood[medication.key]?[lived.record],
            stood.steps == medication.steps
        else { return nil }
        // Of amounts that depend on the weekday it is the weekday's own that are compared.
        return stood.due.isEmpty ? [] : stood.week.map { $0[today.numberInWeek] } ?? stood.due
    }
}

extension Medication {
    fileprivate var isOfSeveralAmounts: Bool {
        asNeeded == nil && series == nil
            && zip(steps, steps.dropFirst()).contains { step, next in
                zip(step.week, next.week).contains { $0.hasOtherAmounts(than: $1) }
            }
    }
}

extension [Slot] {
    /// Whether more than times moved: also not where one intake of the same amount is earlier or later than another
    /// that stays.
    fileprivate func hasOtherAmounts(than other: [Slot]) -> Bool {
        func amounts(_ slots: [Slot], without others: [Slot] = []) -> [Amount] {
            slots.filter { slot in
                slot.amount > .zero
                    && !others.contains { $0.time == slot.time && $0.amount == slot.amount }
            }.map(\.amount)
        }
        return amounts(self) != amounts(other)
            && amounts(self, without: other) != amounts(other, without: self)
    }
}

/// What a course held of a date.
struct Stood {
    let due: [Slot]
    /// What its place holds of each day of the week; nil where all have the same.
    let week: [[Slot]]?
    /// Of the text that held it.
    let steps: [Step]
}

extension Record.Event {
    func isPause(of key: Medication.Key) -> Bool {
        if case .placed(key, let placement) = self { placement.reason == .paused } else { false }
    }
}
