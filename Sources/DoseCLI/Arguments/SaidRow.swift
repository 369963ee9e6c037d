import DoseCore
import PlanFile

/// `3d 0-0-10 mg`: for how many days, and what is taken at each of the times.
struct SaidRow: Equatable, Sendable {
    let days: Int
    let amounts: AmountList
    private let text: String

    private init(_ text: String) throws(UsageError) {
        self.text = text
        let words = text.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let days = Self.days(words[0]) else {
            throw .badValue(text, of: .row)
        }
        self.days = days
        amounts = try AmountList(String(words[1]))
    }

    /// Rows with commas between them; one within a number is of that.
    static func list(_ text: String) throws(UsageError) -> [SaidRow] {
        var texts: [String] = []
        for piece in text.split(separator: ",") {
            let piece = String(piece.drop { $0 == " " })
            let isRow = piece.split(separator: " ").first.flatMap(days) != nil
            if isRow || texts.isEmpty {
                texts.append(piece)
            } else {
                texts[texts.count - 1] += ",\(piece)"
            }
        }
        guard !texts.isEmpty else { throw .badValue(text, of: .row) }
        var rows: [SaidRow] = []
        for text in texts { rows.append(try SaidRow(text)) }
        return rows
    }

    /// `3d`, `2w`: with its letter, so that no amount is taken for it.
    private static func days(_ word: Substring) -> Int? {
        guard let unit = ["d": 1, "w": 7][word.last ?? " "], word.utf8.count <= 5,
            let count = Int(word.dropLast()), (1...Limits.daysPerStep).contains(count * unit)
        else { return nil }
        return count * unit
    }

    static func steps(
        _ rows: [SaidRow], at times: [CivilTime], of preparation: Preparation?
    ) throws(UsageError) -> [Step] {
        var steps: [Step] = []
        for row in rows {
            let amounts = try row.amounts.amounts(at: times.count, of: preparation)
            let unit = steps.first?.slots.first?.amount.unit ?? amounts[0].unit
            guard amounts[0].unit == unit else { throw .badValue(row.text, of: .row) }
            steps.append(
                Step(
                    days: row.days,
                    slots: zip(times, amounts).map { Slot(time: $0, amount: $1) }))
        }
        return steps
    }
}
