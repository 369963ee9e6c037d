import DoseCore
import Testing

@testable import Planning

@Suite struct TimeShiftTests {
    @Test func `times move a little each day and the amount waits`() throws {
        let shift = TimeShift(times: times("11:00 14:00 17:00"), start: day(15), days: 4)
        let moved = try shift.applied(to: .climbing)
        let sixty = [20, 20, 20]
        #expect(
            moved.steps == [
                Step(days: 10, slots: slots("13:00 15:00 17:00", [10, 10, 10])),
                Step(days: 4, slots: slots("13:00 15:00 17:00", sixty)),
                Step(days: 1, slots: slots("12:30 14:45 17:00", sixty)),
                Step(days: 1, slots: slots("12:00 14:30 17:00", sixty)),
                Step(days: 1, slots: slots("11:30 14:15 17:00", sixty)),
                // The day of the way's end, and the six days that were left of the step.
                Step(days: 7, slots: slots("11:00 14:00 17:00", sixty)),
                Step(days: 10, slots: slots("11:00 14:00 17:00", [30, 30, 30])),
            ])
    }

    @Test func `a raise due on the first day of the way comes after it`() throws {
        let shift = TimeShift(times: times("12:00 14:00 16:00"), start: day(11), days: 2)
        let moved = try shift.applied(to: .climbing)
        #expect(moved.steps.map(\.days) == [10, 1, 1, 10, 10])
        #expect(moved.steps.map(\.dailyAmount) == [30, 30, 30, 60, 90].map(mg))
    }

    @Test func `a course that holds its last step goes on holding it`() throws {
        let shift = TimeShift(times: times("12:00 14:00 16:00"), start: day(100), days: 1)
        let moved = try shift.applied(to: .climbing)
        #expect(moved.steps.map(\.days) == [10, 10, 79, 1])
        #expect(moved.calendar.last?.first == day(100))
        #expect(moved.calendar.last?.length == nil)
    }

    @Test func `a course that has not begun has the new times from its beginning`() throws {
        let shift = TimeShift(times: times("12:00 14:00 16:00"), start: day(1), days: 5)
        let moved = try shift.applied(to: .climbing)
        #expect(moved.steps.map(\.days) == [10, 10, 10])
        #expect(moved.steps.allSatisfy { $0.slots.map(\.time) == times("12:00 14:00 16:00") })
    }

    @Test func `as many days as keep every time within its minutes`() {
        let old = times("13:00 15:00 17:00")
        #expect(TimeShift.days(from: old, to: times("11:00 14:00 17:00"), atMost: 30) == 4)
        #expect(TimeShift.days(from: old, to: times("11:00 14:00 17:00"), atMost: 50) == 3)
        #expect(TimeShift.days(from: old, to: old, atMost: 30) == 1)
    }

    @Test(arguments: 1...12) func `no day's move is larger than the others by a minute`(days: Int)
        throws
    {
        let target = times("11:10 13:50 18:20")
        let shift = TimeShift(times: target, start: day(25), days: days)
        let calendar = try shift.applied(to: .climbing).calendar
        for (index, slot) in target.enumerated() {
            let way = calendar.flatMap { dated in
                dated.first < day(24) ? [] : [dated.step.slots[index].time.secondOfDay]
            }
            #expect(way.last == slot.secondOfDay)
            let start = [13, 15, 17][index] * 3600
            let most = (abs(slot.secondOfDay - start) / days / 60 + 1) * 60
            for (before, after) in zip([start] + way, way) { #expect(abs(after - before) <= most) }
        }
    }

    @Test func `what cannot be moved is refused`() {
        #expect(throws: PlanningError.timesDiffer(step: 1, count: 3, wanted: 2)) {
            try TimeShift(times: times("12:00 14:00"), start: day(15), days: 5)
                .applied(to: .climbing)
        }
        var ended = Medication.climbing
        ended.after = .stop
        #expect(throws: PlanningError.courseOver(day(40))) {
            try TimeShift(times: times("12:00 14:00 16:00"), start: day(40), days: 5)
                .applied(to: ended)
        }
    }
}
