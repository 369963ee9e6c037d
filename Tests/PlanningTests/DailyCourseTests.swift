import DoseCore
import Testing

@testable import Planning

@Suite struct DailyCourseTests {
    private func amounts(_ course: DailyCourse) -> [Double] {
        course.plateaus.map { $0.amount.value }
    }

    @Test func `a course is raised evenly, and the last raise is never larger`() throws {
        let course = try DailyCourse.rising(from: mg(30), by: .mg(20), every: 3, to: mg(100))
        #expect(amounts(course) == [30, 50, 70, 90, 100])
        #expect(course.plateaus.allSatisfy { $0.days == 3 })
        #expect(course.after == .hold)
    }

    @Test func `a taper to nothing ends, and one to the comfort dose is kept`() throws {
        let end = try DailyCourse.falling(from: mg(40), by: .mg(10), every: 21, to: .zero)
        #expect(amounts(end) == [40, 30, 20, 10])
        #expect(end.after == .stop)
        let comfort = try DailyCourse.falling(from: mg(45), by: .mg(10), every: 2, to: mg(20))
        #expect(amounts(comfort) == [45, 35, 25, 20])
        #expect(comfort.after == .hold)
    }

    @Test func `an end on the wrong side is refused, and so is a course without an end in sight`() {
        #expect(throws: PlanningError.endOutOfReach(from: mg(30), to: mg(20))) {
            try DailyCourse.rising(from: mg(30), by: .mg(10), every: 3, to: mg(20))
        }
        #expect(throws: PlanningError.endOutOfReach(from: mg(30), to: mg(30))) {
            try DailyCourse.falling(from: mg(30), by: .mg(10), every: 3, to: mg(30))
        }
        #expect(throws: PlanningError.tooManySteps(100_001)) {
            try DailyCourse.rising(
                from: mg(0), by: .amount(Amount(micrograms: 100)), every: 1, to: mg(10_000))
        }
    }

    @Test(arguments: [
        (15, [15]), (22, [15, 20, 22]), (30, [15, 20, 25, 30]), (35, [15, 20, 25, 30, 35]),
        (60, [15, 20, 25, 30, 40, 50, 60]), (75, [15, 20, 25, 30, 40, 50, 60, 70, 75]),
    ])
    func `a protocol to another end`(end: Int, amounts: [Double]) throws {
        let course = try DailyCourse.following(published("ansm-2014"), to: mg(end))
        #expect(self.amounts(course) == amounts)
    }

    @Test func `an end before a protocol's beginning is refused`() throws {
        let titration = try published("ameisen")
        #expect(throws: PlanningError.endOutOfReach(from: mg(30), to: mg(20))) {
            try DailyCourse.following(titration, to: mg(20))
        }
    }

    @Test func `a protocol that does not raise at its end goes no further`() {
        let titration = TitrationProtocol(
            name: "x", source: "x", medication: "x", preparation: Preparation(tablet: mg(10)),
            phases: [.init(amount: mg(10), days: 3), .init(amount: mg(20), days: 3)])
        #expect(throws: PlanningError.endOutOfReach(from: mg(10), to: mg(30))) {
            try DailyCourse.following(titration, to: mg(30))
        }
    }
}
