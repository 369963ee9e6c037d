package import DoseCore

/// What changes from one plan to another.
package struct PlanDifference: Hashable, Sendable {
    /// Of the plan as a whole.
    package var whole: [Property]
    package var removed: [Medication]
    package var added: [Medication]
    /// Those in both plans that are not the same, in the order of the later plan.
    package var changed: [Change]

    /// A key of the file with its values as they are written; nil where it is left out.
    package struct Property: Hashable, Sendable {
        package var key: String
        package var before: String?
        package var after: String?
    }

    package struct Change: Hashable, Sendable {
        package var key: Medication.Key
        /// What holds all along, as the tablets and the days of the week.
        package var properties: [Property]
        /// What changes on which dates.
        package var dated: [Dated]
        /// How often the amounts of one date are taken in the one and in the other.
        package var often = Often()

        package struct Often: Hashable, Sendable {
            package var before = HowOften.daily
            package var after = HowOften.daily
        }

        package enum HowOften: Hashable, Sendable {
            case daily
            case on(DatedRecurrence)
            /// As the dates say.
            case byDates
        }
    }

    /// Dates in a row with the same change; only what is due is compared.
    package struct Dated: Hashable, Sendable {
        package var from: CivilDate
        /// Nil where it does not end.
        package var until: CivilDate?
        package var before: [Slot]
        package var after: [Slot]
    }

    /// - Parameters:
    ///   - today: from when on what is lived by is compared.
    ///   - lived: what comes from today on, of the medications of which that is known; of the others the text tells it.
    package init(
        from before: Plan, to after: Plan, since today: CivilDate? = nil,
        lived: [Medication.Key: [DatedStep]] = [:]
    ) {
        whole = Self.whole(before, after)
        removed = before.medications.filter { after.medication($0.key) == nil }
        added = after.medications.filter { before.medication($0.key) == nil }
        changed = after.medications.compactMap { later in
            guard let earlier = before.medication(later.key) else { return nil }
            var change = Change(from: earlier, to: later)
            // Two plans that ask for the same do so wherever somebody stands in them.
            if let today, let ahead = lived[later.key], !change.dated.isEmpty {
                change.dated = Change.dated(ahead, later.round(of: today).calendar(from: today))
            }
            return change.properties.isEmpty && change.dated.isEmpty ? nil : change
        }
    }

    private static func whole(_ before: Plan, _ after: Plan) -> [Property] {
        let all = [
            Property(
                key: "timezone", before: before.zone.planText, after: after.zone.planText),
            Property(
                key: "evening", before: before.evening?.description,
                after: after.evening?.description),
        ]
        return all.filter { $0.before != $0.after }
    }

    package var isEmpty: Bool {
        whole.isEmpty && removed.isEmpty && added.isEmpty && changed.isEmpty
    }
}

extension PlanDifference.Change {
    fileprivate init(from before: Medication, to after: Medication) {
        key = after.key
        let (earlier, later) = (before.properties, after.properties)
        let keys =
            later.map(\.key)
            + earlier.map(\.key).filter { key in
                !later.contains { $0.key == key }
            }
        properties = keys.compactMap { key in
            let values = (
                earlier.first { $0.key == key }?.text, later.first { $0.key == key }?.text
            )
            return values.0 == values.1
                ? nil : PlanDifference.Property(key: key, before: values.0, after: values.1)
        }
        dated = Self.dated(before.stretches, after.stretches)
        often = PlanDifference.Change.Often(before: before.often, after: after.often)
    }

    /// Walks both courses from one date on which either changes to the next.
    fileprivate static func dated(
        _ before: [DatedStep], _ after: [DatedStep]
    ) -> [PlanDifference.Dated] {
        let both = before + after
        let dates = Set(both.map(\.first) + both.compactMap { $0.last.map { $0 + 1 } }).sorted()
        var (earlier, later) = (before[...], after[...])
        var changes: [PlanDifference.Dated] = []
        for (index, date) in dates.enumerated() {
            let slots = (due(on: date, &earlier), due(on: date, &later))
            guard slots.0 != slots.1 else { continue }
            let until = index + 1 < dates.count ? dates[index + 1] - 1 : nil
            if let last = changes.last, last.until == date - 1, last.before == slots.0,
                last.after == slots.1
            {
                changes[changes.count - 1].until = until
            } else {
                changes.append(
                    PlanDifference.Dated(
                        from: date, until: until, before: slots.0, after: slots.1))
            }
        }
        return changes
    }

    /// Leaves the steps behind that are over on a date.
    private static func due(
        on date: CivilDate, _ steps: inout ArraySlice<DatedStep>
    ) -> [Slot] {
        while let last = steps.first?.last, last < date { steps.removeFirst() }
        guard let present = steps.first, present.first <= date else { return [] }
        // By what name a time goes changes nothing.
        return present.step.intakes.map(\.unnamed)
    }
}

extension Medication {
    fileprivate func calendar(from today: CivilDate) -> [DatedStep] {
        calendar.compactMap {
            if let last = $0.last, last < today { return nil }
            return DatedStep(
                index: $0.index, step: $0.step, first: max($0.first, today), last: $0.last)
        }
    }

    /// Of amounts that weekdays or turns change, nothing follows: they are told by their dates.
    fileprivate var often: PlanDifference.Change.HowOften {
        if recurrence != .daily { return .on(DatedRecurrence(recurrence, from: start)) }
        return isAlikeEveryDay ? .daily : .byDates
    }

    /// What is written of it and is no matter of single dates.
    fileprivate var properties: [(key: String, text: String)] {
        var fields: [(key: String, text: String)] = WrittenField.all(of: self).compactMap { field in
            guard case .text(let text) = field.value, field.key != "times",
                field.key != "after" || after == .repeat
            else { return nil }
            return (field.key, text)
        }
        // Dates in a row have the amounts of all other days; what is of some dates only is told beside them.
        if hasWeekdays {
            let on = steps.map { StepLines.on($0, in: unit) }
            fields.append(("on", on.joined(separator: "; ")))
        }
        let dates = steps.enumerated().compactMap { index, step in
            step.recurrence?.field.map { "step \(index + 1): \($0.key) = \($0.value)" }
        }
        if !dates.isEmpty { fields.append(("steps", dates.joined(separator: "; "))) }
        return fields
    }
}
