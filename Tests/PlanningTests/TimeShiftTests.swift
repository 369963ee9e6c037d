import DoseCore
import Testing

@testable import Planning

@Suite struct TimeShiftTests {
    private func shifted(
        _ medication: Medication = .climbing, to target: String, from date: CivilDate,
        perDay: Int = 30, on today: CivilDate = day(1)
    ) throws -> Medication {
        try medication.shifted(
            to: times(target), from: date, perDay: .minutes(perDay), on: today)
    }

    @Test func `the rows stay, and the times go from those of now`() throws {
        let moved = try shifted(to: "11:00 14:00 17:00", from: day(15))
        #expect(moved.steps == Medication.climbing.steps)
        #expect(
            moved.shift
                == TimeShift(
                    from: day(15), to: times("11:00 14:00 17:00"), perDay: .minutes(30)))
        #expect(moved.datesOfShift == day(15)..<day(19))
    }

    @Test func `an earlier shift ends where it has come to`() throws {
        let first = try shifted(to: "11:00 14:00 17:00", from: day(15))
        let second = try shifted(first, to: "13:00 15:00 18:00", from: day(17), on: day(16))
        #expect(second.steps.allSatisfy { $0.slots.map(\.time) == times("12:00 14:00 17:00") })
        #expect(second.shift?.from == day(17))
        let back = try shifted(second, to: "12:00 14:00 17:00", from: day(17), on: day(16))
        #expect(back.shift == nil)
        #expect(throws: PlanningError.timesMove(until: day(18))) {
            try shifted(first, to: "13:00 15:00 18:00", from: day(25), on: day(16))
        }
        let later = try shifted(first, to: "13:00 15:00 18:00", from: day(25), on: day(18))
        #expect(later.steps.allSatisfy { $0.slots.map(\.time) == times("11:00 14:00 17:00") })
    }

    @Test func `a course that has not begun has the new times from its beginning`() throws {
        let moved = try shifted(to: "12:00 14:00 16:00", from: day(1))
        #expect(moved.steps.map(\.days) == [10, 10, 10])
        #expect(moved.steps.allSatisfy { $0.slots.map(\.time) == times("12:00 14:00 16:00") })
        #expect(moved.shift == nil)
    }

    @Test func `a row without all the times has nothing at the others`() throws {
        var rising = Medication.climbing
        rising.steps[0].slots = slots("17:00", [10])
        let moved = try shifted(rising, to: "11:00 14:00 17:00", from: day(15))
        #expect(moved.steps[0].slots == slots("13:00 15:00 17:00", [0, 0, 10]))
    }

    @Test func `what cannot be moved is refused`() {
        #expect(throws: PlanningError.timesDiffer(step: 1, count: 3, wanted: 2)) {
            try shifted(to: "12:00 14:00", from: day(15))
        }
        var ended = Medication.climbing
        ended.after = .stop
        #expect(throws: PlanningError.courseOver(day(40))) {
            try shifted(ended, to: "12:00 14:00 16:00", from: day(40))
        }
    }
}
