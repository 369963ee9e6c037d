import DoseCore
import DoseSimulator
import Testing

@Suite struct `What stands on a screen` {
    /// Two medications at one o'clock, both open.
    private var world: World {
        var world = World(
            plan(baclofen([("13:00", 10)]), medication("vitamin", [("13:00", 5)])), in: paris,
            at: "2026-12-01 12:00")
        world.run(until: "2026-12-01 13:00")
        return world
    }

    private func alarm(of world: World) throws -> Alarm { try #require(world.desktop.values.first) }

    private func screen(remnants: Remnants = Remnants()) -> AlarmScreen {
        let names = Names()
        var screen = AlarmScreen(remnants: remnants, nonce: names.next)
        screen.appear(at: "bus :1.1")
        _ = screen.takeRequests()
        return screen
    }

    private final class Names {
        private var last = 0

        func next() -> String {
            last += 1
            return "\(last)"
        }
    }

    @Test func `a button counts before its number is told, and after that on its own alone`() throws
    {
        var screen = screen()
        let alarm = try alarm(of: world)
        screen.show(alarm)
        let doses = alarm.doses.map(\.dose.id)
        #expect(screen.doses(of: "1", on: 7) == doses)
        screen.told(.shown(3), of: "1")
        #expect(screen.doses(of: "1", on: 3) == doses)
        #expect(screen.doses(of: "1", on: 7) == nil)
    }

    @Test func `a change that is refused leaves nothing that lists what is over`() throws {
        var world = world
        var screen = screen()
        screen.show(try alarm(of: world))
        screen.told(.shown(3), of: "1")
        world.take("vitamin/2026-12-01/13:00")
        let rest = try alarm(of: world)
        screen.show(rest)
        _ = screen.takeRequests()
        screen.told(.refused, of: "2")
        #expect(screen.takeRequests() == [.close(3), .wait(.seconds(2), nonce: "2")])
        screen.returned("2")
        #expect(
            screen.takeRequests() == [
                .notify(rest, ScreenRing(nonce: "3", former: nil, isQuiet: true))
            ])
    }

    @Test func `what a killed daemon was not told the number of is covered, unless it rings again`()
        throws
    {
        let alarm = try alarm(of: world)
        var first = screen()
        first.show(alarm)

        var second = screen(remnants: first.remnants)
        second.coverUntold()
        #expect(second.takeRequests() == [.cover(alarm.id, nonce: "1")])
        second.told(.shown(4), of: "1")
        #expect(second.takeRequests() == [.close(4)])
        #expect(second.remnants.untold.isEmpty)

        var third = screen(remnants: first.remnants)
        third.show(alarm)
        _ = third.takeRequests()
        third.coverUntold()
        #expect(third.takeRequests().isEmpty)
    }

    /// A server that lost the daemon for a moment refused the cover, and the alarm of a dose that was taken stood for ever.
    @Test func `what was to be covered and was refused is covered later`() throws {
        let alarm = try alarm(of: world)
        var first = screen()
        first.show(alarm)

        var second = screen(remnants: first.remnants)
        second.coverUntold()
        _ = second.takeRequests()
        second.told(.refused, of: "1")
        #expect(second.takeRequests() == [.wait(.seconds(2), nonce: "1")])
        #expect(second.remnants.untold == [alarm.id])
        second.returned("1")
        #expect(second.takeRequests() == [.cover(alarm.id, nonce: "2")])
        second.told(.refused, of: "2")
        #expect(second.takeRequests() == [.wait(.seconds(4), nonce: "2")])
        // Meanwhile it rings again, which takes its place anyway.
        second.show(alarm)
        _ = second.takeRequests()
        second.returned("2")
        #expect(second.takeRequests().isEmpty)
    }

    /// A server that refused twenty in a row left the alarm of a dose that was taken on the screen for good.
    @Test func `what was to be covered is tried until it is, twice in an hour at last`() throws {
        let alarm = try alarm(of: world)
        var first = screen()
        first.show(alarm)
        var second = screen(remnants: first.remnants)
        second.coverUntold()
        var pauses: [Duration] = []
        for count in 1...14 {
            _ = second.takeRequests()
            second.told(.refused, of: "\(count)")
            for case .wait(let pause, _) in second.takeRequests() { pauses.append(pause) }
            second.returned("\(count)")
        }
        #expect(pauses.count == 14)
        #expect(pauses.suffix(4) == [Duration](repeating: .seconds(2048), count: 4))
        second.told(.shown(4), of: "15")
        #expect(second.takeRequests().contains(.close(4)))
    }

    /// On a server where what has the tag of an alarm takes its place, what was asked for before the bus dropped the daemon.
    @Test(arguments: [false, true])
    func
        `what was to take the place of a ring that nobody was told of is covered when the alarm is over`(
            isShown: Bool
        ) throws
    {
        let alarm = try alarm(of: world)
        var screen = screen()
        screen.appear(at: "bus :1.1")
        screen.show(alarm)
        screen.appear(at: "bus :1.1")
        screen.show(alarm)
        screen.told(isShown ? .shown(7) : .refused, of: "2")
        _ = screen.takeRequests()
        screen.withdraw(alarm.id)
        #expect(screen.takeRequests() == [isShown ? .close(7) : .cover(alarm.id, nonce: "3")])
    }

    @Test func `an alarm taken away before its number was told comes back`() throws {
        var screen = screen()
        screen.show(try alarm(of: world))
        _ = screen.takeRequests()
        screen.closed(3, isByServer: true)
        screen.told(.shown(3), of: "1")
        #expect(screen.takeRequests() == [.wait(.seconds(2), nonce: "1")])
        screen.withdraw(try alarm(of: world).id)
        #expect(screen.takeRequests() == [.close(3)])
    }

    @Test func `an alarm that a server takes away again and again comes back for a minute`() throws
    {
        var screen = screen()
        screen.show(try alarm(of: world))
        var pauses: [Duration] = []
        for number in 1...6 {
            screen.told(.shown(UInt32(number)), of: "\(number)")
            _ = screen.takeRequests()
            screen.closed(UInt32(number), isByServer: true)
            for case .wait(let pause, let nonce) in screen.takeRequests() {
                pauses.append(pause)
                screen.returned(nonce)
            }
        }
        #expect(pauses == [2, 4, 8, 16, 32].map { .seconds($0) })
        // The next ring begins anew.
        screen.show(try alarm(of: world))
        screen.told(.shown(7), of: "7")
        _ = screen.takeRequests()
        screen.closed(7, isByServer: true)
        #expect(screen.takeRequests() == [.wait(.seconds(2), nonce: "7")])
    }

    @Test func `what a server shows late is worded anew when the words change, and goes then`()
        throws
    {
        var screen = screen()
        let alarm = try alarm(of: world)
        screen.show(alarm)
        screen.told(.late, of: "1")
        _ = screen.takeRequests()
        screen.refresh()
        #expect(
            screen.takeRequests() == [
                .notify(alarm, ScreenRing(nonce: "2", former: nil, isQuiet: true))
            ])
        screen.told(.shown(3), of: "1")
        screen.told(.shown(4), of: "2")
        #expect(screen.takeRequests() == [.close(3)])
    }

    @Test func `a dose that rings for days keeps the buttons of its first ring`() throws {
        var screen = screen()
        let alarm = try alarm(of: world)
        for number in 1...300 {
            screen.show(alarm)
            screen.told(.shown(UInt32(number)), of: "\(number)")
        }
        #expect(screen.doses(of: "44", on: 44) != nil)
    }

    @Test func `a change while the server is asked is shown as soon as it has answered`() throws {
        var world = world
        var screen = screen()
        screen.show(try alarm(of: world))
        _ = screen.takeRequests()
        world.take("vitamin/2026-12-01/13:00")
        let rest = try alarm(of: world)
        screen.show(rest)
        #expect(screen.takeRequests().isEmpty)
        screen.told(.shown(3), of: "1")
        #expect(
            screen.takeRequests() == [
                .notify(rest, ScreenRing(nonce: "2", former: 3, isQuiet: false))
            ])
    }

    @Test func `an id that comes late is closed only when that of the next ring is another`() throws
    {
        for (next, closed) in [(UInt32(3), []), (4, [ScreenRequest.close(3)])] {
            var screen = screen()
            let alarm = try alarm(of: world)
            screen.show(alarm)
            screen.told(.late, of: "1")
            screen.show(alarm)
            _ = screen.takeRequests()
            screen.told(.shown(3), of: "1")
            #expect(screen.takeRequests().isEmpty)
            screen.told(.shown(next), of: "2")
            #expect(screen.takeRequests() == closed)
        }
    }

    @Test func `what an earlier daemon left is closed on the server that gave its numbers alone`() {
        for (place, closed) in [
            ("bus :1.1", [ScreenRequest.close(3), .close(5)]), ("bus :1.2", []), (nil, []),
        ] {
            var screen = AlarmScreen(
                remnants: Remnants(place: "bus :1.1", ids: [5, 3]), nonce: { "1" })
            screen.appear(at: place)
            #expect(screen.takeRequests() == closed)
            #expect(screen.remnants == Remnants(place: place))
        }
    }
}

extension AlarmScreen {
    /// At no time that matters.
    fileprivate mutating func told(_ receipt: ScreenReceipt, of nonce: String) {
        told(receipt, of: nonce, at: BootTime(boot: "b", milliseconds: 0))
    }

    /// Long after it came up.
    fileprivate mutating func doses(of nonce: String, on number: UInt32) -> [DoseID]? {
        doses(of: nonce, on: number, at: BootTime(boot: "b", milliseconds: 60_000))
    }
}
