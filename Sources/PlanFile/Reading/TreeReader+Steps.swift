import DoseCore
import TOMLText

extension TreeReader {
    /// Reads the steps of a medication; `times` is nil where the medication's own could not be read.
    mutating func steps(
        _ node: TOMLNode, _ key: String, of medication: Medication.Key, at times: [CivilTime]?,
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
        at usualTimes: [CivilTime]?, maySkipDays: Bool
    ) -> Step? {
        locations[.step(path.medication, step: path.step)] = node.position
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .step)
            return nil
        }
        let (amountEntries, others) = entries.parted { AmountUnit(rawValue: $0.key) != nil }
        let (meant, rest) = others.parted(by: \.isMeantForAmounts)
        let fields = fields(of: rest, as: StepField.self)
        for entry in meant { note(entry.keyPosition, .unitAsKey(entry.key)) }
        // A last step that is held counts one day: it is the days after it that matter.
        var days: Int? = 1
        if let entry = fields[.days] {
            days = self.days(entry.node, entry.key, in: 1...Limits.daysPerStep)
        } else if !maySkipDays {
            note(node.position, .daysMissing(step: path.step))
        }
        let times = fields[.times].map { self.times($0.node, $0.key) } ?? usualTimes
        if amountEntries.isEmpty, meant.isEmpty {
            note(node.position, .amountsMissing(step: path.step))
        }
        for entry in amountEntries.dropFirst() {
            note(entry.keyPosition, .amountsTwice(entry.key, first: amountEntries[0].key))
        }
        let remark = optional(fields[.note]) { $0.name($1, $2) }
        let amounts = optional(amountEntries.first) {
            $0.amounts($1, $2, of: path, for: times)
        }
        guard let days, let times, let amounts, amounts.count == times.count else { return nil }
        return Step(
            days: days,
            slots: zip(times, amounts).map { Slot(time: $0, amount: $1) }, note: remark)
    }

    private mutating func amounts(
        _ node: TOMLNode, _ key: String, of path: (medication: Medication.Key, step: Int),
        for times: [CivilTime]?
    ) -> [Amount]? {
        guard let unit = AmountUnit(rawValue: key),
            let nodes = list(node, key, limit: Limits.timesPerDay, .amounts)
        else { return nil }
        if let times, times.count != nodes.count {
            note(node.position, .amountsForTimes(amounts: nodes.count, times: times.count))
        }
        let amounts = nodes.enumerated().compactMap { index, node in
            locations[.slot(path.medication, step: path.step, slot: index)] = node.position
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
    /// Of one that is no unit: whether it is a list of numbers under a key that is none: a unit that is spelt otherwise, for which no other is
    /// ever taken.
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
