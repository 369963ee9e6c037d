import DoseCore
import TOMLText

/// Up to how many standard drinks the risk is low, as `marks/alcohol.toml` says.
package struct DrinkMarks: Hashable, Sendable {
    package var perDay: Int
    package var perWeek: Int
    /// Of the seven of a week, at least.
    package var daysWithout: Int
    /// Who says so.
    package var source: String

    package init(perDay: Int, perWeek: Int, daysWithout: Int, source: String) {
        self.perDay = perDay
        self.perWeek = perWeek
        self.daysWithout = daysWithout
        self.source = source
    }

    /// The file of them, without its ending.
    package static let file = "alcohol"
}

/// The marks as their file holds them, or what is wrong with it.
package struct DrinkMarksReading: Hashable, Sendable {
    /// Nil exactly when there is a problem.
    package let marks: DrinkMarks?
    /// In the order of the file.
    package let problems: [PlanProblem]
}

extension DrinkMarks {
    package static func read(_ bytes: [UInt8]) -> DrinkMarksReading {
        var reader = TreeReader()
        let marks = reader.root(of: bytes).flatMap { reader.drinkMarks($0) }
        return DrinkMarksReading(marks: marks, problems: reader.problems)
    }
}

private enum MarkField: String, CaseIterable {
    case source
    case perDay = "per_day"
    case perWeek = "per_week"
    case daysWithout = "days_without"
}

extension TreeReader {
    fileprivate mutating func drinkMarks(_ root: TOMLNode) -> DrinkMarks? {
        guard case .table(let entries) = root.value else { return nil }
        let fields = fields(of: entries, as: MarkField.self)
        let perDay = count(.perDay, of: fields, in: 0...100)
        let perWeek = count(.perWeek, of: fields, in: 0...700)
        let daysWithout = count(.daysWithout, of: fields, in: 0...DrinkSums.daysOfWeek)
        let source = optional(required(.source, of: fields, in: (nil, .start), .source)) {
            $0.name($1, $2)
        }
        guard errors == 0, let perDay, let perWeek, let daysWithout, let source else { return nil }
        return DrinkMarks(
            perDay: perDay, perWeek: perWeek, daysWithout: daysWithout, source: source)
    }

    private mutating func count(
        _ field: MarkField, of fields: [MarkField: TOMLEntry], in range: ClosedRange<Int>
    ) -> Int? {
        optional(required(field, of: fields, in: (nil, .start), .count)) {
            $0.days($1, $2, in: range, .count)
        }
    }
}
