import DoseCore
import Testing

/// What amounts are made of.
@Suite struct `Amounts in tablets` {
    private let whole = Tablets(strength: Amount(milligrams: 10))
    private let halved = Tablets(strength: Amount(milligrams: 10), halves: true)

    @Test(arguments: [
        (0, "0", "0"), (5, nil, "½"), (10, "1", "1"), (15, nil, "1 ½"), (20, "2", "2"),
        (12, nil, nil),
    ])
    func `as people count them`(_ milligrams: Int, _ inWhole: String?, _ inHalves: String?) {
        #expect(whole.count(for: Amount(milligrams: milligrams)) == inWhole)
        #expect(halved.count(for: Amount(milligrams: milligrams)) == inHalves)
    }

    @Test func `in the smallest pieces, exactly or as many as there is room for`() {
        #expect(whole.pieces(of: Amount(milligrams: 15)) == nil)
        #expect(halved.pieces(of: Amount(milligrams: 15)) == 3)
        #expect(whole.pieces(within: Amount(milligrams: 15)) == 1)
        #expect(halved.pieces(within: Amount(milligrams: 17)) == 3)
        #expect(halved.amount(ofPieces: 3) == Amount(milligrams: 15))
        #expect(halved.smallestPiece == Amount(milligrams: 5))
    }
}
