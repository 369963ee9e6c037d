import DoseCore
import JSONText

/// The file in which Dosage (Diego Povliuk) keeps its treatments, `dosage-treatments.json`.
///
/// Source: its `src/window.js`, `src/medDialog.js` and `src/utils/helpers.js`, as of June 2026.
struct DosageFile {
    private(set) var plan = ForeignPlan(program: .dosage)
    private let around: ForeignFile

    /// Of its files; `upgradeItems.js` raises it.
    static let version = 1

    init(_ file: JSONValue, _ around: ForeignFile) throws(ForeignError) {
        self.around = around
        if let version = file["version"]?.integer, version > Self.version {
            throw .newer(.dosage, version: version, known: Self.version)
        }
        if file["meds"] != nil { throw .older(.dosage) }
        plan.answers = file["history"]?.elements?.count ?? 0
        guard let treatments = file["treatments"] else { return }
        guard let items = treatments.elements else { throw .malformed(.dosage, at: "treatments") }
        let updated = file["lastUpdate"]?.string.flatMap { around.date(of: $0) }
        guard items.count <= ForeignFile.medicines else {
            throw .tooMany(items.count, most: Limits.medications)
        }
        for (index, item) in items.enumerated() {
            guard let name = item["name"]?.string?.trimmed, !name.isEmpty,
                item["dosage"]?.elements != nil, item["frequency"]?.string != nil
            else { throw .malformed(.dosage, at: "treatments[\(index)]") }
            plan.add(medicine(item, name, updated))
        }
        for name in ["color", "icon", "inventory", "notification"]
        where items.contains(where: { $0[name] != nil }) {
            plan.leaveOut(name)
        }
    }

    private func medicine(
        _ item: JSONValue, _ name: String, _ updated: CivilDate?
    ) -> ForeignMedicine {
        var medicine = ForeignMedicine(name: name)
        let unit = item["unit"]?.string ?? ""
        let note = medicine.note(from: [item["notes"]?.string])
        if item["markConfirmed"]?.bool == true { medicine.note(.takenByItself) }
        let doses = item["dosage"]?.elements ?? []
        guard !doses.isEmpty, doses.count <= ForeignFile.rules else {
            medicine.note(doses.isEmpty ? .noDosage : .impossible("\(doses.count)"))
            return medicine
        }
        let frequency = item["frequency"]?.string ?? ""
        if frequency == "when-needed" {
            let amount = doses.first.flatMap { self.amount($0, unit) }
            medicine.addAsNeeded(amount, note, AsNeeded())
            return medicine
        }
        let duration = item["duration"]
        let isLimited = duration?["enabled"]?.bool == true
        let first =
            isLimited ? duration?["start"]?.double.flatMap { around.date(atMilliseconds: $0) } : nil
        let last =
            isLimited ? duration?["end"]?.double.flatMap { around.date(atMilliseconds: $0) } : nil
        guard !isLimited || (first != nil && last != nil) else {
            medicine.note(.impossible("duration"))
            return medicine
        }
        if let last, last < around.start {
            medicine.note(.over(last))
            return medicine
        }
        guard
            let (recurrence, anchor) = dates(
                item, frequency, first: first, updated: updated)
        else {
            medicine.note(.dates(frequency))
            return medicine
        }
        var rules: [ForeignRule] = []
        for dose in doses {
            let time = dose["time"]?.elements?.compactMap(\.integer) ?? []
            guard time.count == 2, (0..<24).contains(time[0]),
                let at = CivilTime(hour: time[0], minute: time[1]), let amount = amount(dose, unit)
            else {
                medicine.note(.impossible("dosage"))
                return medicine
            }
            rules.append(
                ForeignRule(
                    recurrence: recurrence, anchor: anchor, first: first ?? around.start,
                    last: last, slots: [Slot(time: at, amount: amount.amount)],
                    note: medicine.note(from: [amount.words, note])))
            if let words = amount.words { medicine.note(.amountInNote(words)) }
        }
        medicine.add(rules, from: around.start)
        return medicine
    }

    private func amount(_ dose: JSONValue, _ unit: String) -> ForeignAmount? {
        guard let number = dose["dose"]?.number, let value = Double(number) else { return nil }
        return ForeignAmount(value, number, unit)
    }

    private func dates(
        _ item: JSONValue, _ frequency: String, first: CivilDate?, updated: CivilDate?
    ) -> (Recurrence, anchor: CivilDate)? {
        let start = first ?? around.start
        switch frequency {
        case "daily": return (.daily, start)
        case "specific-days":
            // Sunday is 0.
            let numbers = item["days"]?.elements?.map(\.integer) ?? []
            let days = numbers.compactMap { number in
                number.flatMap { (0...6).contains($0) ? Weekday.allCases[($0 + 6) % 7] : nil }
            }
            guard !days.isEmpty, days.count == numbers.count else { return nil }
            return (.weekdays(Set(days)), start)
        case "day-of-month":
            guard let day = item["monthDay"]?.integer, Limits.daysOfMonth.contains(day) else {
                return nil
            }
            return (.daysOfMonth([day]), start)
        case "cycle":
            // So many days with, so many without, and the day of the cycle on which the file was written, or on its start.
            let cycle = item["cycle"]?.elements?.compactMap(\.integer) ?? []
            guard cycle.count == 3, (1...366).contains(cycle[0]), (0...366).contains(cycle[1]),
                cycle[2] > 0, Limits.cycleRange.contains(cycle[0] + cycle[1]),
                cycle[2] <= cycle[0] + cycle[1],
                let updated
            else { return nil }
            if cycle[1] == 0 { return (.daily, start) }
            let counted = max(updated, first ?? updated)
            return (.cycle(on: cycle[0], off: cycle[1]), counted - (cycle[2] - 1))
        default: return nil
        }
    }
}
