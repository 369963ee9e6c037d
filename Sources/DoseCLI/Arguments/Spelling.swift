/// Finds the word that somebody meant.
enum Spelling {
    /// The candidate with the fewest slips, unless it takes more than one slip in three letters.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars.prefix(64))
        let ranked = candidates.map { ($0, slips(letters, Array($0.unicodeScalars))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }),
            best.1 <= max(1, best.0.unicodeScalars.count / 3)
        else { return nil }
        return best.0
    }

    /// How many letters are added, left out, replaced or swapped with their neighbour.
    ///
    /// Source: Damerau-Levenshtein distance, in the restricted form (optimal string alignment).
    private static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var rows = [Array(0...right.count)]
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                var least = min(
                    rows[row][column + 1] + 1, current[column] + 1,
                    rows[row][column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                current.append(least)
            }
            rows.append(current)
        }
        return rows[left.count][right.count]
    }
}
