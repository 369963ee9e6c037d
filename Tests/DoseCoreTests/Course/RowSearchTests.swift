import Testing

@testable import DoseCore

@Suite struct `Rows of one text in another` {
    @Test func `of equal rows the one with the same rows around it is found`() {
        let old = climb([[0, 0, 10], [0, 0, 20], [0, 0, 10], [0, 0, 30]])
        let new = climb([[0, 0, 10], [0, 0, 5], [0, 0, 20], [0, 0, 10], [0, 0, 30]])
        #expect(RowSearch(old, new).sameAmounts(as: 0) == 0)
        #expect(RowSearch(old, new).sameAmounts(as: 2) == 3)
    }

    @Test func `a row at its own times is found before one at others`() {
        let old = climb([[0, 0, 10], [0, 10, 0]])
        let new = climb([[0, 10, 0], [0, 0, 10]])
        #expect(RowSearch(old, new).sameAmounts(as: 0) == 1)
        #expect(RowSearch(old, new).sameAmounts(as: 1) == 0)
    }

    @Test
    func `where only times moved a row is in its place, though another one has come to its times`()
    {
        let old = climb([[10, 20, 30], [10, 20, 30], [10, 20, 40]])
        var new = old
        new.steps[0].slots =
            climb([[10, 20, 30]], times: ["12:00", "14:00", "16:00"]).steps[0].slots
        #expect(RowSearch(new, old).sameAmounts(as: 0) == 0)
        new.steps[1] = new.steps[0]
        new.steps[0] = old.steps[0]
        #expect(RowSearch(old, new).sameAmounts(as: 1) == 1)
    }

    @Test func `a row between rows that stayed is the one that was rewritten`() {
        let old = climb([[0, 0, 10], [0, 0, 20], [0, 0, 30]])
        #expect(
            RowSearch(old, climb([[0, 0, 10], [0, 0, 25], [0, 0, 30]])).rewritten(1) == 1)
        #expect(RowSearch(old, climb([[0, 0, 10], [0, 0, 30]])).rewritten(1) == nil)
        #expect(RowSearch(old, old).rewritten(1) == nil)
    }
}

@Suite struct `Amounts of one day and the next` {
    @Test(arguments: [
        ([0, 0, 10], [0, 0, 20], 10, 10), ([0, 10, 30], [0, 20, 20], 0, 10),
        ([10, 30, 30], [20, 30, 30], 10, 10), ([0, 0, 10], [0, 0, 0], 10, 10),
        ([0, 0, 0], [0, 0, 0], 0, 0),
    ])
    func `differ by the day and by the intake`(
        one: [Int], other: [Int], daily: Int, intake: Int
    ) {
        let steps = climb([one, other]).steps
        for pair in [(0, 1), (1, 0)] {
            let change = AmountChange(from: steps[pair.0].slots, to: steps[pair.1].slots)
            #expect(change.daily == Amount(milligrams: daily))
            #expect(change.intake == Amount(milligrams: intake))
        }
    }

    @Test func `are the same where only the times moved`() {
        let moved = climb([[10, 20, 30]], times: ["11:00", "14:00", "18:00"]).steps[0].slots
        #expect(AmountChange(from: climb([[10, 20, 30]]).steps[0].slots, to: moved) == .none)
    }

    @Test func `are the same where each intake comes to the time of the next one`() {
        let steps = [["13:00", "15:00", "17:00"], ["15:00", "17:00", "19:00"]].map {
            climb([[10, 20, 30]], times: $0).steps[0].slots
        }
        #expect(AmountChange(from: steps[0], to: steps[1]) == .none)
    }

    @Test func `a text of one row allows what the other one does`() {
        let bound = AmountChange.smaller(
            climb([[0, 0, 10]]).largestChange, climb([[0, 0, 10], [0, 0, 25]]).largestChange)
        #expect(bound.daily == Amount(milligrams: 15))
    }
}
