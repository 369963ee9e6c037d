import DoseCore
import Testing

/// What amounts are made of.
@Suite struct `Preparations` {
    private let whole = Preparation(tablet: mg(10))
    private let halved = Preparation(tablet: mg(10), parts: 2)

    @Test(arguments: [
        (0, nil, nil), (5, nil, "½ tablet of 10 mg"),
        (10, "1 tablet of 10 mg", "1 tablet of 10 mg"),
        (15, nil, "1 ½ tablets of 10 mg"), (20, "2 tablets of 10 mg", "2 tablets of 10 mg"),
        (12, nil, nil),
    ])
    func `tablets as people count them`(
        _ milligrams: Int, _ inWhole: String?, _ inHalves: String?
    ) {
        #expect(whole.words(for: mg(milligrams), .point) == inWhole)
        #expect(halved.words(for: mg(milligrams), .point) == inHalves)
    }

    @Test func `the smallest pieces, exactly or as many as there is room for`() {
        #expect(whole.pieces(of: mg(15)) == nil)
        #expect(halved.pieces(of: mg(15)) == 3)
        #expect(whole.pieces(within: mg(15)) == 1)
        #expect(halved.pieces(within: mg(17)) == 3)
        #expect(halved.amount(ofPieces: 3) == mg(15))
        #expect(halved.smallestPiece == mg(5))
    }

    @Test(arguments: [
        (20, "2 tablets of 10 mg"), (25, "2 tablets of 10 mg and 1 of 5 mg"),
        (27, "2 tablets of 10 mg, 1 of 5 mg and 1 of 2 mg"),
    ])
    func `several strengths`(_ milligrams: Int, _ words: String) {
        let preparation = Preparation([10, 5, 2].map { Strength(mg($0)) })
        #expect(preparation.words(for: mg(milligrams), .point) == words)
    }

    @Test func `the fewest things, not the strongest first at any price`() {
        // 60 of 50 and 2 × 5 are three, of 2 × 30 two.
        let preparation = Preparation([50, 30, 5].map { Strength(mg($0)) })
        #expect(preparation.words(for: mg(60), .point) == "2 tablets of 30 mg")
        #expect(preparation.portions(of: mg(3)) == nil)
        let halves = Preparation([10, 5].map { Strength(mg($0)) }, parts: 2)
        #expect(
            halves.words(for: Amount(micrograms: 22_500), .point)
                == "2 tablets of 10 mg and ½ of 5 mg")
    }

    @Test func `quarters`() {
        let preparation = Preparation(tablet: mg(25), parts: 4)
        #expect(preparation.words(for: Amount(micrograms: 6250), .point) == "¼ tablet of 25 mg")
        #expect(
            preparation.words(for: Amount(micrograms: 43_750), .point) == "1 ¾ tablets of 25 mg")
    }

    @Test func `a solution tells the volume of a mass and the mass of a volume`() throws {
        let five = try #require(Amount(5, .ml))
        let preparation = Preparation([Strength(mg(10), per: five)])
        let volume = try #require(Amount(2.5, .ml))
        #expect(preparation.words(for: volume, .point) == "5 mg")
        #expect(preparation.words(for: mg(5), .point) == "2.5 ml")
        // A third of a millilitre is no whole number of microlitres.
        #expect(Preparation([Strength(mg(3), per: five)]).equivalent(of: mg(1)) == nil)
    }

    @Test func `what is counted in tablets tells their mass`() throws {
        let amount = try #require(Amount(1.5, .tablets))
        #expect(Preparation(tablet: mg(10), parts: 2).words(for: amount, .point) == "15 mg")
        #expect(Preparation(tablet: mg(10)).canMake(amount) == false)
        let combination = Preparation([Strength(Strength.tablet, per: Strength.tablet)], parts: 2)
        #expect(combination.words(for: amount, .point) == nil)
        #expect(combination.canMake(amount))
        let quarter = try #require(Amount(1.25, .tablets))
        #expect(!combination.canMake(quarter))
    }
}

private func mg(_ milligrams: Int) -> Amount { Amount(milligrams: milligrams) }
