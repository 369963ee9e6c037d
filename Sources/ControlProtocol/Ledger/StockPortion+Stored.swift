import DoseCore

/// What an intake took of the pieces at home, as it is kept: `1500 tablets 10000 mg, 2000 tablets 5000 mg`.
///
/// Numbers are thousandths of their unit; where no strength is told, it is left out.
extension [StockPortion] {
    /// Nil for nothing.
    var stored: String? {
        isEmpty ? nil : map(\.stored).joined(separator: ", ")
    }

    /// Nil where it is not what this version writes.
    package init?(stored text: String) {
        self = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(separator: " ").map(String.init)
            guard words.count == 2 || words.count == 4,
                let pieces = Amount(stored: words[0], words[1])
            else { return nil }
            guard words.count == 4 else {
                append(StockPortion(pieces))
                continue
            }
            guard let strength = Amount(stored: words[2], words[3]) else { return nil }
            append(StockPortion(pieces, of: strength))
        }
    }
}

extension StockPortion {
    fileprivate var stored: String {
        [pieces, strength].compactMap(\.self).map {
            let stored = $0.stored
            return "\(stored.thousandths) \(stored.unit.rawValue)"
        }.joined(separator: " ")
    }
}

extension Amount {
    fileprivate init?(stored number: String, _ unit: String) {
        guard let thousandths = Int64(number), RecordRow.areAmounts([thousandths]) else {
            return nil
        }
        self.init(thousandths: thousandths, of: unit)
    }
}
