package import TOMLText

/// What to write in place of what a leaflet says and no key of a plan can.
package enum Way: Hashable, Sendable {
    /// A strength that is no amount goes into the name.
    case name
    /// Of a range of amounts the least, or a note.
    case leastAmount
    /// Of another range one of what it says.
    case oneOfRange
    /// When a range of hours begins, and for how long.
    case beginning
}

extension Expectation {
    /// Nil where what was found is neither a range nor a strength that is no amount.
    package func way(outOf found: TOMLValue) -> Way? {
        guard case .string(let text) = found, text.utf8.count <= 64 else { return nil }
        return switch self {
        case .tablet, .strength: Self.isNoAmount(text) ? .name : nil
        case .quantity, .amount, .amounts: Self.isRange(text) ? .leastAmount : nil
        case .every, .hours, .days, .count, .duration: Self.isRange(text) ? .oneOfRange : nil
        case .time, .dayTime: Self.isRange(text) ? .beginning : nil
        default: nil
        }
    }

    /// Reads `1-2`, `1 to 2 tablets` and `08:00-10:00`.
    private static func isRange(_ text: String) -> Bool {
        let digits = "0123456789.,: "
        let first = text.prefix { digits.contains($0) }
        let rest = text.dropFirst(first.count)
        let between = rest.prefix { !digits.contains($0) }
        guard ["-", "–", "to", "or", "bis", "à", "ou"].contains(String(between)) else {
            return false
        }
        return first.contains(where: \.isNumber)
            && rest.dropFirst(between.count).drop { $0 == " " }.first?.isNumber == true
    }

    /// Of a combination, in so much of an hour or a day, or a part of a hundred.
    private static func isNoAmount(_ text: String) -> Bool {
        if text.hasSuffix("%") || text.hasSuffix("/h") || text.contains("/24") { return true }
        let parts = text.split { $0 == "/" || $0 == "+" }
        return parts.count > 1 && parts.allSatisfy { $0.drop { $0 == " " }.first?.isNumber == true }
            && parts.allSatisfy { !$0.contains("ml") }
    }
}
