/// Finds the word that somebody meant.
package enum Spelling {
    /// The candidate with the fewest slips, unless it takes more than one slip in three letters.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars.prefix(64))
        let ranked = candidates.map { candidate in
            (candidate, slips(letters, Array(candidate.lowercased().unicodeScalars)))
        }
        guard let best = ranked.min(by: { $0.1 < $1.1 }),
            best.1 <= max(1, best.0.unicodeScalars.count / 3)
        else { return nil }
        return best.0
    }

    /// How many letters are added, left out, replaced or swapped with their neighbour.
    ///
    /// Source: Damerau-Levenshtein distance, in the restricted form (optimal string alignment).
    static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let same = left[row] == right[column]
                var least = min(
                    last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}

extension String {
    /// With the letters of ASCII for those with an accent: `baclofene` for `baclofène`.
    package var withoutMarks: String {
        var plain = ""
        for scalar in unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
            // Unicode's names tell the letter: LATIN SMALL LETTER E WITH GRAVE.
            let words = (scalar.isASCII ? "" : scalar.properties.name ?? "").split(separator: " ")
            let isMarked = words.count > 5 && words[0] == "LATIN" && words[4] == "WITH"
            if isMarked, words[2] == "LETTER", words[3].count == 1 {
                plain += words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
            } else {
                plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}
