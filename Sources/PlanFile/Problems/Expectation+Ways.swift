import TOMLText

extension Expectation {
    /// What to write in place of what a leaflet says and no key of a plan can: a range, or a strength that is no amount.
    func way(outOf found: TOMLValue) -> String? {
        guard case .string(let text) = found, text.utf8.count <= 64 else { return nil }
        switch self {
        case .tablet, .strength:
            return Self.isNoAmount(text)
                ? "what is no amount goes into the name, such as name = \"Fentanyl 25 µg/h\"" : nil
        case .quantity, .amount, .amounts:
            return Self.isRange(text)
                ? "of a range write the least, and take more with 'dosectl take --amount', or write it "
                    + "into 'note' and no amount at all" : nil
        case .every, .hours, .days, .count, .duration:
            return Self.isRange(text)
                ? "of a range nobody knows which one rings: write one of it" : nil
        case .time, .dayTime:
            return Self.isRange(text)
                ? "write when it begins, and in 'late' for how long it counts, such as \"2 h\""
                : nil
        default: return nil
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
