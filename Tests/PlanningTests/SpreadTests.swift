import DoseCore
import DoseSimulator
import Testing

@testable import Planning

@Suite struct SpreadTests {
    @Test(arguments: [
        ("18:00", 3, "13:00 15:00 17:00"), ("12:00", 3, "07:00 09:00 11:00"),
        ("12:00 18:00", 3, "11:00 14:00 17:00"), ("18:00 12:00", 3, "11:00 14:00 17:00"),
        ("18:00", 4, "11:00 13:00 15:00 17:00"), ("12:00 18:00", 2, "11:00 17:00"),
        ("12:00 18:00", 4, "11:00 13:00 15:00 17:00"),
        ("12:00 18:00", 5, "09:00 11:00 13:00 15:00 17:00"),
        ("17:30 18:00", 3, "12:30 14:30 16:30"), ("18:00", 1, "17:00"),
        // Pauses of one craving; and the first hour that is another one.
        ("18:00 19:00 20:00", 3, "13:00 15:00 17:00"), ("18:00 20:59", 3, "13:00 15:00 17:00"),
        ("18:00 21:00", 2, "17:00 20:00"),
    ])
    func `intakes go before the craving`(cravings: String, intakes: Int, expected: String) throws {
        #expect(
            try IntakeTimes.before(times(cravings), intakes: intakes, spacing: .hours(2))
                == times(expected))
    }

    @Test func `the last intake is so long before the craving as is said`() throws {
        let found = try IntakeTimes.before(
            times("18:00"), intakes: 3, spacing: .hours(2), lead: .minutes(90))
        #expect(found == times("12:30 14:30 16:30"))
    }

    @Test func `intakes that do not fit before a craving are refused`() {
        #expect(throws: PlanningError.beforeMidnight(intakes: 3, spacing: .hours(2))) {
            try IntakeTimes.before(times("04:00"), intakes: 3, spacing: .hours(2))
        }
        #expect(throws: PlanningError.cravingsWithoutIntake(cravings: 2, intakes: 1)) {
            try IntakeTimes.before(times("12:00 18:00"), intakes: 1, spacing: .hours(2))
        }
    }

    @Test func `an earlier intake is added when one would be above the largest`() throws {
        let fill = Fill(first: mg(20), others: mg(30), largest: mg(50)).limited(to: mg(40))
        let spread = Spread(
            times: times("13:00 15:00 17:00"), rule: .lastFirst(fill, spacing: .hours(2)))
        let days = try spread.slots(
            of: [90, 100, 120, 130, 170].map(mg), in: Preparation(tablet: mg(10)))
        let at = "09:00 11:00 13:00 15:00 17:00"
        #expect(
            days == [
                slots(at, [0, 0, 20, 30, 40]), slots(at, [0, 0, 20, 40, 40]),
                slots(at, [0, 0, 40, 40, 40]), slots(at, [0, 10, 40, 40, 40]),
                slots(at, [10, 40, 40, 40, 40]),
            ])
    }

    @Test func `a time at which nothing is ever due is left out`() throws {
        let spread = Spread(
            times: times("13:00 15:00 17:00"),
            rule: .lastFirst(Fill(largest: mg(30)), spacing: .hours(2)))
        let days = try spread.slots(of: [mg(10), mg(40)], in: Preparation(tablet: mg(10)))
        #expect(days == [slots("15:00 17:00", [0, 10]), slots("15:00 17:00", [10, 30])])
    }

    @Test func `equal parts as tablets allow, what is left over to the later ones`() throws {
        let spread = Spread(
            times: IntakeTimes.overTheDay(intakes: 3), rule: .evenly(largest: nil))
        let whole = try spread.slots(of: [10, 50, 60].map(mg), in: Preparation(tablet: mg(10)))
        let at = "08:00 14:00 20:00"
        #expect(
            whole == [slots(at, [0, 0, 10]), slots(at, [10, 20, 20]), slots(at, [20, 20, 20])])
        let halves = try spread.slots(
            of: [50, 15].map(mg), in: Preparation(tablet: mg(10), parts: 2))
        #expect(halves == [slots(at, [15, 15, 20]), slots(at, [5, 5, 5])])
    }

    @Test func `equal parts above the largest make an earlier intake where one may be added`()
        throws
    {
        let spread = Spread(
            times: times("13:00 15:00 17:00"),
            rule: .evenly(largest: mg(40), adding: .hours(2)))
        let days = try spread.slots(of: [90, 120, 130].map(mg), in: Preparation(tablet: mg(10)))
        let at = "11:00 13:00 15:00 17:00"
        #expect(
            days == [
                slots(at, [0, 30, 30, 30]), slots(at, [0, 40, 40, 40]),
                slots(at, [30, 30, 30, 40]),
            ])
        #expect(
            throws: PlanningError.aboveLargest(daily: mg(90), intakes: 3, largest: mg(1))
        ) {
            let spread = Spread(
                times: times("13:00 15:00 17:00"),
                rule: .evenly(largest: mg(1), adding: .hours(2)))
            return try spread.slots(of: [mg(90)], in: Preparation(tablet: mg(10)))
        }
    }

    @Test func `what cannot be made of tablets is refused`() {
        let spread = Spread(times: times("17:00"), rule: .evenly(largest: nil))
        #expect(
            throws: PlanningError.notPayable(mg(15), Preparation(tablet: mg(10)))
        ) { try spread.slots(of: [mg(15)], in: Preparation(tablet: mg(10))) }
        #expect(
            throws: PlanningError.notPayable(mg(12), Preparation(tablet: mg(10), parts: 2))
        ) { try spread.slots(of: [mg(12)], in: Preparation(tablet: mg(10), parts: 2)) }
    }

    @Test func `equal parts above the largest are refused`() {
        let spread = Spread(times: times("08:00 20:00"), rule: .evenly(largest: mg(40)))
        #expect(
            throws: PlanningError.aboveLargest(daily: mg(90), intakes: 2, largest: mg(40))
        ) { try spread.slots(of: [mg(90)], in: Preparation(tablet: mg(10))) }
    }

    @Test(arguments: 0..<200)
    func `parts make the day's amount, and none gets less when the day gets more`(seed: Int)
        throws
    {
        var random = Random(seed: UInt64(seed))
        let tablets = Preparation(tablet: mg(10), parts: random.once(in: 2) ? 2 : 1)
        let largest = mg(random.int(3...6) * 10)
        let fill = Fill(first: mg(20), others: mg(30), largest: mg(50)).limited(to: largest)
        let spread = Spread(
            times: times("13:00 15:00 17:00"),
            rule: random.once(in: 2)
                ? .lastFirst(fill, spacing: .hours(2)) : .evenly(largest: nil))
        let amounts = (1...20).map { mg($0 * 10) }
        let days = try spread.slots(of: amounts, in: tablets)
        for (amount, day) in zip(amounts, days) {
            #expect(day.reduce(.zero) { $0 + $1.amount } == amount)
            #expect(day.map(\.time) == day.map(\.time).sorted())
            if case .lastFirst = spread.rule {
                #expect(day.allSatisfy { $0.amount <= largest })
            }
        }
        for (day, next) in zip(days, days.dropFirst()) {
            #expect(zip(day, next).allSatisfy { $0.amount <= $1.amount })
        }
    }
}
