/// What amounts are made of: the things in the box, how strong they are and in how many parts each may be cut.
package struct Preparation: Hashable, Sendable {
    /// The strongest first; at least one, all of one kind of thing and of one dimension.
    package let strengths: [Strength]
    /// Of a thing that is counted: 1, 2 or 4.
    package var parts: Int

    package init(_ strengths: [Strength], parts: Int = 1) {
        precondition(!strengths.isEmpty, "A preparation has a strength.")
        self.strengths = strengths.sorted { $0.amount > $1.amount }
        self.parts = parts
    }

    /// Tablets of one strength.
    package init(tablet: Amount, parts: Int = 1) {
        self.init([Strength(tablet)], parts: parts)
    }

    /// Of the strongest.
    package var strength: Amount { strengths[0].amount }

    /// What is counted: tablets, capsules; nil of what is measured.
    package var thing: AmountUnit? {
        strengths[0].per.unit.isPiece ? strengths[0].per.unit : nil
    }

    /// The least amount that can be taken of it, of the weakest; of what is measured any can.
    package var smallestPiece: Amount {
        let weakest = strengths[strengths.count - 1].amount
        return weakest.with(grains: thing == nil ? 1 : max(1, weakest.grains / parts))
    }

    // MARK: Of one strength

    /// How many of the smallest pieces make an amount; nil when it cannot be made of them.
    package func pieces(of amount: Amount) -> Int? {
        guard let amount = inStrength(amount) else { return nil }
        let (pieces, rest) = amount.grains.quotientAndRemainder(
            dividingBy: smallestPiece.grains)
        return rest == 0 ? pieces : nil
    }

    /// How many of the smallest pieces make no more than an amount.
    package func pieces(within amount: Amount) -> Int { amount.grains / smallestPiece.grains }

    package func amount(ofPieces pieces: Int) -> Amount {
        smallestPiece.with(grains: pieces * smallestPiece.grains)
    }

    // MARK: Of what is taken

    /// So many things of a strength.
    package struct Portion: Hashable, Sendable {
        package let things: Amount
        package let strength: Strength
    }

    /// An amount in the fewest things, those of the strongest first; empty for nothing, nil when it cannot be made of
    /// them, or where nothing is counted.
    package func portions(of amount: Amount) -> [Portion]? {
        guard let thing, let grains = inStrength(amount)?.grains else { return nil }
        var search = FewestThings(
            sizes: strengths.map { max(1, $0.amount.grains / parts) }, parts: parts)
        return search.counts(of: grains).map { counts in
            zip(counts, strengths).filter { $0.0 > 0 }.map { count, strength in
                let things = Amount(grains: count * thing.grains / parts, thing)
                return Portion(things: things, strength: strength)
            }
        }
    }

    /// Whether an amount can be taken of it; of what is measured any can.
    package func canMake(_ amount: Amount) -> Bool {
        amount == .zero || (thing == nil ? inStrength(amount) != nil : portions(of: amount) != nil)
    }

    /// The same of what a strength tells; nil where it is neither of that nor of the preparation.
    private func inStrength(_ amount: Amount) -> Amount? {
        amount.fits(strength) ? amount : strengths[0].converted(amount)
    }

    /// What stands beside an amount: so much of the preparation as holds it, or what it holds; nil where that is told in
    /// portions, or cannot be told.
    package func equivalent(of amount: Amount) -> Amount? {
        guard amount > .zero, thing == nil || !amount.fits(strength) else { return nil }
        return strengths[0].converted(amount).flatMap { $0.fits(amount) ? nil : $0 }
    }

    /// `1 ½ tablets of 10 mg`, `2 tablets of 10 mg and ½ of 5 mg`, `2.5 ml`; nil where there is nothing to say.
    package func words(for amount: Amount, _ mark: DecimalMark) -> String? {
        portions(beside: amount).map { Self.words($0, mark) } ?? equivalent(of: amount)?.text(mark)
    }

    /// The portions of an amount that is told in another way; nil where there are none, or they are the amount itself.
    package func portions(beside amount: Amount) -> [Portion]? {
        guard amount > .zero, amount.fits(strength), amount.unit != thing else { return nil }
        return portions(of: amount)
    }

    private static func words(_ portions: [Portion], _ mark: DecimalMark) -> String {
        let parts = portions.enumerated().map { index, portion in
            (index == 0 ? portion.things.text(mark) : portion.things.fraction(mark))
                + " of \(portion.strength.amount.text(mark))"
        }
        return parts.sequence
    }
}

/// Looks for the fewest things of several sizes that make an amount.
private struct FewestThings {
    /// Of the smallest part of each thing, the largest first.
    let sizes: [Int]
    let parts: Int
    private var best: [Int]?
    private var fewest = Int.max
    /// How many counts were tried; a search that finds no end is left.
    private var tried = 0

    init(sizes: [Int], parts: Int) {
        (self.sizes, self.parts) = (sizes, parts)
    }

    /// How many parts of each.
    mutating func counts(of grains: Int) -> [Int]? {
        look(grains, [])
        return best
    }

    /// Whole things before broken ones, of which the rest is thrown away or kept.
    private func cost(_ counts: [Int]) -> Int {
        counts.reduce(0) { $0 + ($1 + parts - 1) / parts * 4 + ($1 % parts == 0 ? 0 : 1) }
    }

    private mutating func look(_ left: Int, _ counts: [Int]) {
        tried += 1
        guard tried < 20_000, cost(counts) < fewest else { return }
        guard left > 0 else {
            best = counts + [Int](repeating: 0, count: sizes.count - counts.count)
            fewest = cost(counts)
            return
        }
        guard counts.count < sizes.count else { return }
        let most = left / sizes[counts.count]
        // Fewer of the larger ones are seldom better, and never by many.
        for count in stride(from: most, through: max(0, most - 64), by: -1) {
            look(left - count * sizes[counts.count], counts + [count])
        }
    }
}

extension Preparation: CustomStringConvertible {
    package var description: String { text(.point) }

    /// `tablets of 10 mg and their halves`, `10 mg/5 ml`.
    package func text(_ mark: DecimalMark) -> String {
        guard let thing else { return strengths[0].text(mark) }
        let cut = [1: "", 2: " and their halves", 4: " and their quarters"][parts] ?? ""
        guard strengths[0].amount.unit != thing else { return thing.symbol + cut }
        let sizes = strengths.map { $0.amount.text(mark) }
        return "\(thing.symbol) of \(sizes.sequence)\(cut)"
    }
}
