import DoseCore
import DoseSimulator
import Testing

@Suite struct `Quiet words about a course` {
    /// What the alarm on the desktop says of days without an intake.
    private func idle(_ world: World) -> [Int?] {
        world.desktop.values.flatMap(\.doses).map(\.daysWithoutIntake)
    }

    @Test func `after three days without an intake the alarm says so, until there is one`() {
        var world = World(
            plan(baclofen([("13:00", 10), ("17:00", 20)])), in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-03 13:00")
        #expect(idle(world) == [nil])
        world.run(until: "2026-12-04 13:00")
        #expect(idle(world) == [3])
        world.take()
        world.run(until: "2026-12-04 17:00")
        #expect(idle(world) == [nil])
        world.run(until: "2026-12-05 13:00")
        #expect(idle(world) == [nil])
    }

    @Test func `an edited plan and a restart do not hide days without an intake`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        world.take()
        world.run(until: "2026-12-05 12:00")
        world.follow(plan(baclofen([("13:00", 10)])))
        world.restart(at: "2026-12-05 12:30")
        world.run(until: "2026-12-05 13:00")
        #expect(idle(world) == [3])
    }

    @Test func `days before the plan was there are not days without an intake`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        #expect(idle(world) == [nil])
    }

    @Test func `days without an intake are days, and the pause is counted in those with doses`() {
        var weekly = baclofen([("13:00", 10)])
        weekly.recurrence = .weekdays([.tuesday, .friday])
        var world = World(plan(weekly), in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-08 13:00")
        #expect(idle(world) == [nil])
        world.run(until: "2026-12-11 13:00")
        #expect(idle(world) == [10])
        world.take()
        world.run(until: "2026-12-25 13:00")
        #expect(idle(world) == [13])
    }

    @Test func `a review comes every so many days, once, also over a restart`() {
        var slow = titration(reviewEvery: 14)
        for index in slow.steps.indices { slow.steps[index].days = 10 }
        var world = World(plan(slow), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-15 17:00")
        #expect(world.reviews == 1)
        world.restart(at: "2026-12-15 17:10")
        world.live(until: "2026-12-28 23:00")
        #expect(world.reviews == 1)
        world.live(until: "2026-12-29 23:00")
        #expect(world.reviews == 2)
    }

    @Test func `a review comes on its date, too, and the next is counted from it`() {
        var medication = titration(reviewEvery: 14)
        medication.reviewOn = civil("2026-12-05")
        var world = World(plan(medication), in: paris, at: "2026-12-01 12:00")
        world.live(until: "2026-12-04 23:00")
        #expect(world.reviews == 0)
        world.live(until: "2026-12-18 23:00")
        #expect(world.reviews == 1)
        world.live(until: "2026-12-19 23:00")
        #expect(world.reviews == 2)
    }

    @Test func `a review of a day without doses comes with the next dose`() {
        let weekly = titration(recurrence: .weekdays([.friday]), reviewEvery: 14)
        var world = World(plan(weekly), in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-17 23:00")
        #expect(world.reviews == 0)
        world.run(until: "2026-12-18 23:00")
        #expect(world.reviews == 1)
        world.run(until: "2026-12-31 23:00")
        #expect(world.reviews == 1)
    }

    @Test func `a review comes also to somebody who takes every dose before it rings`() {
        var world = World(plan(titration(reviewEvery: 2)), in: paris, at: "2026-12-01 12:00")
        for day in 1...5 {
            world.run(until: "2026-12-0\(day) 16:50")
            world.take("17:00")
        }
        #expect(world.reviews == 2)
    }

    @Test func `a review is not told by a clock that cannot be right`() {
        let years = slow(900)(titration(reviewEvery: 2))
        var world = World(plan(years), in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 17:05")
        world.take()
        world.setClock(to: "2028-12-05 12:00")
        #expect(world.agenda.trust != .trusted)
        world.take("baclofen", at: "11:50", mg: 10)
        #expect(world.reviews == 0)
    }

    @Test func `a review comes once after weeks away`() {
        var world = World(plan(titration(reviewEvery: 7)), in: paris, at: "2026-12-01 12:00")
        world.restart(at: "2026-12-24 12:00", isReboot: true)
        #expect(world.reviews == 1)
        world.run(until: "2026-12-28 12:00")
        #expect(world.reviews == 1)
    }

    @Test func `a new plan is told with what is left of today before and after`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        #expect(world.planChanges.isEmpty)
        world.run(until: "2026-12-01 13:05")
        world.take()
        world.run(until: "2026-12-01 15:05")
        world.adopt(plan(baclofen([("13:00", 10), ("15:00", 20), ("18:00", 30)])))
        #expect(
            world.planChanges == [
                ["15:00 20", "17:00 30", "→", "15:00 20", "18:00 30"]
            ])
    }

    @Test func `a new plan that makes a dose ring at once is told with it`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 17:05")
        world.take()
        var more = afternoon
        more.medications.append(medication("lioresal", [("17:00", 30)]))
        world.adopt(more)
        #expect(world.planChanges == [["→", "17:00 30"]])
        #expect(world.rings.last == "17:05 first lioresal/2026-12-01/17:00")
    }
}

extension World {
    var reviews: Int {
        notices.count { if case .review = $0 { true } else { false } }
    }

    /// The doses before and after each change of the plan, as `17:00 30`.
    fileprivate var planChanges: [[String]] {
        notices.compactMap { notice in
            guard case .planChanged(let before, let after, _, _) = notice else { return nil }
            let words = [before, after].map { doses in
                doses.map { "\($0.id.time) \(Int($0.amount.value))" }
            }
            return words[0] + ["→"] + words[1]
        }
    }
}
