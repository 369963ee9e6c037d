import DoseCore
import DoseSimulator
import Testing

@Suite struct `An intake long before the next dose is told where doses are far apart` {
    /// All are due on 7 December at 09:00 and long before, so that half of the way is more than a night.
    static let seldom: [Recurrence] = [
        .weekdays([.monday]), .every(days: 7), .every(days: 3), .every(days: 14), .months(1),
        .daysOfCycle([1, 8, 15], of: 28), .cycle(on: 1, off: 6), .daysOfMonth([7, 21]),
    ]

    @Test(arguments: seldom)
    func `taken yesterday, the next alarm says so`(recurrence: Recurrence) throws {
        var weekly = medication("methotrexate", [("09:00", 15)], start: "2026-11-30")
        // Counted so that the seventh of December is one of the dates.
        switch recurrence {
        case .every(3): weekly.start = civil("2026-12-01")
        case .every(14): weekly.start = civil("2026-11-23")
        case .months: weekly.start = civil("2026-11-07")
        default: break
        }
        weekly.recurrence = recurrence
        var world = World(plan(weekly), in: paris, at: "2026-11-29 12:00")
        world.live(until: "2026-12-06 23:00")
        let outcome = world.take("methotrexate", at: "2026-12-06 22:00", mg: 15)
        let next = try #require(
            world.agenda.situation(at: world.now).nextDoses.first?.dose)
        #expect(next.id == id("methotrexate/2026-12-07/09:00"))
        #expect(world.warnings(outcome)?.contains(.closeToNext(next)) == true)
        world.run(until: "2026-12-07 09:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map { $0.recentIntake?.amount } == [
                Amount(milligrams: 15)
            ])
    }
}
