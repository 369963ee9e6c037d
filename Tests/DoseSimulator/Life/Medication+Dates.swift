import DoseCore

/// What depends on the date within the steps of a course: amounts of weekdays, recurrences of single steps, rounds; and
/// the unit of the box.
///
/// It is drawn from what the steps are and not from the life's own stream, so that the lives without it stay as they were.
extension Medication {
    /// The same course; of some, with such words.
    func withDates() -> Medication {
        var random = Random(of: steps)
        var medication = self
        if random.once(in: 8) {
            medication.steps = steps.map { step in
                var step = step
                let rows = steps.map(\.slots).filter { $0.map(\.time) == step.slots.map(\.time) }
                let weekdays = [random.pick(Weekday.allCases), random.pick(Weekday.allCases)]
                step.variants = [Variant(weekdays: Set(weekdays), slots: random.pick(rows))]
                return step
            }
        }
        if random.once(in: 8) {
            for index in steps.indices where random.once(in: 2) {
                medication.steps[index].recurrence = random.recurrence()
            }
        }
        if after == .hold, random.once(in: 8) { medication.after = .repeat }
        return medication
    }

    /// The same; of some, as a box has it that counts no milligrams.
    var withUnit: Medication {
        var random = Random(
            of: steps, key.utf8.reduce(asNeeded == nil ? 1 : 2) { $0 * 31 + Int($1) })
        guard random.once(in: 3) else { return self }
        return counted(in: random.pick([.mcg, .ml, .units, .tablets, .puffs, .patches]))
    }

    /// As many of another unit.
    func counted(in unit: AmountUnit) -> Medication {
        func counted(_ amount: Amount) -> Amount {
            Amount(grains: amount.grains / amount.unit.grains * unit.grains, unit)
        }
        var medication = self
        medication.steps = steps.map { $0.mapRows { $0.map { $0.with(counted($0.amount)) } } }
        if let needed = asNeeded {
            medication.asNeeded = AsNeeded(
                dose: needed.dose.map(counted), spacing: needed.spacing,
                maximum: needed.maximum.map(counted), within: needed.within)
        }
        return medication
    }

    /// What is done to the end of a course: where it stopped or began anew it goes on.
    var withAnotherEnd: AfterLastStep {
        var random = Random(of: steps)
        return after != .hold ? .hold : random.once(in: 3) ? .repeat : .stop
    }

    /// The dates of the whole, or of one step.
    mutating func changeDates(of step: Int) {
        var random = Random(of: steps)
        if steps[step].recurrence != nil {
            steps[step].recurrence = nil
        } else if random.once(in: 3) {
            steps[step].recurrence = random.recurrence()
        } else {
            recurrence = recurrence == .daily ? .every(days: 2) : .daily
        }
    }
}

extension Random {
    /// Of the same steps the same.
    fileprivate init(of steps: [Step], _ salt: Int = 0) {
        var seed: UInt64 = 14_695_981_039_346_656_037
        func add(_ number: Int) {
            seed = (seed ^ UInt64(truncatingIfNeeded: number)) &* 1_099_511_628_211
        }
        if salt != 0 { add(salt) }
        add(steps.count)
        for step in steps {
            add(step.days)
            for slot in step.slots {
                add(slot.time.secondOfDay)
                add(slot.amount.grains)
            }
        }
        self.init(seed: seed)
    }

    fileprivate mutating func recurrence() -> Recurrence {
        switch int(1...5) {
        case 1: .weekdays([pick(Weekday.allCases), pick(Weekday.allCases), pick(Weekday.allCases)])
        case 2: .cycle(on: int(1...4), off: int(1...3))
        case 3: .daysOfCycle([int(1...5), int(1...5)], of: 5)
        case 4: once(in: 2) ? .months(1) : .daysOfMonth([int(1...28), int(1...31)])
        default: .every(days: int(2...7))
        }
    }
}
