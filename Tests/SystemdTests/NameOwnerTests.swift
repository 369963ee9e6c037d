import BusSignals
import Systemd
import Testing

@Suite struct NameOwnerTests {
    private static let name = "org.example.Server"

    @Test func `a name that comes and goes is followed`() throws {
        let daemon = try PrivateBus()
        let (bus, server) = (try daemon.connect(), try daemon.connect())
        let serverName = try #require(server.uniqueName)
        var states: [NameOwner.State] = []
        let owner = try NameOwner(of: Self.name, on: bus) { states.append($0) }
        #expect(owner.state == .unknown)
        _ = try run(bus) { states.count == 1 }

        let request = try server.call(
            .ofBus("RequestName", .string(Self.name), .uint32(0))
        ) { _ in }
        _ = try run(bus, server) { states.count == 2 }
        server.close()
        _ = try run(bus) { states.count == 3 }

        #expect(states == [.nobody, .connection(serverName), .nobody])
        #expect(owner.state == .nobody)
        withExtendedLifetime(request) {}
    }

    @Test func `a name that has an owner already is told at once`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        var states: [NameOwner.State] = []
        let owner = try NameOwner(of: "org.freedesktop.DBus", on: bus) { states.append($0) }
        _ = try run(bus) { !states.isEmpty }
        #expect(states == [.connection("org.freedesktop.DBus")])
        withExtendedLifetime(owner) {}
    }

    @Test func `a forged change of owner is not believed`() throws {
        let daemon = try PrivateBus()
        let (bus, forger) = (try daemon.connect(), try daemon.connect())
        let owner = try NameOwner(of: Self.name, on: bus) { _ in }
        _ = try run(bus) { owner.state == .nobody }

        // The bus passes a signal on that is addressed, whatever the rules say; another match proves that it
        // came.
        var isReceived = false
        let match = try bus.match(MatchRule(member: "NameOwnerChanged")) { message in
            if message.sender == forger.uniqueName { isReceived = true }
        }
        try forger.emit(
            Signal(
                path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
                member: "NameOwnerChanged",
                arguments: [.string(Self.name), .string(""), .string(":1.66")],
                destination: bus.uniqueName))
        #expect(try run(bus, forger) { isReceived })
        #expect(owner.state == .nobody)
        withExtendedLifetime(match) {}
    }
}
