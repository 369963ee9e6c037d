import DoseCore

extension Record {
    /// Whether it is one that asks the person.
    var isQuestion: Bool {
        if case .placed(_, let placement) = event { placement.reason == .asked } else { false }
    }
}

/// Where courses go on when plans are saved: a person is at an amount, and stays there.
extension Laws {
    /// The plan by which doses are due: each medication by the text that its last placement says.
    func planInForce(on today: CivilDate) -> Plan? {
        guard var plan = savedPlan else { return nil }
        for (index, medication) in plan.medications.enumerated() {
            guard let placed = book.drugs[medication.key]?.placed.last,
                let text = text(of: placed.placement, medication.key)
            else { continue }
            plan.medications[index] = text
        }
        for key in book.drugs.keys.sorted() where savedPlan?.medication(key) == nil {
            var placed = book.drugs[key]?.placed ?? []
            while let last = placed.last?.placement, last.place == nil, last.from > today,
                last.reason != .asked
            {
                placed.removeLast()
            }
            guard let last = placed.last, let text = text(of: last.placement, key) else { continue }
            plan.medications.append(text)
        }
        return plan
    }

    /// The texts by which the course of a medication was walked before it was placed last, the latest first, as far as
    /// doses are looked at on a date.
    func textsBefore(_ key: Medication.Key, on date: CivilDate) -> [Medication?] {
        let placed = book.drugs[key]?.placedBefore ?? []
        let old = placed.firstIndex { $0.placement.from <= date - Limits.lookBackDays - 3 }
        // And one more, for the first of them may be placed anew as what it held is missed.
        return placed.prefix((old ?? placed.count) + 2).map { text(of: $0.placement, key) }
    }

    func text(of placement: Placement, _ key: Medication.Key) -> Medication? {
        book.texts[placement.plan].flatMap { plans[$0] }?.medication(key)
    }

    /// What a record of a place says is a step of that text, and only an answer chooses.
    mutating func checkPlaced(
        _ placement: Placement, of key: Medication.Key, _ record: Record, _ turn: World.Turn
    ) -> String? {
        if let place = placement.place {
            guard let text = text(of: placement, key) else {
                return "\(key) is placed in a text that does not hold it"
            }
            guard text.steps.indices.contains(place.step) else {
                return "\(key) is placed on step \(place.step + 1) of \(text.steps.count)"
            }
        }
        switch placement.reason {
        case .moved:
            return checkMoved(placement, of: key, turn)
        case .accepted, .kept:
            return record.by == .daemon
                ? "\(key) is \(placement.reason) by nobody" : checkChosen(placement, of: key, turn)
        case .found, .waiting, .asked:
            return record.by != .daemon ? "\(key) is \(placement.reason) by a person" : nil
        case .paused:
            return record.by != .daemon
                ? "\(key) is paused by a person" : checkPaused(key, placement, turn)
        }
    }

    /// Only what was meant is answered, and a button only what it was shown with.
    private func checkChosen(_ placement: Placement, of key: Medication.Key, _ turn: World.Turn)
        -> String?
    {
        guard case .request(let request) = turn.event else { return "\(key) is placed unsaid" }
        switch request.answer {
        case .choose(_, let meant):
            return meant ?? key == key ? nil : "\(key) is answered, and \(meant ?? "") was meant"
        case .settle(_, let shown):
            guard let question = shown.first(where: { $0.medication.key == key }) else {
                return "\(key) is answered by a button that did not ask about it"
            }
            let today = zone.civil(at: turn.now.wall).date
            guard let asks = asks(key), asks.reason == .asked else {
                return "\(key) is answered by a button, and was not asked about"
            }
            var changes: [Slot] = []
            let date = max(today, asks.from)
            if let saved = savedPlan?.medication(key), date <= saved.end ?? date {
                var course = CourseByDay(saved)
                changes = course.row(on: date)
            }
            return question.changes == changes
                ? nil : "\(key) is answered by a button of another question"
        default: return "\(key) is placed, and something else was said"
        }
    }

    /// Where a medication was placed last, as far as it is in effect.
    private func asks(_ key: Medication.Key) -> Placement? {
        book.drugs[key]?.placed.last?.placement
    }

    /// A question that stands is on the screen where there is one, and one that is answered is not.
    func checkAsked(_ world: World, at now: Moment) -> String? {
        let standing = (plan?.medications ?? []).map(\.key).filter { asks($0)?.reason == .asked }
        let shown = world.asked.map(\.medication.key)
        guard world.hasDisplay else {
            return shown.isEmpty ? nil : "\(shown) are asked about where nothing is to be seen"
        }
        if shown.sorted() == standing.sorted() { return nil }
        return "\(shown) are asked about on the screen, and \(standing) are to be"
    }

    /// Whether courses may go on elsewhere after it: a plan is read, or a date begins.
    func isEdited(by turn: World.Turn) -> Bool {
        switch turn.event {
        case .planFile(.valid), .ledgerRead, .storeOpened, .zone: return true
        default:
            guard let last else { return true }
            return zone.civil(at: last.now.wall).date != zone.civil(at: turn.now.wall).date
        }
    }

    /// The law of small changes: whatever was saved, from one date with doses to the next no amount moves by more than
    /// from one row of the texts to the next, and nothing ceases, unless a person said so.
    mutating func checkSmallChanges(since count: Int, _ before: [Expectation], at now: Moment)
        -> String?
    {
        let records = book.records[count...]
        guard
            records.contains(where: { $0.event.word == .planAdopted || $0.event.word == .placed }),
            !records.contains(where: { $0.by != .daemon }), isTrusted
        else { return nil }
        // What was taken before is not known, and nothing is gone on with.
        for case .planAdopted(_, afterLoss: true) in records.map(\.event) { return nil }
        let today = zone.civil(at: now.wall).date
        for var old in before where old.medication.asNeeded == nil {
            tally.edits += 1
            let key = old.medication.key
            // Of a clock that was ahead: what it had of the dates before was due to nobody.
            if placedAnew.contains(key)
                || book.drugs[key]?.placed.contains(where: { $0.placement.from > today + 1 })
                    ?? false
            {
                continue
            }
            if isOfPause(key, since: count, on: today) { continue }
            let dates = (1...Limits.lookBackDays).map { today - $0 }
            guard let lastDate = dates.first(where: { !old.slots(on: $0).isEmpty }) else {
                continue
            }
            let ahead = (0...Limits.lookBackDays).map { today + $0 }
            guard let first = ahead.first(where: { !old.slots(on: $0).isEmpty }) else { continue }
            let new = expectations.firstIndex { $0.medication.key == key }
            let successor = new == nil ? successor(of: &old, from: first, before) : nil
            guard let index = new ?? successor else {
                return "\(key) is not due any more, and nobody said so"
            }
            var successors = expectations[index]
            let nextDate = ahead.first { !successors.slots(on: $0).isEmpty }
            guard let nextDate else {
                // Between two rows of doses nothing is what stays, too.
                let isAhead = ahead.dropFirst().contains { !old.slots(on: $0).isEmpty }
                if new == nil || !isAhead || old.slots(on: today).isEmpty { continue }
                // Whoever stepped back to nothing today stays at that.
                if old.eveningRow(on: today).isEmpty { continue }
                return "nothing of \(key) is due any more, and nobody said so"
            }
            // From the same place of the same text it goes on as that says.
            if isSamePlace(&old, &expectations[index]) { continue }
            if new != nil, ends(&old, &successors, on: today) {
                return "\(key) is over after today, and nobody said so"
            }
            let next = successors.slots(on: nextDate)
            // That times differ by the day of the week is no change.
            let would = old.at(nextDate.weekday) { $0.slots(on: first) }
            let last = old.at(nextDate.weekday) { $0.slots(on: lastDate) }
            if Self.change(would, next) == (0, 0) { continue }
            // What the place held that the person was on is what stays, also where it was chosen since the last dose, or
            // today for tomorrow.
            let places =
                [today - 1, today].flatMap { [old.row(on: $0), old.eveningRow(on: $0)] }
                + [old.row(on: today + 1)]
            if places.contains(where: { Self.change($0, next) == (0, 0) }) {
                continue
            }
            let bounds = [old.medication, expectations[index].medication].map(Self.largestChange)
            let bound = (max(bounds[0].0, bounds[1].0), max(bounds[0].1, bounds[1].1))
            // What the person said since of where it is to go was told then.
            let isSaid = book.said[key].map { $0.date >= lastDate } ?? false
            let changes = (isSaid ? [last, would] : [last]).map { Self.change($0, next) }
            if changes.allSatisfy({ $0.0 > bound.0 || $0.1 > bound.1 }) {
                return
                    "\(key) goes from \(last.map(\.amount)) to \(next.map(\.amount)), and nobody said so"
            }
        }
        return nil
    }

    /// Of the medications that are new, or that were to leave the plan by then, the one whose amounts are nearest to those of
    /// a date of one that is gone.
    private mutating func successor(
        of old: inout Expectation, from date: CivilDate, _ before: [Expectation]
    ) -> Int? {
        let would = old.slots(on: date)
        var nearest: (index: Int, change: (Int, Int))?
        for index in expectations.indices {
            let key = expectations[index].medication.key
            if var same = before.first(where: { $0.medication.key == key }),
                (0...Limits.lookBackDays).contains(where: { !same.slots(on: date + $0).isEmpty })
            {
                continue
            }
            let dates = (0...Limits.lookBackDays).map { date + $0 }
            let next = dates.first { !expectations[index].slots(on: $0).isEmpty }
            let slots = next.map { expectations[index].slots(on: $0) } ?? []
            let change = Self.change(would, slots)
            if nearest.map({ change < $0.change }) ?? true { nearest = (index, change) }
        }
        return nearest?.index
    }

    /// Whether a pause begins or ends, which has a law of its own.
    func isOfPause(_ key: Medication.Key, since count: Int, on today: CivilDate) -> Bool {
        if book.records[count...].contains(where: { $0.event.isPause(of: key) }) { return true }
        let before = book.drugs[key]?.placed.last { $0.record <= Int64(count) }?.placement
        return before.map { $0.reason == .paused && $0.from > today } ?? false
    }

    /// Whether a course goes on from where it was, as after a question about another text.
    private func isSamePlace(_ old: inout Expectation, _ new: inout Expectation) -> Bool {
        guard let from = new.course.placement?.from, old.medication.isWalked(as: new.medication),
            let stood = old.course.standing(on: from), let stands = new.course.standing(on: from)
        else { return false }
        return stood.step == stands.step && stood.day == stands.day
    }

    /// Whether a course ends with a date that was to go on.
    private func ends(_ old: inout Expectation, _ new: inout Expectation, on today: CivilDate)
        -> Bool
    {
        // Under another key it goes on, and until a question is answered it stays.
        guard new.course.placement.map({ $0.place != nil && $0.reason != .asked }) ?? true else {
            return false
        }
        // Of what is taken on some days of a month, the next row with doses may be months away.
        return (1...Limits.lookBackDays).contains { !old.slots(on: today + $0).isEmpty }
            && !(1...Limits.lookAheadDays).contains { !new.slots(on: today + $0).isEmpty }
    }

    /// In grains: of the day, and of the intake that differs most.
    static func change(_ one: [Slot], _ other: [Slot]) -> (Int, Int) {
        if one.map(\.amount) == other.map(\.amount) { return (0, 0) }
        let days = [one, other].map { $0.reduce(0) { $0 + $1.amount.grains } }
        var rest = [one, other]
        var largest = 0
        for slot in one {
            guard let same = other.first(where: { $0.time == slot.time }) else { continue }
            largest = max(largest, abs(slot.amount.grains - same.amount.grains))
            for index in 0...1 { rest[index].removeAll { $0.time == slot.time } }
        }
        while !rest[0].isEmpty || !rest[1].isEmpty {
            let amounts = rest.map { $0.first?.amount.grains ?? 0 }
            largest = max(largest, abs(amounts[0] - amounts[1]))
            for index in 0...1 where !rest[index].isEmpty { rest[index].removeFirst() }
        }
        return (abs(days[0] - days[1]), largest)
    }

    /// In grains, of the intake that a course has most of when it ends; zero where it does not.
    static func largestEnd(_ medication: Medication) -> Int {
        let rows =
            medication.end != nil
            ? medication.steps : medication.after == .stop ? medication.steps.suffix(1) : []
        return rows.flatMap { [$0.slots] + $0.variants.map(\.slots) }.joined().map(\.amount.grains)
            .max() ?? 0
    }

    static func largestChange(_ medication: Medication) -> (Int, Int) {
        var largest = (0, 0)
        // Of any two weekdays of a step, and of one and the next.
        let weeks = medication.steps.map { Set($0.week) }
        for (index, week) in weeks.enumerated() {
            let isLast = index == weeks.count - 1
            let next = isLast ? (medication.after == .repeat ? weeks[0] : []) : weeks[index + 1]
            for one in week {
                for other in week.union(next) {
                    let change = change(one, other)
                    largest = (max(largest.0, change.0), max(largest.1, change.1))
                }
            }
        }
        // Of weekdays the change from one to another comes to that of the rows, which are compared weekday by weekday.
        let hasWeekdays = medication.steps.contains { !$0.variants.isEmpty }
        return hasWeekdays ? (2 * largest.0, 2 * largest.1) : largest
    }
}

extension Medication {
    /// Whether a place in it leads where it leads in another text.
    fileprivate func isWalked(as other: Medication) -> Bool {
        start == other.start && steps == other.steps && after == other.after && end == other.end
            && recurrence == other.recurrence && shift == other.shift && series == other.series
    }
}
