import DoseCore

/// So much at these times on these dates: what every program and paper says in the end.
struct ForeignRule: Hashable {
    var recurrence: Recurrence = .daily
    /// From which the dates are counted.
    var anchor: CivilDate
    /// The first and the last date that have it; nil where it goes on.
    var first: CivilDate
    var last: CivilDate?
    /// In the order of the day, all above zero and of one unit.
    var slots: [Slot]
    var note: String?

    func includes(_ date: CivilDate) -> Bool {
        date >= first && last.map { date <= $0 } ?? true && recurrence.includes(date, from: anchor)
    }

    /// Whether it tells weekdays, or all, so that dates of it need not be counted.
    var isWeekly: Bool {
        switch recurrence {
        case .daily, .weekdays: true
        case .every, .months, .cycle, .daysOfCycle, .daysOfMonth: false
        }
    }

    private var weekdays: Set<Weekday> {
        if case .weekdays(let days) = recurrence { days } else { Set(Weekday.allCases) }
    }

    /// Without the dates before one; nil where none is left.
    func beginning(on start: CivilDate) -> ForeignRule? {
        var rule = self
        rule.first = max(first, start)
        if let last = rule.last, last < rule.first { return nil }
        let dates = (0...Limits.lookAheadDays).lazy.map { rule.first + $0 }
        guard let next = dates.first(where: rule.includes) else { return nil }
        // What is counted begins with a dose; a week begins anywhere.
        if !isWeekly { rule.first = next }
        return rule
    }

    /// Whether both can stand in one entry of a plan, which has one unit, and one dose at a time.
    func fits(_ other: ForeignRule) -> Bool {
        guard isWeekly, other.isWeekly, slots.first?.amount.unit == other.slots.first?.amount.unit
        else { return false }
        let isApart =
            last.map { $0 < other.first } ?? false || other.last.map { $0 < first } ?? false
        if isApart { return true }
        guard note == other.note else { return false }
        let times = Set(slots.map(\.time))
        return times.isDisjoint(with: other.slots.map(\.time))
            || weekdays.isDisjoint(with: other.weekdays)
    }

    func slots(on weekday: Weekday) -> [Slot] { weekdays.contains(weekday) ? slots : [] }
}

/// Makes entries of a plan of rules.
struct ForeignCourse {
    let key: Medication.Key
    let name: String
    let start: CivilDate

    /// As few as can say it; nil where one of them cannot be said.
    func medications(_ rules: [ForeignRule]) -> [Medication]? {
        var groups: [[ForeignRule]] = []
        for rule in cycles(of: together(rules.compactMap { $0.beginning(on: start) })) {
            if let index = groups.firstIndex(where: { $0.allSatisfy(rule.fits) }) {
                groups[index].append(rule)
            } else {
                groups.append([rule])
            }
        }
        var medications: [Medication] = []
        for group in groups {
            let medication = group[0].isWeekly ? weekly(group) : counted(group[0])
            guard let medication else { return nil }
            medications.append(medication)
        }
        return medications
    }

    /// Rules of the same dates, at other times of the day, are one.
    private func together(_ rules: [ForeignRule]) -> [ForeignRule] {
        rules.reduce(into: []) { merged, rule in
            let index = merged.firstIndex { other in
                !rule.isWeekly && other.recurrence == rule.recurrence && other.first == rule.first
                    && other.last == rule.last && other.note == rule.note
                    && other.slots[0].amount.unit == rule.slots[0].amount.unit
                    && Set(other.slots.map(\.time)).isDisjoint(with: rule.slots.map(\.time))
            }
            guard let index else { return merged.append(rule) }
            merged[index].slots = (merged[index].slots + rule.slots).sorted { $0.time < $1.time }
        }
    }

    /// Rules that come again after the same number of days, with the same doses, are one of some days of a cycle.
    private func cycles(of rules: [ForeignRule]) -> [ForeignRule] {
        var merged: [ForeignRule] = []
        var offsets: [Int: [Int]] = [:]
        for rule in rules.sorted(by: { $0.first < $1.first }) {
            guard case .every(let length) = rule.recurrence else {
                merged.append(rule)
                continue
            }
            let index = merged.firstIndex { other in
                other.recurrence == rule.recurrence && other.slots == rule.slots
                    && other.note == rule.note && rule.first - other.first < length
                    && other.last == rule.last
            }
            if let index {
                offsets[index, default: [0]].append(rule.first - merged[index].first)
            } else {
                var rule = rule
                rule.anchor = rule.first
                merged.append(rule)
            }
        }
        for (index, offsets) in offsets {
            guard case .every(let length) = merged[index].recurrence else { continue }
            let days = Set(offsets)
            let isRun = days == Set(0..<days.count)
            merged[index].recurrence =
                isRun
                ? days.count == length ? .daily : .cycle(on: days.count, off: length - days.count)
                : .daysOfCycle(Set(days.map { $0 + 1 }), of: length)
        }
        return merged
    }

    /// One rule whose dates are counted from its first.
    private func counted(_ rule: ForeignRule) -> Medication? {
        var recurrence = rule.recurrence
        let late = rule.first - rule.anchor
        switch rule.recurrence {
        case .cycle(let on, let off):
            let length = on + off
            let late = (late % length + length) % length
            if late != 0 {
                recurrence = .daysOfCycle(
                    Set((1...length).filter { ($0 - 1 + late) % length < on }), of: length)
            }
        case .daysOfCycle(let days, let length):
            let late = (late % length + length) % length
            recurrence = .daysOfCycle(
                Set((1...length).filter { days.contains(($0 - 1 + late) % length + 1) }),
                of: length)
        case .months where rule.first.day != rule.anchor.day: return nil
        default: break
        }
        var medication = Medication(
            key: key, name: name, start: rule.first, steps: [Step(days: 1, slots: rule.slots)],
            recurrence: recurrence)
        medication.end = rule.last
        medication.note = rule.note
        return medication
    }

    // MARK: By the days of the week

    private func weekly(_ rules: [ForeignRule]) -> Medication? {
        let cuts = Set(rules.map(\.first) + rules.compactMap { $0.last.map { $0 + 1 } }).sorted()
        let isOpen = rules.contains { $0.last == nil }
        var rows: [(days: Int, note: String?, week: [[Slot]])] = []
        for (index, first) in cuts.enumerated() {
            let next = index + 1 < cuts.count ? cuts[index + 1] : nil
            guard next != nil || isOpen else { break }
            let active = rules.filter { $0.first <= first && $0.last.map { first <= $0 } ?? true }
            let week = Weekday.allCases.map { day in
                active.flatMap { $0.slots(on: day) }.sorted { $0.time < $1.time }
            }
            let days = next.map { $0 - first } ?? 1
            guard days <= Limits.daysPerStep else { return nil }
            rows.append((days, active.first?.note, week))
        }
        guard !rows.isEmpty, rows.count <= Limits.stepsPerMedication,
            let any = rules.first?.slots.first
        else { return nil }
        // The same days of the week throughout are those of the medication.
        let days = rows.map { row in
            Set(Weekday.allCases.filter { !row.week[$0.number].isEmpty })
        }
        let taken = days.filter { !$0.isEmpty }
        let isFixed = Set(taken).count == 1 && taken[0].count < Weekday.allCases.count
        let notes = Set(rows.filter { row in !row.week.allSatisfy(\.isEmpty) }.map(\.note))
        let note = notes.count == 1 ? notes.first.flatMap { $0 } : nil
        let steps = rows.map { row in
            step(
                row.week, days: row.days, on: isFixed ? taken[0] : Set(Weekday.allCases),
                note: note == nil && !row.week.allSatisfy(\.isEmpty) ? row.note : nil, any)
        }
        var medication = Medication(
            key: key, name: name, start: cuts[0], steps: steps, after: isOpen ? .hold : .stop,
            recurrence: isFixed ? .weekdays(taken[0]) : .daily)
        medication.note = note
        return medication
    }

    /// A step of all the times that a day of its week has.
    private func step(
        _ week: [[Slot]], days: Int, on weekdays: Set<Weekday>, note: String?, _ any: Slot
    ) -> Step {
        let found = week.joined().sorted { $0.time < $1.time }
        let places = (found.isEmpty ? [any] : found).reduce(into: [Slot]()) { places, slot in
            let place = slot.with(slot.amount.with(grains: 0))
            if !places.contains(where: { $0.time == place.time }) { places.append(place) }
        }
        let rows = Weekday.allCases.map { day in
            places.map { place in
                week[day.number].first { $0.time == place.time } ?? place
            }
        }
        var groups: [(row: [Slot], days: Set<Weekday>)] = []
        for day in Weekday.allCases where weekdays.contains(day) {
            if let index = groups.firstIndex(where: { $0.row == rows[day.number] }) {
                groups[index].days.insert(day)
            } else {
                groups.append((rows[day.number], [day]))
            }
        }
        // The row of most days is that of the step, the others stand beside it.
        groups.sort { $0.days.count > $1.days.count }
        let own = groups.first?.row ?? places
        return Step(
            days: days, slots: own,
            on: groups.dropFirst().map { Variant(weekdays: $0.days, slots: $0.row) }, note: note)
    }
}
