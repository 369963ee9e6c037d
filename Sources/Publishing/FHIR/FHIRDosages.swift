package import DoseCore

/// The rules of a medication, as FHIR has them; all of them, or none where one cannot be said.
///
/// A cycle has a rule for each of its days, which comes again when the cycle does: that says the same without a word for it.
package struct FHIRDosages: Sendable {
    private let medication: Medication
    private(set) var dosages: [FHIRDosage] = []
    package private(set) var shortfalls: [FHIRShortfall] = []

    /// More than the days of two months.
    private static let mostRules = 100

    /// - Parameter rows: its steps by the calendar, as the person stands in them, in their order.
    package init(of medication: Medication, in rows: [DatedStep]) {
        self.medication = medication
        guard medication.asNeeded == nil, medication.series == nil else { return }
        let isSaid =
            medication.after == .repeat
            ? addTurns(rows) : rows.enumerated().allSatisfy { add($1, sequence: $0 + 1) }
        if !isSaid {
            dosages = []
            shortfalls.append(.dates)
        } else if dosages.count > Self.mostRules {
            dosages = []
            shortfalls.append(.tooManyRules)
        }
        if medication.advance == .taken { shortfalls.append(.countsIntakes) }
    }

    // MARK: One step

    private mutating func add(_ row: DatedStep, sequence: Int) -> Bool {
        let from = row.step.recurrence == nil ? medication.start : row.first
        switch medication.recurrence(of: row.step) {
        case .daily: addDays(row, Set(Weekday.allCases), sequence)
        case .weekdays(let weekdays): addDays(row, weekdays, sequence)
        case .every(let days):
            return addRounds(row, of: days, with: [0], from: from, sequence)
        case .cycle(let on, let off):
            return addRounds(row, of: on + off, with: Array(0..<on), from: from, sequence)
        case .daysOfCycle(let days, let length):
            return addRounds(
                row, of: length, with: days.sorted().map { $0 - 1 }, from: from, sequence)
        case .months(let months):
            return addMonths(row, every: months, [from.day], from: from, sequence)
        case .daysOfMonth(let days):
            return addMonths(row, every: 1, days.sorted(), from: from, sequence)
        }
        return true
    }

    private mutating func addDays(_ row: DatedStep, _ weekdays: Set<Weekday>, _ sequence: Int) {
        var groups: [(slots: [Slot], days: [Weekday])] = []
        for day in Weekday.allCases where weekdays.contains(day) {
            let slots = row.step.slots(on: day).map { $0.on(day) }.intakes
            if let index = groups.firstIndex(where: { $0.slots == slots }) {
                groups[index].days.append(day)
            } else {
                groups.append((slots, [day]))
            }
        }
        for group in groups {
            let isAll = group.days.count == Weekday.allCases.count
            for part in parts(of: group.slots) {
                let days = isAll ? [] : group.days.map { part.isOfNight ? $0.next : $0 }
                let isSomeday = row.last.map { last in
                    isAll
                        || (0...min(6, last - row.first)).contains {
                            group.days.contains((row.first + $0).weekday)
                        }
                }
                guard isSomeday ?? true else { continue }
                append(
                    .days(days.sorted { $0.number < $1.number }), part, row.first, row.last,
                    row.step, sequence)
            }
        }
    }

    /// On some days of each round of so many.
    ///
    /// - Parameter offsets: those from the first day of a round, in order.
    private mutating func addRounds(
        _ row: DatedStep, of length: Int, with offsets: [Int], from: CivilDate, _ sequence: Int
    ) -> Bool {
        guard let slots = row.step.slotsOfAllDays else { return false }
        for offset in offsets {
            let late = (from + offset - row.first) % length
            let first = row.first + (late < 0 ? late + length : late)
            for part in parts(of: slots) {
                append(each: .everyDays(length), part, first, row.last, row.step, sequence)
            }
        }
        return true
    }

    private mutating func addMonths(
        _ row: DatedStep, every months: Int, _ days: [Int], from: CivilDate, _ sequence: Int
    ) -> Bool {
        // What comes of a day that a month does not have, two readers understand in two ways.
        guard let slots = row.step.slotsOfAllDays, days.allSatisfy({ $0 <= 28 }) else {
            return false
        }
        let recurrence: Recurrence =
            months == 1 ? .daysOfMonth(Set(days)) : .months(months)
        for day in days {
            let dates = (0..<Limits.lookAheadDays).lazy.map { row.first + $0 }
            guard
                let first = dates.first(where: {
                    $0.day == day && recurrence.includes($0, from: from)
                })
            else { continue }
            for part in parts(of: slots) {
                guard !part.isOfNight else { return false }
                append(each: .everyMonths(months), part, first, row.last, row.step, sequence)
            }
        }
        return true
    }

    // MARK: Steps that come again

    /// - Parameter rows: those of one round.
    private mutating func addTurns(_ rows: [DatedStep]) -> Bool {
        guard let start = rows.first?.first else { return true }
        let steps = medication.steps
        if steps.count == 1, steps[0].recurrence == nil {
            // The same step again and again is one that goes on.
            return add(
                DatedStep(index: 0, step: steps[0], first: start, last: medication.end), sequence: 1
            )
        }
        guard medication.recurrence == .daily,
            steps.allSatisfy({ $0.recurrence == nil && $0.slotsOfAllDays != nil })
        else { return false }
        let length = steps.reduce(0) { $0 + $1.days }
        var offset = 0
        for step in steps {
            for day in 0..<step.days {
                for part in parts(of: step.slots) {
                    append(
                        each: .everyDays(length), part, start + offset + day, medication.end, step,
                        1)
                }
                if dosages.count > Self.mostRules { return true }
            }
            offset += step.days
        }
        return true
    }

    // MARK: Rules

    /// The times of a day with one amount, those of the night after by themselves.
    private struct Part {
        var amount: Amount
        var isOfNight: Bool
        var times: [CivilTime]
    }

    private func parts(of slots: [Slot]) -> [Part] {
        var parts: [Part] = []
        for slot in slots.intakes {
            let night = slot.time.afterMidnight
            let time = night ?? slot.time
            if let index = parts.firstIndex(where: {
                $0.amount == slot.amount && $0.amount.unit == slot.amount.unit
                    && $0.isOfNight == (night != nil)
            }) {
                parts[index].times.append(time)
            } else {
                parts.append(Part(amount: slot.amount, isOfNight: night != nil, times: [time]))
            }
        }
        return parts
    }

    /// A rule for each time: "twice every two days at these times" could be one on each of them.
    private mutating func append(
        each rhythm: FHIRDosage.Rhythm, _ part: Part, _ first: CivilDate, _ last: CivilDate?,
        _ step: Step, _ sequence: Int
    ) {
        guard last.map({ first <= $0 }) ?? true else { return }
        for time in part.times {
            var alone = part
            alone.times = [time]
            append(rhythm, alone, first, last, step, sequence)
        }
    }

    private mutating func append(
        _ rhythm: FHIRDosage.Rhythm, _ part: Part, _ first: CivilDate, _ last: CivilDate?,
        _ step: Step, _ sequence: Int
    ) {
        let days = part.isOfNight ? 1 : 0
        dosages.append(
            FHIRDosage(
                sequence: sequence, rhythm: rhythm, first: first + days,
                last: last.map { $0 + days }, times: part.times.sorted(), amount: part.amount,
                note: step.note ?? medication.note))
    }
}

extension Step {
    /// What every date with doses has; nil where it depends on the day of the week.
    fileprivate var slotsOfAllDays: [Slot]? {
        let isAlike = variants.isEmpty && slots.allSatisfy(\.week.isTheSameEveryDay)
        return isAlike ? slots : nil
    }
}
