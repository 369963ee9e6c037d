import DoseCore
import JSONText

// On which dates, and when on them.

extension FHIRFile {
    /// What all dosages of a medication say together; nil where one of them cannot be taken over, which is told.
    func rules(_ dosages: [JSONValue], _ medicine: inout ForeignMedicine) -> [ForeignRule]? {
        let numbers = dosages.map { $0["sequence"]?.integer ?? 0 }
        var rules: [ForeignRule] = []
        var begin: CivilDate?
        for number in Set(numbers).sorted() {
            // What follows something that does not end, or overlaps it, would ring beside it.
            guard rules.allSatisfy({ $0.last != nil }) else {
                medicine.note(.dates("sequence \(number)"))
                return nil
            }
            let before = rules.compactMap(\.last).max()
            begin = before.map { $0 + 1 }
            for (dosage, _) in zip(dosages, numbers).filter({ $1 == number }) {
                guard isUnderstood(dosage, &medicine) else { return nil }
                guard let times = dosage["timing"] else {
                    medicine.note(.freeText(dosage["text"]?.string ?? dosage.text))
                    return nil
                }
                guard let amount = amount(dosage, &medicine) else { return nil }
                let dose = amount ?? .unsaid
                guard let found = timed(times, dose.amount, after: begin, &medicine) else {
                    medicine.note(.dates(times.text))
                    return nil
                }
                let own = note(dosage, &medicine)
                for var rule in found {
                    // What is taken after midnight has the next date.
                    guard before.map({ $0 <= rule.first }) ?? true else {
                        medicine.note(.dates("sequence \(number)"))
                        return nil
                    }
                    rule.note = medicine.note(from: [dose.words, own, rule.note])
                    rules.append(rule)
                }
            }
        }
        return rules
    }

    /// What one Timing says; nil where that is nothing that a plan can say.
    private func timed(
        _ timing: JSONValue, _ amount: Amount, after begin: CivilDate?,
        _ medicine: inout ForeignMedicine
    ) -> [ForeignRule]? {
        let members = Set(timing.members?.map(\.name) ?? [])
        if let events = timing["event"]?.elements {
            guard members == ["event"], events.count <= ForeignFile.rules else {
                return nil
            }
            return dated(events, amount, &medicine)
        }
        // A code says what the repeat says, or more than that.
        guard members.isSubset(of: ["id", "extension", "repeat", "code"]),
            let times = timing["repeat"], times.isKnownRepeat,
            var bounds = bounds(times, after: begin, &medicine)
        else { return nil }
        let isSaid = times["timeOfDay"] != nil || times["when"] != nil
        var note: String?
        guard var slots = slots(times, amount, &note) else { return nil }
        var recurrence: Recurrence = .daily
        // Where it is not said how often, it is as often as there are times.
        let count = times["frequency"].map { $0.integer } ?? (isSaid ? slots.count : 1)
        guard let count, (1...Limits.timesPerDay * 7).contains(count) else { return nil }
        let days = weekdays(times)
        guard let days else { return nil }
        var ofOneDate = isSaid ? slots.count : 1
        var period = times["period"]?.double
        // What says times, or days of the week, and no rhythm, is of each day or week.
        if period == nil, times["periodUnit"] == nil, times["frequency"] == nil {
            if !days.isEmpty { recurrence = .weekdays(days) }
            guard isSaid || !days.isEmpty else { return nil }
        } else {
            guard period != nil, let unit = times["periodUnit"]?.string else { return nil }
            var unitInDays = ["d": 1, "wk": 7][unit]
            if let span = times.period, span.components.seconds == 86_400 {
                (unitInDays, period) = (1, 1)
            }
            switch (unitInDays, unit) {
            case (_, "h"), (_, "min"):
                guard unitInDays == nil, count == 1, !isSaid, days.isEmpty, let span = times.period,
                    let chosen = ForeignTimes.every(
                        minutes: Int(span.components.seconds) / 60, from: bounds.time)
                else { return nil }
                slots = chosen.map { Slot(time: $0, amount: amount) }
                medicine.note(.timesChosen(chosen))
                ofOneDate = count
                return make(.daily, bounds, slots, note)
            case (1?, _), (7?, _):
                guard let length = period.map({ $0 * Double(unitInDays ?? 1) }),
                    length == length.rounded(), (1...366).contains(length)
                else { return nil }
                let inDays = Int(length)
                if !days.isEmpty {
                    // So often in a week: on each of its days as often.
                    let isWeekly = inDays == 7 && count == days.count * ofOneDate
                    let isDaily = inDays == 1 && count == (isSaid ? ofOneDate : count)
                    guard isWeekly || isDaily else { return nil }
                    recurrence = .weekdays(days)
                    if isDaily, !isSaid { ofOneDate = count }
                } else if inDays == 1 {
                    guard !isSaid || count == ofOneDate else { return nil }
                    ofOneDate = count
                } else {
                    guard count == ofOneDate else { return nil }
                    recurrence = .every(days: inDays)
                }
            case (_, "mo"):
                guard
                    let months = Limits.everyMonths.first(where: { Double($0) == period }),
                    count == ofOneDate, days.isEmpty
                else { return nil }
                // A day that not every month has, nobody chose.
                if bounds.isChosen {
                    while bounds.first.day > 28 { bounds.first = bounds.first + 1 }
                }
                guard bounds.first.day <= 28 else { return nil }
                recurrence = .months(months)
            default: return nil
            }
        }
        if !isSaid {
            let chosen = ForeignTimes.chosen(ofOneDate)
            guard ofOneDate <= Limits.timesPerDay else { return nil }
            slots = chosen.map { Slot(time: $0, amount: amount) }
            medicine.note(.timesChosen(chosen))
        }
        for slot in slots {
            guard let name = slot.said?.words else { continue }
            medicine.note(.timeNamed(name, slot.time))
        }
        if recurrence != .daily, bounds.isChosen, !recurrence.isOfWeek {
            medicine.note(.startChosen(bounds.first))
        }
        if let all = times["count"] {
            guard let all = all.integer, all > 0, all <= 3660, times["boundsPeriod"]?["end"] == nil,
                times["boundsDuration"] == nil, all % slots.count == 0,
                case .some(let each) = recurrence.daysBetween
            else { return nil }
            bounds.last = bounds.first + (all / slots.count - 1) * each
        }
        return make(recurrence, bounds, slots, note)
    }

    private func make(
        _ recurrence: Recurrence, _ bounds: FHIRBounds, _ slots: [Slot], _ note: String?
    ) -> [ForeignRule]? {
        let times = slots.map(\.time)
        guard !slots.isEmpty, Set(times).count == times.count else { return nil }
        var rules: [ForeignRule] = []
        for slot in slots.sorted(by: { $0.time < $1.time }) {
            // Of the first and the last date only the doses within the bounds.
            let isLate = bounds.time.map { slot.time < $0 } ?? false
            let isEarly = bounds.lastTime.map { slot.time > $0 } ?? false
            guard !isLate && !isEarly || recurrence.isOfWeek else { return nil }
            let (first, last) = (
                isLate ? bounds.first + 1 : bounds.first,
                isEarly ? bounds.last.map { $0 - 1 } : bounds.last
            )
            if let last, last < first { continue }
            if let same = rules.firstIndex(where: { $0.first == first && $0.last == last }) {
                rules[same].slots.append(slot)
            } else {
                rules.append(
                    ForeignRule(
                        recurrence: recurrence, anchor: bounds.first, first: first, last: last,
                        slots: [slot], note: note))
            }
        }
        return rules.isEmpty ? nil : rules
    }

    // MARK: Dates and times

    /// Single dates.
    private func dated(
        _ events: [JSONValue], _ amount: Amount, _ medicine: inout ForeignMedicine
    ) -> [ForeignRule]? {
        var rules: [ForeignRule] = []
        for event in events {
            guard let (date, time) = event.string.flatMap(dateAndTime) else { return nil }
            let at = time ?? ForeignTimes.chosen(1)[0]
            if time == nil { medicine.note(.timesChosen([at])) }
            rules.append(
                ForeignRule(
                    anchor: date, first: date, last: date,
                    slots: [Slot(time: at, amount: amount)]))
        }
        return rules.isEmpty ? nil : rules
    }

    private func slots(_ times: JSONValue, _ amount: Amount, _ note: inout String?) -> [Slot]? {
        if let hours = times["timeOfDay"] {
            guard times["when"] == nil, times["offset"] == nil, let hours = hours.elements else {
                return nil
            }
            let slots = hours.compactMap { hour in
                hour.string.flatMap { $0.utf8.count == 8 ? CivilTime($0) : nil }
                    .flatMap { $0.afterMidnight == nil ? Slot(time: $0, amount: amount) : nil }
            }
            return slots.count == hours.count ? slots : nil
        }
        guard let codes = times["when"] else { return times["offset"] == nil ? [] : nil }
        guard let codes = codes.elements,
            let offset = times["offset"].map({ $0.integer }) ?? 0, (0...720).contains(offset)
        else { return nil }
        var slots: [Slot] = []
        for code in codes {
            guard
                let (slot, words) = code.string.flatMap({
                    ForeignTimes.slot($0, offset: offset, amount)
                })
            else { return nil }
            slots.append(slot)
            note = note ?? words
        }
        return slots
    }

    /// Empty for all; nil where one is none.
    private func weekdays(_ times: JSONValue) -> Set<Weekday>? {
        guard let codes = times["dayOfWeek"] else { return [] }
        let days = codes.elements?.map { code in
            Weekday.allCases.first { $0.rawValue.prefix(3) == code.string ?? "" }
        }
        guard let days, !days.isEmpty, days.allSatisfy({ $0 != nil }) else { return nil }
        return Set(days.compactMap(\.self))
    }
}

extension JSONValue {
    /// Whether nothing in a `repeat` says more than is looked at.
    fileprivate var isKnownRepeat: Bool {
        Set(members?.map(\.name) ?? []).isSubset(of: [
            "id", "extension", "boundsDuration", "boundsPeriod", "count", "frequency", "period",
            "periodUnit", "dayOfWeek", "timeOfDay", "when", "offset",
        ])
    }
}

extension Recurrence {
    fileprivate var isOfWeek: Bool {
        switch self {
        case .daily, .weekdays: true
        case .every, .months, .cycle, .daysOfCycle, .daysOfMonth: false
        }
    }

    /// From one date to the next; nil where that differs.
    fileprivate var daysBetween: Int? {
        switch self {
        case .daily: 1
        case .every(let days): days
        case .weekdays, .months, .cycle, .daysOfCycle, .daysOfMonth: nil
        }
    }
}
