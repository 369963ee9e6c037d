/// A number of parts, of which a power of ten are a whole, in decimal: `10`, `2.5`.
func decimal(_ count: Int, in parts: Int, _ mark: DecimalMark) -> String {
    let (whole, rest) = count.quotientAndRemainder(dividingBy: parts)
    guard rest != 0 else { return "\(whole)" }
    let places = "\(parts)".count - 1
    let decimals = String(padded(rest, places).reversed().drop { $0 == "0" }.reversed())
    return "\(whole)\(mark.rawValue)\(decimals)"
}

extension Double {
    /// The whole number that is meant by one of nothing or more; nil where it has a part.
    var whole: Int? {
        let whole = Int(self + 0.5)
        // A double has some sixteen digits, and of these a person writes the first ten or so.
        return (Double(whole) - self).magnitude < max(1e-6, self * 1e-12) ? whole : nil
    }
}
