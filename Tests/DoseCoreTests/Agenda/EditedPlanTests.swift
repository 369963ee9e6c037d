import DoseCore
import DoseSimulator
import Testing

/// What dosed-plan(5) says of a plan that is changed.
@Suite struct `A plan that is edited` {
    private func morning(_ time: String, late: Duration = .minutes(60)) -> Plan {
        plan(baclofen([(time, 10)], late: late))
    }

    @Test
    func `rings nothing of today at another time once it was taken`() {
        var world = World(morning("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:02")
        world.take()
        world.adopt(morning("12:00"))
        world.run(until: "2026-12-01 23:00")
        #expect(world.rings.count == 1)
        world.run(until: "2026-12-02 12:00")
        #expect(world.rings.last == "12:00 first baclofen/2026-12-02/12:00")
    }

    @Test func `asks about a medication under another key of which something counts`() {
        let renamed = plan(medication("lioresal", [("08:00", 10)]))
        let asked = Notice.medicationsReplaced(["baclofen"], by: ["lioresal"])
        let rows: [(String, (inout World) -> Void, Plan, [Notice])] = [
            ("07:00", { _ in }, renamed, []),
            ("08:10", { _ in }, renamed, [asked]),
            ("07:40", { _ = $0.take("08:00") }, renamed, [asked]),
            ("08:10", { _ = $0.take() }, renamed, [asked]),
            ("08:10", { _ = $0.take() }, plan(), []),
            ("08:10", { _ = $0.skip() }, renamed, []),
            (
                "07:00", { _ = $0.ask(.course(.held, "baclofen", now: false, reason: nil)) },
                renamed, [asked]
            ),
        ]
        for (time, act, later, expected) in rows {
            var world = World(morning("08:00"), in: paris, at: "2026-12-01 06:00")
            world.run(until: "2026-12-01 \(time)")
            act(&world)
            world.follow(later)
            let notices = world.notices.filter {
                if case .medicationsReplaced = $0 { true } else { false }
            }
            #expect(notices == expected, "at \(time)")
        }
    }

    @Test func `rings an open dose again that a mistaken time withdrew`() {
        var world = World(morning("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:10")
        world.adopt(morning("12:00"))
        #expect(world.state("baclofen/2026-12-01/08:00") == .settled(.superseded))
        world.adopt(morning("08:00"))
        #expect(world.desktop.values.flatMap(\.doses).map(\.dose.id.time) == [clock("08:00")])
        world.take()
        world.run(until: "2026-12-01 23:00")
        #expect(!world.rings.contains { $0.hasPrefix("12:00") })
    }

    @Test func `keeps an open dose open until the time that was said`() {
        var world = World(morning("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 08:10")
        world.follow(morning("08:00", late: .hours(3)))
        world.run(until: "2026-12-01 09:00")
        #expect(world.story.last == "missed (unanswered) baclofen/2026-12-01/08:00")
    }

    @Test func `ends all alarms when it holds no medication`() {
        var world = World(afternoon, in: paris, at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:05")
        world.follow(plan())
        #expect(world.story.last == "superseded baclofen/2026-12-01/13:00")
        let rings = world.rings.count
        world.run(until: "2026-12-08 12:00")
        #expect(world.rings.count == rings)
        #expect(world.desktop.isEmpty)
    }

    @Test func `brings no dose back that was missed under the one before`() {
        var world = World(morning("08:00"), in: paris, at: "2026-12-01 07:00")
        world.run(until: "2026-12-01 10:00")
        world.follow(plan(baclofen([("08:00", 30), ("12:00", 20)])))
        world.run(until: "2026-12-01 23:00")
        #expect(world.state("baclofen/2026-12-01/08:00") == .settled(.missed(.unanswered)))
        #expect(world.rings.last?.hasSuffix("2026-12-01/08:00") == true)
        world.run(until: "2026-12-02 08:00")
        #expect(
            world.desktop.values.flatMap(\.doses).map(\.dose.amount) == [Amount(milligrams: 30)])
    }
}
