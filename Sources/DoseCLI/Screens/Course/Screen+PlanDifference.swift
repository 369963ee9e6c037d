import DoseCore
import Planning
import Words

extension Screen {
    /// `dosectl plan diff`.
    ///
    /// - Parameter place: Where the person stands, in a sentence; nil where that is not known.
    func difference(
        _ difference: PlanDifference, from today: CivilDate, place: (Medication.Key) -> String?
    ) -> [String] {
        let words = PlanWords(language)
        guard !difference.isEmpty else { return [words.same] }
        let whole =
            difference.whole.isEmpty
            ? [] : [words.wholePlan] + difference.whole.map(property) + [""]
        let gone = difference.removed.map { words.removed(text($0.name), text($0.key)) }
        let new = difference.added.map {
            words.added(
                text($0.name), text($0.key), from: $0.asNeeded == nil ? words.day($0.start) : nil)
        }
        let changes = difference.changed.map { change in
            let ahead = change.dated.compactMap { $0.ahead(of: today) }
            let past = ahead.count < change.dated.count || ahead != change.dated
            return [style.paint(text(change.key), .bold)]
                + (place(change.key).map { ["  \($0)"] } ?? [])
                + change.properties.map(property) + ahead.flatMap { dated($0, change.often) }
                + (past ? ["  \(words.pastNotTold)"] : [])
        }
        return whole + gone + new + Array(changes.joined(separator: [""]))
    }

    private func property(_ property: PlanDifference.Property) -> String {
        let words = PlanWords(language)
        return "  "
            + words.property(property.key, property.before.map(text), property.after.map(text))
    }

    private func dated(
        _ dated: PlanDifference.Dated, _ often: PlanDifference.Change.Often
    ) -> [String] {
        let words = PlanWords(language)
        let (was, now) = (words.was, words.is)
        let width = max(was.displayWidth, now.displayWidth) + 1
        func row(_ label: String, _ total: String) -> String {
            "    \(label)\(String(repeating: " ", count: width - label.displayWidth))\(total)"
        }
        return [
            "  \(words.dates(from: dated.from, until: dated.until))",
            row(was, total(dated.before, often.before)),
            row(now, style.paint(total(dated.after, often.after), .bold)),
        ]
    }

    /// `13:00 10, 15:00 30: 40 mg a day`.
    private func total(_ slots: [Slot], _ often: PlanDifference.Change.HowOften) -> String {
        let words = PlanWords(language)
        guard !slots.isEmpty else { return words.nothing }
        let sum = amount(slots.sum)
        let rate =
            switch often {
            case .daily: language.rate(sum, nil)
            case .on(let dates): language.rate(sum, dates)
            case .byDates: words.inAll(sum)
            }
        return words.total(intakes(slots), text(rate))
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
