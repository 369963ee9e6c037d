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
        let fields = fields(of: entries, as: StepField.self)
        // A last step that is held counts one day: it is the days after it that matter.
        var days: Int? = 1
        if let entry = fields[.days] {
            days = self.days(entry.node, entry.key, in: 1...Limits.daysPerStep)
        } else if !maySkipDays {
            note(node.position, .daysMissing(step: path.step))
        }
        let times = fields[.times].map { self.times($0.node, $0.key) } ?? usualTimes
        let table: (String?, SourcePosition) = (
            "step \(path.step + 1) of medication.\(path.medication)", node.position
        )
        let amounts = optional(required(.mg, of: fields, in: table, .amounts)) {
            $0.amounts($1, $2, of: path, for: times)
        }
        guard let days, let times, let amounts, amounts.count == times.count else { return nil }
        return Step(
            days: days,
            slots: zip(times, amounts).map { Slot(time: $0, amount: $1) })
    }

    private mutating func amounts(
        _ node: TOMLNode, _ key: String, of path: (medication: Medication.Key, step: Int),
        for times: [CivilTime]?
    ) -> [Amount]? {
        guard let nodes = list(node, key, limit: Limits.timesPerDay, .amounts) else { return nil }
        if let times, times.count != nodes.count {
            note(node.position, .amountsForTimes(amounts: nodes.count, times: times.count))
        }
        let amounts = nodes.enumerated().compactMap { index, node in
            locations[.slot(path.medication, step: path.step, slot: index)] = node.position
            return amount(node, key)
        }
        return amounts.count == nodes.count ? amounts : nil
    }
}
