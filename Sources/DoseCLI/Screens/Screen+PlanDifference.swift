import DoseCore
import Planning

extension Screen {
    /// `dosectl plan diff`.
    ///
    /// - Parameter place: Where the person stands, in a sentence; nil where that is not known.
    func difference(
        _ difference: PlanDifference, from today: CivilDate, place: (Medication.Key) -> String?
    ) -> [String] {
        guard !difference.isEmpty else { return ["The two plans ask for the same."] }
        let whole = difference.zone.map { ["The whole plan", property($0), ""] } ?? []
        let gone = difference.removed.map { "\(text($0.name)) (\(text($0.key))) is removed." }
        let new = difference.added.map {
            let start = "from \(shortDay($0.start)) \($0.start) on"
            return "\(text($0.name)) (\(text($0.key))) is added, "
                + "\($0.asNeeded == nil ? start : "taken when needed")."
        }
        let changes = difference.changed.map { change in
            let ahead = change.dated.compactMap { $0.ahead(of: today) }
            let past = ahead.count < change.dated.count || ahead != change.dated
            return [style.paint(text(change.key), .bold)]
                + (place(change.key).map { ["  \($0)"] } ?? [])
                + change.properties.map(property) + ahead.flatMap { dated($0, change.often) }
                + (past ? ["  What differs before today is not told."] : [])
        }
        return whole + gone + new + Array(changes.joined(separator: [""]))
    }

    private func property(_ property: PlanDifference.Property) -> String {
        let (before, after) = (property.before.map(text), property.after.map(text))
        return switch (before, after) {
        case (let before?, let after?): "  \(property.key) is \(after), was \(before)"
        case (nil, let after): "  \(property.key) is \(after ?? ""), was not said"
        case (let before, nil): "  \(property.key) is not said any more, was \(before ?? "")"
        }
    }

    private func dated(
        _ dated: PlanDifference.Dated, _ often: PlanDifference.Change.Often
    ) -> [String] {
        let from = "\(shortDay(dated.from)) \(dated.from)"
        let dates =
            switch dated.until {
            case nil: "from \(from) on"
            case dated.from: "on \(from)"
            case let until?: "from \(from) to \(shortDay(until)) \(until)"
            }
        return [
            "  \(dates):", "    was \(total(dated.before, often.before))",
            "    is  \(style.paint(total(dated.after, often.after), .bold))",
        ]
    }

    /// `13:00 10, 15:00 30: 40 mg a day`.
    private func total(_ slots: [Slot], _ often: String) -> String {
        guard !slots.isEmpty else { return "nothing" }
        return "\(intakes(slots)): \(amount(slots.sum)) \(often)"
    }
}

extension PlanDifference.Dated {
    /// What of it is today or later.
    fileprivate func ahead(of today: CivilDate) -> PlanDifference.Dated? {
        if let until, until < today { return nil }
        var ahead = self
        ahead.from = max(from, today)
        return ahead
    }
}
