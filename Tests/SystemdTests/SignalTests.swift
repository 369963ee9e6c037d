import BusSignals
import Systemd
import Testing

@Suite struct SignalTests {
    private static let notice = Signal(
        path: "/test", interface: "org.example.Test", member: "Noticed",
        arguments: [
            .string("dosed"), .uint32(7), .string("icon"), .string("résumé"), .string(""),
            .strings(["taken", "Taken"]),
            .dictionary([
                "urgency": .byte(2), "resident": .bool(true), "category": .string("reminder"),
                "x": .int32(-3), "count": .uint32(4_000_000_000), "list": .strings([]),
                "nested": .dictionary(["transient": .bool(false)]),
            ]),
            .int32(-1),
        ])
    private static let rule = MatchRule(
        path: "/test", interface: "org.example.Test", member: "Noticed")

    @Test func `a signal arrives with its sender and all its values`() throws {
        let daemon = try PrivateBus()
        let (listener, teller) = (try daemon.connect(), try daemon.connect())
        var received: [BusMessage] = []
        let match = try listener.match(Self.rule) { received.append($0) }
        try settle(listener)

        try teller.emit(Self.notice)
        _ = try run(listener, teller) { !received.isEmpty }

        let message = try #require(received.first)
        #expect(message.sender == teller.uniqueName)
        #expect(message.path == "/test")
        #expect(message.interface == "org.example.Test")
        #expect(message.member == "Noticed")
        try message.expect("susssasa{sv}i")
        let values: [BusArgument] = [
            .string(try message.string()), .uint32(try message.uint32()),
            .string(try message.string()), .string(try message.string()),
            .string(try message.string()), .strings(try message.strings()),
            .dictionary(try message.dictionary()), .int32(try message.int32()),
        ]
        #expect(values == Self.notice.arguments)
        withExtendedLifetime(match) {}
    }

    @Test func `only matching signals are told, until the match is dropped`() throws {
        let daemon = try PrivateBus()
        let (listener, teller) = (try daemon.connect(), try daemon.connect())
        var told: [String] = []
        var count = 0
        func listen(_ rule: MatchRule, _ name: String) throws -> BusSlot {
            try listener.match(rule) { _ in told.append(name) }
        }
        var slots = [
            try listen(MatchRule(sender: teller.uniqueName), "sender"),
            try listen(MatchRule(sender: ":1.999"), "another sender"),
            try listen(MatchRule(member: "Other"), "another member"),
            try listen(MatchRule(interface: "org.example.Test", argument: "dosed"), "argument"),
            try listen(MatchRule(interface: "org.example.Test", argument: "other"), "another one"),
        ]
        let counter = try listener.match(Self.rule) { _ in count += 1 }
        try settle(listener)

        try teller.emit(Self.notice)
        _ = try run(listener, teller) { count == 1 }
        #expect(told.sorted() == ["argument", "sender"])

        slots.removeAll()
        try teller.emit(Self.notice)
        _ = try run(listener, teller) { count == 2 }
        #expect(told.count == 2)
        withExtendedLifetime(counter) {}
    }

    @Test func `a rule is written as the bus reads it`() {
        #expect(
            MatchRule(sender: ":1.2", path: "/a", interface: "b.c", member: "D", argument: "e").text
                == "type='signal',sender=':1.2',path='/a',interface='b.c',member='D',arg0='e'")
    }

    @Test func `a quote in a rule is a mistake of the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = MatchRule(argument: "a',sender='b").text
        }
    }

    @Test func `a rule that the bus refuses ends the connection`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        #expect(throws: (any Error).self) {
            let match = try bus.match(MatchRule(path: "no path")) { _ in }
            _ = try run(bus) { false }
            withExtendedLifetime(match) {}
        }
    }
}
