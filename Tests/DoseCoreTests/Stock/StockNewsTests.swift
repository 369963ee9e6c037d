import DoseCore
import DoseSimulator
import Testing

/// Fourteen days before the pieces at home run out or expire, a quiet word says so, once.
@Suite struct `That the stock runs out` {
    private typealias Stock = `The pieces at home`

    /// What was told of it: when, of which kind and date.
    private func told(_ world: World) -> [String] {
        world.store.compactMap { record in
            guard case .told(let news) = record.event,
                news.kind == .runsOut || news.kind == .expires
            else { return nil }
            return "\(world.zone.civil(at: record.at.wall)) \(news.kind.rawValue) \(news.date)"
        }
    }

    private func world(_ count: Double, expires: String? = nil, notice: Int? = nil) -> World {
        var medication = Stock.titration([(90, 10)])
        if let notice { medication.stockNotice = notice }
        var world = World(plan(medication), in: paris, at: "2026-12-01 08:00")
        world.ask(Stock.told(.counted, count, Stock.mg10, expires: expires))
        return world
    }

    private func live(_ world: inout World, days: Int) {
        for _ in 0..<days {
            world.run(until: "\(world.today) 17:01")
            world.take()
            world.run(until: "\(world.today + 1) 08:00")
        }
    }

    @Test func `is told once in the morning of the fourteenth day before, also after a restart`() {
        var world = world(20)
        live(&world, days: 3)
        // Three days without leave as much for as many later.
        world.run(until: "2026-12-07 08:00")
        live(&world, days: 3)
        #expect(told(world) == [])
        world.run(until: "2026-12-10 09:00")
        #expect(told(world) == ["2026-12-10 09:00 runs_out 2026-12-24"])
        world.restart()
        live(&world, days: 5)
        #expect(told(world).count == 1)
    }

    @Test func `is told again when a new box runs out, and not while it is enough`() {
        var world = world(15)
        live(&world, days: 3)
        #expect(told(world).count == 1)
        world.ask(Stock.told(.added, 20, Stock.mg10))
        live(&world, days: 15)
        #expect(told(world).count == 1)
        live(&world, days: 10)
        #expect(told(world).count == 2)
    }

    @Test func `a box that is taken back leaves it told`() {
        var world = world(10)
        live(&world, days: 2)
        #expect(told(world).count == 1)
        world.ask(Stock.told(.added, 30, Stock.mg10))
        world.undo()
        live(&world, days: 2)
        #expect(told(world).count == 1)
    }

    @Test func `is not told where the plan wants none, and so many days before as it says`() {
        var none = world(5, notice: 0)
        live(&none, days: 9)
        #expect(told(none) == [])
        var two = world(5, notice: 2)
        live(&two, days: 6)
        #expect(told(two) == ["2026-12-04 09:00 runs_out 2026-12-06"])
    }

    @Test func `is not told while an alarm stands`() {
        var medication = Stock.titration([(90, 10)])
        medication.steps[0].slots = [Slot(time: clock("08:30"), amount: Stock.mg10)]
        var world = World(plan(medication), in: paris, at: "2026-12-01 08:00")
        world.ask(Stock.told(.counted, 3, Stock.mg10))
        world.run(until: "2026-12-01 09:10")
        #expect(told(world) == [])
        world.take()
        #expect(told(world) == ["2026-12-01 09:10 runs_out 2026-12-04"])
    }

    @Test func `boxes that expire are told as well, each once`() {
        var world = world(80, expires: "2026-12-20")
        live(&world, days: 25)
        #expect(
            told(world) == [
                "2026-12-06 09:00 expires 2026-12-20", "2026-12-07 09:00 runs_out 2026-12-21",
            ])
        let report = world.agenda.situation(at: world.now).stocksToTell.first
        #expect(report?.expires == civil("2026-12-20"))
    }

    @Test func `and status has it as long as it is so`() {
        var world = world(15)
        func toTell() -> [StockReport] { world.agenda.situation(at: world.now).stocksToTell }
        #expect(toTell() == [])
        live(&world, days: 1)
        #expect(toTell().map(\.lasting) == [.before(civil("2026-12-16"))])
        world.ask(Stock.told(.added, 60, Stock.mg10))
        #expect(toTell() == [])
    }
}
