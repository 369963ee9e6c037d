import DoseCore

/// `mon,fri 3mg`: what is taken on some days of the week, at the same times.
struct SaidVariant: Equatable, Sendable {
    let weekdays: Set<Weekday>
    let amounts: AmountList

    /// Several with commas between them; one within a number is of that.
    static func list(_ text: String) throws(UsageError) -> [SaidVariant] {
        var said: [(weekdays: [Weekday], amounts: String)] = [([], "")]
        for piece in text.split(separator: ",") {
            let piece = piece.drop { $0 == " " }
            if piece.first?.isNumber == true, !said[said.count - 1].amounts.isEmpty {
                said[said.count - 1].amounts += ",\(piece)"
                continue
            }
            if !said[said.count - 1].amounts.isEmpty { said.append(([], "")) }
            let words = piece.split(separator: " ", maxSplits: 1)
            guard let name = words.first else { throw .badValue(text, of: .variant) }
            said[said.count - 1].weekdays.append(try Weekday(said: name))
            if words.count == 2 { said[said.count - 1].amounts = String(words[1]) }
        }
        let all = said.flatMap(\.weekdays)
        guard Set(all).count == all.count, said.allSatisfy({ !$0.amounts.isEmpty }) else {
            throw .badValue(text, of: .variant)
        }
        var variants: [SaidVariant] = []
        for (weekdays, amounts) in said {
            let amounts = try AmountList(amounts)
            variants.append(SaidVariant(weekdays: Set(weekdays), amounts: amounts))
        }
        return variants
    }

    static func variants(
        _ said: [SaidVariant], of step: Step, _ preparation: Preparation?
    ) throws(UsageError) -> [Variant] {
        var variants: [Variant] = []
        for one in said {
            let amounts = try one.amounts.amounts(at: step.slots.count, of: preparation)
            guard amounts.allSatisfy({ $0.fits(step.dailyAmount) }) else {
                throw .badValue(one.amounts.text, of: .amounts)
            }
            variants.append(
                Variant(
                    weekdays: one.weekdays,
                    slots: zip(step.slots, amounts).map { Slot(time: $0.time, amount: $1) }))
        }
        return variants
    }
}
