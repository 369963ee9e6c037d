import DoseCore

/// What a person does to the text of a course.
enum Edit: String, CaseIterable {
    case longer, laterLonger, shorter, inserted, insertedAfter, rowDeleted, tidied
    case startToday, startTomorrow, startEarlier, startLater, startDayLater
    case ended, stopsAfter, times, timeMoved, rewritten, tenfold, strength, intakeAdded, intakeLost
    case renamed, renamedAndLonger, dropped, added, anotherPlan, advance, recurrence, shift

    /// Often made, and oftener where the person stands than anywhere else.
    static let weighted: [Edit] =
        allCases + [
            .longer, .longer, .laterLonger, .laterLonger, .shorter, .inserted, .rowDeleted, .tidied,
            .tidied, .startToday, .times, .rewritten, .anotherPlan, .shift, .shift,
        ]
}

extension Random {
    /// The plan with one course edited.
    ///
    /// - Parameters:
    ///   - step: the row that the person stands on; nil where nobody knows.
    mutating func edited(
        _ plan: Plan, _ edit: Edit, of index: Int, at step: Int?, on today: CivilDate
    ) -> Plan {
        var plan = plan
        var drug = plan.medications[index]
        if let series = drug.series, edit != .dropped, edit != .added, edit != .anotherPlan {
            plan.medications[index] = edited(drug, series)
            return plan
        }
        let last = drug.steps.count - 1
        let here = min(step ?? int(0...last), last)
        switch edit {
        case .dropped:
            plan.medications.remove(at: index)
            return plan
        case .added:
            let keys = ["a", "b", "c", "d"].filter { plan.medication($0) == nil }
            guard let key = keys.first else { return plan }
            plan.medications.append(
                once(in: 2) ? titration(key, on: today) : constant(key, on: today))
            return plan
        case .anotherPlan:
            return titrationPlan(on: today, zone: plan.zone)
        case .renamed, .renamedAndLonger:
            let keys = ["a", "b", "c", "d", "e"].filter { plan.medication($0) == nil }
            if let key = keys.first { drug.key = key }
            if edit == .renamedAndLonger { drug.pace(pick([2, 7]), from: 0) }
        case .longer: drug.pace(pick([5, 7, 10]), from: 0)
        case .laterLonger: drug.pace(pick([5, 7, 10]), from: min(here + 1, last))
        case .shorter: drug.pace(pick([1, 2]), from: 0)
        case .inserted: drug.steps.insert(halved(drug.steps[here]), at: once(in: 3) ? 0 : here)
        case .insertedAfter: drug.steps.insert(halved(drug.steps[here]), at: here + 1)
        case .rowDeleted:
            guard last > 0 else { return plan }
            drug.steps.remove(at: once(in: 2) ? here : int(0...last))
        case .tidied: drug.steps.removeFirst(here)
        case .startToday: drug.start = today
        case .startTomorrow: drug.start = today + 1
        case .startEarlier: drug.start = drug.start - pick([1, 7, 30, 31])
        case .startLater: drug.start = today + int(2...40)
        case .startDayLater: drug.start = drug.start + 1
        case .ended: drug.end = once(in: 3) ? nil : max(drug.start, today + pick([-1, 0, 1, 7]))
        case .stopsAfter: drug.after = drug.withAnotherEnd
        case .times:
            let shift = pick([-3600, -1800, 1800, 3600, 7200])
            drug.mapTimes { $0 + shift }
        case .timeMoved:
            let moved = drug.steps[0].slots.randomElement(using: &self)?.time.secondOfDay
            let shift = pick([-1800, 1800, 3600])
            drug.mapTimes { $0 == moved ? $0 + shift : $0 }
        case .rewritten: drug.steps[here] = halved(drug.steps[here])
        case .tenfold:
            for row in (once(in: 2) ? here...here : 0...last) {
                drug.steps[row].mapAmounts { $0 * 10 }
            }
        case .strength:
            for row in 0...last { drug.steps[row].mapAmounts { $0 * 5 / 4 } }
        case .intakeAdded:
            guard let time = CivilTime(secondOfDay: int(36...88) * 900),
                !drug.steps[0].slots.contains(where: { $0.time == time })
            else { return plan }
            let slot = Slot(
                time: time,
                amount: Amount(grains: (once(in: 2) ? 0 : 5) * drug.unit.grains, drug.unit))
            for row in 0...last {
                drug.steps[row].slots = (drug.steps[row].slots + [slot]).sorted {
                    $0.time < $1.time
                }
                guard drug.steps[row].slots.areOfOneDay else { return plan }
            }
        case .intakeLost:
            guard drug.steps[0].slots.count > 1 else { return plan }
            let lost = int(0...drug.steps[0].slots.count - 1)
            for row in 0...last where drug.steps[row].slots.indices.contains(lost) {
                drug.steps[row].slots.remove(at: lost)
            }
        case .shift: shift(&drug, at: here, on: today)
        case .advance: drug.advance = drug.advance == .taken ? .calendar : .taken
        case .recurrence: drug.changeDates(of: here)
        }
        // The amounts of weekdays are at the times of their row.
        for row in drug.steps.indices {
            let times = drug.steps[row].slots.map(\.time)
            drug.steps[row].variants.removeAll { $0.slots.map(\.time) != times }
        }
        plan.medications[index] = drug
        return plan
    }

    /// A row with a little less or more at one time of the day, or of each.
    private mutating func halved(_ step: Step) -> Step {
        var step = step
        let change = pick([-10, -5, 5, 10])
        if once(in: 4) {
            step.mapAmounts { $0 > 0 ? max(0, $0 + change) : 0 }
        } else if let index = step.slots.indices.randomElement(using: &self) {
            step.slots[index].amount.change { max(0, $0 + change) }
        }
        return step
    }
}

extension Medication {
    fileprivate mutating func pace(_ days: Int, from step: Int) {
        for row in step..<steps.count { steps[row].days = days }
    }

    /// Times that fall on one another or out of the day stay as they were.
    fileprivate mutating func mapTimes(_ change: (Int) -> Int) {
        let moved = steps.map { step in
            step.slots.compactMap { slot in
                CivilTime(secondOfDay: change(slot.time.secondOfDay)).map {
                    slot.said == nil ? Slot(time: $0, amount: slot.amount) : slot.moved(by: change)
                }
            }.sorted { $0.time < $1.time }
        }
        for (row, slots) in moved.enumerated() {
            guard slots.count == steps[row].slots.count,
                slots.areOfOneDay
            else { return }
        }
        for (row, slots) in moved.enumerated() { steps[row].slots = slots }
    }
}

extension Step {
    fileprivate mutating func mapAmounts(_ change: (Int) -> Int) {
        for index in slots.indices { slots[index].amount.change(change) }
    }
}

extension Amount {
    /// In whole numbers of its unit.
    fileprivate mutating func change(_ change: (Int) -> Int) {
        self = with(grains: change(Int(value)) * unit.grains)
    }
}

extension Slot {
    /// A time with a name, or of a weekend, changed on each day of the week.
    fileprivate func moved(by change: (Int) -> Int) -> Slot {
        let time = WeekTime { CivilTime(secondOfDay: change(week[$0].secondOfDay)) }
        return time.map { Slot(said: SaidTime(said?.words, $0), amount: amount) } ?? self
    }
}
