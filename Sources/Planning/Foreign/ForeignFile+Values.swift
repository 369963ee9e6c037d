import DoseCore

extension ForeignFile {
    /// In whose years no plan has a dose is no date.
    func date(atMilliseconds milliseconds: Double) -> CivilDate? {
        guard abs(milliseconds) < Double(Limits.ledgerNumber) else { return nil }
        let date = zone.date(at: Instant(milliseconds: Int64(milliseconds)))
        return Limits.years.contains(date.year) ? date : nil
    }

    /// Of an instant as RFC 3339 has it.
    func date(of stamp: String) -> CivilDate? { civil(stamp)?.date }

    func civil(_ stamp: String) -> CivilDateTime? {
        guard stamp.utf8.count >= 20, stamp.utf8.count < 40,
            let instant = Zone.utc.past(stamp.withoutFraction, at: Instant(seconds: 0))
        else { return nil }
        return zone.civil(at: instant)
    }
}

extension String {
    /// `2026-06-01T08:00:00.000Z` without its milliseconds.
    fileprivate var withoutFraction: String {
        guard let point = firstIndex(of: ".") else { return self }
        return String(self[..<point] + self[index(after: point)...].drop { $0.isNumber })
    }
}

extension ForeignMedicine {
    /// One line of all texts; nil where there is nothing to say, or more than a plan holds, which is told.
    mutating func note(from texts: [String?]) -> String? {
        let lines = texts.compactMap { $0 }.flatMap {
            $0.split(whereSeparator: \.isNewline).map { String($0).trimmed }
        }
        let text = lines.filter { !$0.isEmpty }.joined(separator: "; ")
        guard !text.isEmpty else { return nil }
        guard text.unicodeScalars.count <= Limits.nameLength else {
            note(.longNote(text))
            return nil
        }
        return text
    }

    mutating func addAsNeeded(
        _ amount: ForeignAmount?, _ note: String?, _ bounds: AsNeeded, key: String = ""
    ) {
        var bounds = bounds
        if let amount, amount.words == nil { bounds.dose = amount.amount }
        if let words = amount?.words { self.note(.amountInNote(words)) }
        var medication = Medication(
            key: key, name: name, start: CivilDate(dayNumber: 0),
            steps: [Step(days: 1, slots: [])], asNeeded: bounds)
        medication.note = self.note(from: [amount?.words, note])
        medications.append(medication)
    }

    /// Adds what rules make, or tells that nothing can be made of them.
    mutating func add(_ rules: [ForeignRule], from start: CivilDate, key: String = "") {
        var rules = rules
        let count = rules.count
        rules = rules.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        if rules.count < count { note(.twice) }
        guard
            let made = ForeignCourse(key: key, name: name, start: start).medications(rules)
        else {
            note(.impossible(name))
            return
        }
        if made.isEmpty, let last = rules.compactMap(\.last).max() { note(.over(last)) }
        medications += made
        if made.count > 1 { note(.severalEntries(made.count)) }
    }
}
