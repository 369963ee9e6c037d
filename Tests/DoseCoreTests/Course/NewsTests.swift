import DoseCore
import DoseSimulator
import Testing

@Suite struct `What is told of a course once` {
    private func world(_ medication: Medication, at start: String = "2026-12-03 09:00") -> World {
        World(plan(medication), in: paris, at: start)
    }

    /// As `2026-12-04: 17:00 20, not 17:00 10`.
    private func foretold(_ world: World) -> [String] {
        world.foretold.map { change in
            let days = [change.after, change.before?.slots ?? []].map { slots in
                slots.map { "\($0.time) \($0.amount.number)" }.joined(separator: " ")
            }
            return "\(change.date): \(days[0]), not \(days[1])"
        }
    }

    private func ends(_ world: World) -> [String] {
        world.notices.compactMap {
            if case .ended(let medication, let date, let amount) = $0 {
                "\(medication.key) \(date) \(amount)"
            } else {
                nil
            }
        }
    }

    private func told(_ world: World) -> [String] {
        world.store.compactMap {
            if case .told(let news) = $0.event { "\(news.kind) \(news.date)" } else { nil }
        }
    }

    /// Ten days a step.
    private func slow(reviewEvery: Int) -> Medication {
        var slow = titration(reviewEvery: reviewEvery)
        for index in slow.steps.indices { slow.steps[index].days = 10 }
        return slow
    }

    // MARK: The eve

    @Test func `the evening before says what changes, once the last dose is answered`() {
        var world = world(titration())
        world.run(until: "2026-12-03 17:01")
        #expect(foretold(world) == [])
        world.take()
        #expect(foretold(world) == ["2026-12-04: 17:00 20, not 17:00 10"])
        world.run(until: "2026-12-03 23:59")
        #expect(foretold(world) == ["2026-12-04: 17:00 20, not 17:00 10"])
        world.run(until: "2026-12-04 00:01")
        #expect(foretold(world) == [])
        #expect(told(world) == ["change 2026-12-04"])
    }

    @Test func `a dose that is missed ends the day as well`() {
        var world = world(titration())
        world.run(until: "2026-12-03 17:59")
        #expect(foretold(world) == [])
        world.run(until: "2026-12-03 18:01")
        #expect(foretold(world).count == 1)
    }

    @Test func `it waits for the evening where the last dose is early`() {
        var world = world(titration())
        world.run(until: "2026-12-03 16:40")
        world.take("17:00")
        #expect(foretold(world) == [])
        world.run(until: "2026-12-03 17:00")
        #expect(foretold(world).count == 1)
    }

    @Test func `a day like the one before is not spoken of`() {
        var world = world(titration(), at: "2026-12-01 09:00")
        world.run(until: "2026-12-02 23:00")
        #expect(told(world) == [])
    }

    @Test func `after a restart it is not told again`() {
        var world = world(titration())
        world.run(until: "2026-12-03 17:01")
        world.take()
        world.restart(at: "2026-12-03 17:30")
        #expect(foretold(world) == [])
        #expect(told(world) == ["change 2026-12-04"])
    }

    @Test func `a hold said in the evening takes it back`() {
        var world = world(titration())
        world.run(until: "2026-12-03 17:01")
        world.take()
        _ = world.ask(.course(.held, nil, now: false, reason: nil))
        #expect(foretold(world) == [])
    }

    @Test func `the beginning of a course is a change`() {
        var world = world(titration(start: "2026-12-05"))
        world.run(until: "2026-12-04 17:00")
        #expect(foretold(world) == ["2026-12-05: 17:00 10, not "])
    }

    // MARK: The end

    @Test func `the last day says that there is none after it, and the day after that it is over`()
    {
        var world = world(titration(end: "2026-12-03"))
        world.run(until: "2026-12-03 17:01")
        world.take()
        #expect(foretold(world) == ["2026-12-04: , not 17:00 10"])
        world.run(until: "2026-12-04 16:59")
        #expect(ends(world) == [])
        world.run(until: "2026-12-04 17:00")
        #expect(ends(world) == ["baclofen 2026-12-03 10 mg"])
        world.restart(at: "2026-12-04 18:00")
        world.run(until: "2026-12-06 18:00")
        #expect(ends(world).count == 1)
    }

    @Test func `an end that nobody was there for is told at the next start`() {
        var world = world(titration(end: "2026-12-03"))
        world.run(until: "2026-12-03 17:01")
        world.take()
        world.restart(at: "2026-12-06 09:00", isReboot: true)
        #expect(ends(world).count == 1)
    }

    @Test func `a course that was over when its plan was saved has not ended for anybody`() {
        var world = world(titration(end: "2026-12-03"), at: "2026-12-04 09:00")
        world.run(until: "2026-12-06 09:00")
        #expect(told(world) == [])
    }

    // MARK: The review

    @Test func `is counted from the last one, also where that came late`() {
        var world = world(slow(reviewEvery: 7), at: "2026-12-01 09:00")
        world.live(until: "2026-12-07 18:01")
        world.restart(at: "2026-12-10 09:00", isReboot: true)
        #expect(told(world).filter { $0.hasPrefix("review") } == ["review 2026-12-10"])
        world.live(until: "2026-12-16 23:00")
        #expect(world.reviews == 1)
        world.live(until: "2026-12-17 23:00")
        #expect(world.reviews == 2)
    }

    @Test func `comes once more after the last change, and then no more`() {
        var world = world(titration(reviewEvery: 14), at: "2026-12-01 09:00")
        world.live(until: "2027-04-01 09:00")
        #expect(world.reviews == 1)
    }

    @Test func `of a medication that never changes goes on`() {
        var steady = titration(reviewEvery: 14)
        steady.steps.removeLast(2)
        var world = world(steady, at: "2026-12-01 09:00")
        world.run(until: "2027-01-27 09:00")
        #expect(world.reviews == 4)
    }

    @Test func `is looked for in the text that holds today, where tomorrow's has fewer steps`() {
        var world = world(titration(reviewEvery: 7), at: "2026-12-01 09:00")
        world.live(until: "2026-12-15 09:00")
        var next = titration(start: "2026-12-16", reviewEvery: 7)
        next.steps = [next.steps[2], next.steps[1]]
        world.adopt(plan(next))
        world.run(until: "2026-12-15 20:00")
        #expect(world.places.last == "found baclofen from 2026-12-16: step 1, day 1")
        #expect(world.reviews == 1)
    }
}
