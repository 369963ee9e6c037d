extension [Amount] {
    /// `20 + 20 + 30 mg`: the unit once.
    package func summands(_ mark: DecimalMark) -> String {
        let unit = first { $0 > .zero }?.unit ?? first?.unit ?? .mg
        let numbers = map { amount in
            let same = amount.in(unit) ?? amount
            return unit.isPiece ? same.fraction(mark) : same.number(mark)
        }
        let one = count == 1 ? first.flatMap { $0 > .zero ? $0 : nil } : nil
        return one?.text(mark) ?? "\(numbers.joined(separator: " + ")) \(unit.symbol)"
    }
}
