import DoseCore
import PlanFile

/// What is taken at the times of a day, as a box has it: `5mg`, `2 puffs`, `1-0-1 tablets`.
struct AmountList: Equatable, Sendable {
    let numbers: [Double]
    let unit: AmountUnit?
    /// As it was written.
    let text: String

    init(_ text: String) throws(UsageError) {
        let list = text.prefix { "0123456789.,-".contains($0) }
        let rest = text[list.endIndex...].drop { $0 == " " || $0 == "\u{A0}" }
        unit = rest.isEmpty ? nil : AmountUnit(named: rest)
        guard unit != nil || rest.isEmpty else { throw .badValue(text, of: .amounts) }
        var numbers: [Double] = []
        for number in list.split(separator: "-", omittingEmptySubsequences: false) {
            let said = try SaidAmount(rest.isEmpty ? String(number) : "\(number) \(rest)")
            numbers.append(said.value)
        }
        guard numbers.contains(where: { $0 > 0 }) else { throw .badValue(text, of: .amounts) }
        (self.numbers, self.text) = (numbers, text)
    }

    /// One for each time, in its own unit or the one that the box leaves no doubt about.
    func amounts(at count: Int, of preparation: Preparation?) throws(UsageError) -> [Amount] {
        guard let unit = unit ?? (preparation == nil ? .mg : nil) else {
            throw .badValue(text, of: .units)
        }
        guard numbers.count == count || numbers.count == 1 else {
            throw .badValue(text, of: .amounts)
        }
        var amounts: [Amount] = []
        for index in 0..<count {
            guard let amount = Amount(numbers[numbers.count == 1 ? 0 : index], unit) else {
                throw .badValue(text, of: .amounts)
            }
            amounts.append(amount)
        }
        return amounts
    }

    /// `0.25 0.5 1 mg`: amounts of a day one after the other, the unit once or with each.
    static func steps(_ text: String) throws(UsageError) -> [Amount] {
        var numbers: [(value: Double, unit: AmountUnit?)] = []
        for word in text.split(separator: " ") {
            // A mark that stands at the end parts them.
            let word = word.last == "," || word.last == ";" ? word.dropLast() : word
            if let unit = AmountUnit(named: word) {
                guard let last = numbers.last, last.unit == nil else {
                    throw .badValue(text, of: .steps)
                }
                numbers[numbers.count - 1].unit = unit
            } else {
                do throws(UsageError) {
                    let said = try SaidAmount(String(word))
                    numbers.append((said.value, said.unit))
                } catch {
                    if case .maybeThousands = error { throw error }
                    throw .badValue(text, of: .steps)
                }
            }
        }
        let units = Set(numbers.compactMap(\.unit))
        guard numbers.count > 1, units.count <= 1 else { throw .badValue(text, of: .steps) }
        let amounts = numbers.compactMap { Amount($0.value, units.first ?? .mg) }
        guard amounts.count == numbers.count else { throw .badValue(text, of: .steps) }
        return amounts
    }
}
