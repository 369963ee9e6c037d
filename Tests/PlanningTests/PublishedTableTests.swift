import DoseCore
import Testing

@testable import Planning

/// The tables as their sources print them.
@Suite struct PublishedTableTests {
    @Test(arguments: [
        ("ameisen", [30, 50, 70, 90, 110, 130, 150]),
        ("beaurepaire", [10, 20, 30, 40, 50, 60, 70]),
        ("ansm-2014", [15, 20, 25, 30, 40, 50, 60]),
    ])
    func `three weeks of a protocol, day by day`(name: String, everyThirdDay: [Int]) throws {
        let course = try DailyCourse.following(published(name))
        let printed = everyThirdDay.flatMap { [$0, $0, $0] }.map { Optional(mg($0)) }
        #expect((1...21).map(course.amount) == printed)
        #expect(course.plateaus.reduce(0) { $0 + $1.days } == 21)
        #expect(course.after == .hold)
    }

    @Test func `half a tablet at each of three intakes, then a whole one, then one more a day`()
        throws
    {
        let titration = try published("half-tablets")
        let course = try DailyCourse.following(titration, to: mg(60))
        let amounts = [15, 30, 40, 50, 60].map(mg)
        #expect(course.plateaus == amounts.map { DailyCourse.Plateau(days: 3, amount: $0) })
        let spread = Spread(times: times("08:00 14:00 20:00"), rule: .evenly(largest: nil))
        let days = try spread.slots(of: amounts, in: titration.preparation)
        #expect(
            days.map { $0.map { $0.amount.value } }
                == [[5, 5, 5], [10, 10, 10], [10, 15, 15], [15, 15, 20], [20, 20, 20]])
    }

    /// In mg at 13:00, 15:00 and 17:00, from that day on.
    private static let targeted: [(day: Int, amounts: [Int])] = [
        (1, [0, 0, 10]), (4, [0, 0, 20]), (7, [0, 0, 30]), (10, [0, 10, 30]), (13, [0, 20, 30]),
        (16, [0, 30, 30]), (19, [10, 30, 30]), (22, [20, 30, 30]), (25, [20, 30, 40]),
        (28, [20, 30, 50]),
    ]

    @Test(arguments: ["targeted", "beaurepaire"])
    func `the targeted titration for a craving at 18:00, step by step`(name: String) throws {
        let titration = try published(name)
        let intakes = try IntakeTimes.before(
            times("18:00"), intakes: try #require(titration.intakes), spacing: .hours(2))
        let fill = try #require(titration.fill)
        let draft = Draft(
            key: "baclofen", name: "Baclofen", preparation: titration.preparation,
            start: day(1), course: try .following(titration, to: mg(100)),
            spread: Spread(times: intakes, rule: .lastFirst(fill, spacing: .hours(2))))
        var read: [(Int, [Slot])] = []
        var number = 1
        for step in try draft.medication().steps {
            read.append((number, step.slots))
            number += step.days
        }
        #expect(read.map(\.0) == Self.targeted.map(\.day))
        #expect(read.map(\.1) == Self.targeted.map { slots("13:00 15:00 17:00", $0.amounts) })
    }

    @Test func `a protocol without an end asks for one`() throws {
        let titration = try published("half-tablets")
        #expect(throws: PlanningError.endNotSaid(protocol: "half-tablets")) {
            try DailyCourse.following(titration)
        }
    }
}

extension DailyCourse {
    /// The daily amount on a day, 1 for the first; nil when the course has ended.
    fileprivate func amount(onDay day: Int) -> Amount? {
        var last = 0
        for plateau in plateaus {
            last += plateau.days
            if day <= last { return plateau.amount }
        }
        return after == .hold ? plateaus.last?.amount : nil
    }
}
