import DoseCore
import DoseSimulator
import Testing

@Suite struct `A machine that sleeps` {
    /// When it is to be woken, as a time of day in Paris.
    private func awakening(_ world: World) -> String? {
        world.agenda.nextAwakening(at: world.now).map { "\(paris.civil(at: $0))" }
    }

    @Test func `is woken for the first ring of a dose, also of another day`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        #expect(awakening(world) == "2026-12-01 13:00")
        var weekly = medication("methotrexate", [("08:00", 15)])
        weekly.recurrence = .weekdays([.monday])
        world = World(plan(weekly), in: paris, at: "2026-12-01 12:00")
        #expect(awakening(world) == "2026-12-07 08:00")
    }

    @Test func `is woken for the last call, and not for a ring before it`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        #expect(awakening(world) == "2026-12-01 13:55")
        world.run(until: "2026-12-01 13:55")
        #expect(awakening(world) == "2026-12-01 15:00")
    }

    @Test func `is woken for the end of a snooze`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:02")
        world.snooze()
        #expect(awakening(world) == "2026-12-01 13:12")
        world.run(until: "2026-12-01 13:12")
        #expect(awakening(world) == "2026-12-01 13:55")
    }

    @Test func `is not woken for a dose that was taken, nor where the clock cannot be right`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:45")
        world.take("13:00")
        #expect(awakening(world) == "2026-12-01 15:00")
        world = World(afternoon, in: paris, at: "2001-01-01 12:00")
        #expect(awakening(world) == nil)
    }

    @Test func `is held up for a dose that is due in seconds, and for no other`() {
        let rows =
            [
                ("12:59:56", nil), ("12:59:57", 4), ("12:59:59", 2), ("13:00:00", nil),
            ] as [(String, Int64?)]
        for (time, seconds) in rows {
            let world = World(afternoon, in: paris, at: "2026-12-01 \(time)")
            #expect(
                world.agenda.sleepDelay(at: world.now) == seconds.map { .seconds($0) }, "\(time)")
        }
    }
}
