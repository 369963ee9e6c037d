import DoseCore
import TOMLText

extension TreeReader {
    /// Reads the steps of a medication; `times` is nil where the medication's own could not be read.
    mutating func steps(
        _ node: TOMLNode, _ key: String, of medication: Medication.Key, at times: [Slot]?,
        after: AfterLastStep
    ) -> [Step]? {
        guard let nodes = list(node, key, limit: Limits.stepsPerMedication, .steps) else {
            return nil
        }
        return nodes.enumerated().compactMap { index, node in
            step(
                node, key, path: (medication, index), at: times,
                maySkipDays: index == nodes.count - 1 && after == .hold)
        }
    }

    private mutating func step(
        _ node: TOMLNode, _ key: String, path: (medication: Medication.Key, step: Int),
        at usualTimes: [Slot]?, maySkipDays: Bool
    ) -> Step? {
        locations[.step(path.medication, step: path.step)] = node.position
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .step)
            return nil
        }
        let fields = fields(of: entries.filter { !$0.isForAmounts }, as: StepField.self)
        // A last step that is held counts one day: it is the days after it that matter.
        var days: Int? = 1
        if let entry = fields[.days] {
            days = self.days(entry.node, entry.key, in: 1...Limits.daysPerStep)
        } else if !maySkipDays {
            note(node.position, .daysMissing(step: path.step))
        }
        let recurrence = recurrence(of: "step \(path.step + 1)", fields)
        let times = fields[.times].map { places($0.node, $0.key) } ?? usualTimes
        let remark = optional(fields[.note]) { $0.name($1, $2) }
        let slots = slots(of: entries, in: node, path: path, at: times)
        let variants = optional(fields[.on]) { $0.variants($1, $2, path: path, at: times) }
        guard let days, let slots else { return nil }
        return Step(
            days: days, slots: slots, on: variants ?? [], recurrence: recurrence, note: remark)
    }

    /// The amounts of a step, or of some weekdays of it, in whichever unit.
    private mutating func slots(
        of entries: [TOMLEntry], in node: TOMLNode, path: (medication: Medication.Key, step: Int),
        at times: [Slot]?, ofWeekdays: Bool = false
    ) -> [Slot]? {
        let (amountEntries, others) = entries.parted { AmountUnit(rawValue: $0.key) != nil }
        let meant = others.filter(\.isMeantForAmounts)
        for entry in meant { note(entry.keyPosition, .unitAsKey(entry.key)) }
        if amountEntries.isEmpty, meant.isEmpty {
            note(node.position, .amountsMissing(step: path.step))
        }
        for entry in amountEntries.dropFirst() {
            note(entry.keyPosition, .amountsTwice(entry.key, first: amountEntries[0].key))
        }
        let amounts = optional(amountEntries.first) {
            $0.amounts($1, $2, of: ofWeekdays ? nil : path, for: times)
        }
        guard let times, let amounts, amounts.count == times.count else { return nil }
        return zip(times, amounts).map { $0.with($1) }
    }

    /// Reads the amounts of some weekdays.
    private mutating func variants(
        _ node: TOMLNode, _ key: String, path: (medication: Medication.Key, step: Int),
        at times: [Slot]?
    ) -> [Variant]? {
        var seen: Set<Weekday> = []
        let nodes = list(node, key, limit: Weekday.allCases.count, .variants) ?? []
        return nodes.compactMap { node in
            guard case .table(let entries) = node.value else {
                unexpected(node, key, .variants)
                return nil
            }
            let fields = fields(of: entries.filter { !$0.isForAmounts }, as: VariantField.self)
            let table: (String?, SourcePosition) = ("'\(key)'", node.position)
            let entry = required(.weekdays, of: fields, in: table, .weekdays)
            let weekdays = optional(entry) { $0.weekdays($1, $2) }
            for weekday in Weekday.allCases
            where weekdays?.contains(weekday) == true && !seen.insert(weekday).inserted {
                note(entry?.node.position ?? node.position, .weekdayTwice(weekday))
            }
            let slots = slots(of: entries, in: node, path: path, at: times, ofWeekdays: true)
            guard let weekdays, let slots else { return nil }
            return Variant(weekdays: weekdays, slots: slots)
        }
    }

    /// - Parameter path: where their places are to be known.
    private mutating func amounts(
        _ node: TOMLNode, _ key: String, of path: (medication: Medication.Key, step: Int)?,
        for times: [Slot]?
    ) -> [Amount]? {
        guard let unit = AmountUnit(rawValue: key),
            let nodes = list(node, key, limit: Limits.timesPerDay, .amounts)
        else { return nil }
        if let times, times.count != nodes.count {
            note(node.position, .amountsForTimes(amounts: nodes.count, times: times.count))
        }
        let amounts = nodes.enumerated().compactMap { index, node in
            if let path {
                locations[.slot(path.medication, step: path.step, slot: index)] = node.position
            }
            return amount(node, key, unit)
        }
        return amounts.count == nodes.count ? amounts : nil
    }
}

extension [TOMLEntry] {
    fileprivate func parted(
        by isFirst: (TOMLEntry) -> Bool
    ) -> (first: [TOMLEntry], rest: [TOMLEntry]) {
        (filter(isFirst), filter { !isFirst($0) })
    }
}

extension TOMLEntry {
    fileprivate var isForAmounts: Bool { AmountUnit(rawValue: key) != nil || isMeantForAmounts }

    /// Of one that is no unit: whether it is a list of numbers under a key that is none: a unit that is spelt otherwise,
    /// for which no other is ever taken.
    fileprivate var isMeantForAmounts: Bool {
        guard StepField(rawValue: key) == nil else { return false }
        if AmountUnit(named: key) != nil { return true }
        guard case .list(let nodes) = node.value, !nodes.isEmpty else { return false }
        return nodes.allSatisfy {
            switch $0.value {
            case .integer, .float: true
            default: false
            }
        }
    }
}
