import DoseSimulator
import Testing

@testable import DoseCore

/// A button that comes up, or changes, under a pointer is pressed by a click that was meant for what stood there before.
@Suite struct `Half a second to read` {
    /// Two medications at one o'clock, both open, and what is on the screen since the first millisecond.
    private var world: World
    private var screen: AlarmScreen
    private let both: [DoseID]

    init() throws {
        world = World(
            plan(baclofen([("13:00", 10)]), medication("vitamin", [("13:00", 5)])), in: paris,
            at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        var last = 0
        screen = AlarmScreen {
            last += 1
            return "\(last)"
        }
        screen.appear(at: "bus :1.1")
        let alarm = try #require(world.desktop.values.first)
        both = alarm.doses.map(\.dose.id)
        screen.show(alarm)
        screen.told(.shown(3), of: "1", at: at(0))
        _ = screen.takeRequests()
    }

    private func at(_ milliseconds: Int64) -> BootTime {
        BootTime(boot: "b", milliseconds: milliseconds)
    }

    private func alarm() throws -> Alarm { try #require(world.desktop.values.first) }

    @Test mutating func `an alarm that has just come up is not answered, and is shown again`()
        throws
    {
        #expect(screen.doses(of: "1", on: 3, at: at(499)) == [])
        #expect(
            screen.takeRequests() == [
                .close(3),
                .notify(try alarm(), ScreenRing(nonce: "2", former: nil, isQuiet: true)),
            ])
        // The server has taken off what was pressed, and what comes now has been read.
        screen.closed(3, isByServer: false)
        screen.told(.shown(4), of: "2", at: at(499))
        #expect(screen.doses(of: "2", on: 4, at: at(500)) == both)
    }

    @Test mutating func `a ring that says the same is answered at once`() throws {
        screen.show(try alarm())
        screen.told(.shown(4), of: "2", at: at(300_000))
        #expect(screen.doses(of: "2", on: 4, at: at(300_001)) == both)
    }

    @Test mutating func `one that had been put away comes up anew`() throws {
        screen.closed(3, isByServer: false)
        screen.show(try alarm())
        screen.told(.shown(4), of: "2", at: at(300_000))
        #expect(screen.doses(of: "2", on: 4, at: at(300_001)) == [])
    }

    @Test mutating func `a dose that has just joined is not answered with the others`() throws {
        world.take("vitamin/2026-12-01/13:00")
        screen.show(try alarm())
        screen.told(.shown(3), of: "2", at: at(10_000))
        world.undo()
        screen.show(try alarm())
        screen.told(.shown(3), of: "3", at: at(20_000))

        #expect(screen.doses(of: "3", on: 3, at: at(20_100)) == [both[0]])
        #expect(screen.doses(of: "3", on: 3, at: at(20_500)) == both)
    }

    @Test
    mutating func `an amount that has just changed is not answered, nor by the button before`()
        throws
    {
        let before = try alarm()
        screen.show(
            Alarm(id: before.id, doses: [doubled(before.doses[0]), before.doses[1]], call: .silent))
        screen.told(.shown(3), of: "2", at: at(20_000))

        #expect(screen.doses(of: "2", on: 3, at: at(20_100)) == [both[1]])
        // Of a screen that was slow, or out of its history: what was read there was 10 mg.
        #expect(screen.doses(of: "1", on: 3, at: at(90_000)) == [both[1]])
        #expect(screen.doses(of: "2", on: 3, at: at(20_500)) == both)
    }

    @Test mutating func `a button before its number is told is answered`() throws {
        screen.forget()
        screen.show(try alarm())
        #expect(screen.doses(of: "2", on: 9, at: at(1)) == both)
    }

    /// The same dose with twice its amount.
    private func doubled(_ open: Alarm.RingingDose) -> Alarm.RingingDose {
        let dose = open.dose
        return Alarm.RingingDose(
            dose: PlannedDose(
                id: dose.id, amount: Amount(milligrams: 20), due: dose.due, window: dose.window),
            medication: open.medication, closes: open.closes, recentIntake: nil,
            daysWithoutIntake: nil)
    }
}
