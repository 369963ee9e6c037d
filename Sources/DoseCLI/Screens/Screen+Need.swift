import ControlProtocol
import DoseCore
import Words

// What is taken when needed.

extension Screen {
    /// A line for each, before anything of it is swallowed.
    func needs(_ needs: [Wire.Need]) -> [String] {
        needs.isEmpty ? [] : [""] + needs.map(need)
    }

    /// `Paracetamol, as needed: 1 g at a time, again from 16:00; 1 g of 4 g taken in 24 h, 3 g left.`
    func need(_ need: Wire.Need) -> String {
        let words = StatusWords(language)
        let may = words.may(need.dose.map(amount), from: need.nextAt.map(point))
        let most = need.max.map { max in
            words.taken(
                amount(need.taken), of: amount(max),
                within: text(language.duration(minutes: need.withinMinutes)),
                left: need.left.map(amount))
        }
        let last = need.lastAt.map { words.last(at: point($0)) }
        return words.need(text(need.name), [may, most, last].compactMap(\.self))
    }
}
