import BusSignals
import Systemd
import Testing

/// The answer of a call, as a value.
typealias Answer = Result<BusMessage, BusError>

func failure(_ answer: Answer) -> BusError? {
    if case .failure(let error) = answer { error } else { nil }
}

extension MethodCall {
    /// A method of some peer that implements none.
    static func ping(_ destination: String) -> MethodCall {
        MethodCall(
            destination: destination, path: "/test", interface: "org.example.Test", member: "Ping")
    }
}

@Suite struct BusCallTests {
    /// Makes a call and waits for its answer.
    private func answer(
        to call: MethodCall, on bus: Bus, timeout: Duration = Bus.timeout
    ) throws -> Answer {
        var answer: Answer?
        let slot = try bus.call(call, timeout: timeout) { answer = $0 }
        _ = try run(bus) { answer != nil }
        return try withExtendedLifetime(slot) { try #require(answer) }
    }

    @Test func `a method of the bus is answered`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        let name = try #require(bus.uniqueName)
        let message = try answer(to: .ofBus("ListNames"), on: bus).get()
        #expect(message.sender == "org.freedesktop.DBus")
        #expect(try message.strings().contains(name))
    }

    @Test func `a name that nobody owns is an error with its name`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        let error = failure(try answer(to: .ping("org.example.Nobody"), on: bus))
        guard case .answered(let name, let message) = error else {
            Issue.record("not answered with an error")
            return
        }
        #expect(name == "org.freedesktop.DBus.Error.ServiceUnknown")
        #expect(message.contains("org.example.Nobody"))
    }

    @Test func `a method that the peer does not have is answered by the peer`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        let peer = try daemon.connect()
        let name = try #require(peer.uniqueName)
        var answer: Answer?
        let slot = try bus.call(.ping(name)) { answer = $0 }
        _ = try run(bus, peer) { answer != nil }
        let error = failure(try #require(answer))
        guard case .answered(let errorName, _) = error else {
            Issue.record("not answered with an error")
            return
        }
        #expect(errorName == "org.freedesktop.DBus.Error.UnknownObject")
        withExtendedLifetime(slot) {}
    }

    @Test func `a peer that never answers is given up without blocking`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        let peer = try daemon.connect()
        let name = try #require(peer.uniqueName)
        let start = monotonicNanoseconds()
        var silence: Answer?
        var names: Answer?
        let slots = [
            try bus.call(.ping(name), timeout: .seconds(2)) { silence = $0 },
            try bus.call(.ofBus("ListNames")) { names = $0 },
        ]
        #expect(monotonicNanoseconds() - start < 2_000_000_000)
        _ = try run(bus) { names != nil }
        #expect(silence == nil)
        _ = try run(bus) { silence != nil }
        #expect(failure(try #require(silence)) == .unanswered)
        #expect(monotonicNanoseconds() - start >= 2_000_000_000)
        withExtendedLifetime(slots) {}
    }

    @Test func `a peer that leaves does not keep the caller waiting`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        let peer = try daemon.connect()
        let name = try #require(peer.uniqueName)
        var answer: Answer?
        let slot = try bus.call(.ping(name)) { answer = $0 }
        try settle(bus)
        peer.close()
        _ = try run(bus) { answer != nil }
        #expect(failure(try #require(answer)) == .unanswered)
        withExtendedLifetime(slot) {}
    }

    @Test func `the answer to a call that was dropped is told nobody`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        var isTold = false
        do { _ = try bus.call(.ofBus("ListNames")) { _ in isTold = true } }
        _ = try answer(to: .ofBus("ListNames"), on: bus)
        #expect(!isTold)
    }

    @Test func `what a closure holds is let go of after the answer, and with a dropped call`()
        throws
    {
        final class Witness {}
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        weak var afterAnswer: Witness?
        weak var afterDrop: Witness?
        var isAnswered = false
        func call(_ witness: Witness) throws -> BusSlot {
            try bus.call(.ofBus("ListNames")) { _ in
                withExtendedLifetime(witness) { isAnswered = true }
            }
        }
        func start() throws -> BusSlot {
            let witnesses = (Witness(), Witness())
            (afterAnswer, afterDrop) = witnesses
            _ = try call(witnesses.1)
            return try call(witnesses.0)
        }
        let slot = try start()
        #expect(afterDrop == nil)
        #expect(afterAnswer != nil)
        _ = try run(bus) { isAnswered }
        #expect(afterAnswer == nil)
        withExtendedLifetime(slot) {}
    }

    @Test func `the connection may be closed and dropped from within an answer`() throws {
        let daemon = try PrivateBus()
        var bus: Bus? = try daemon.connect()
        var slot: BusSlot?
        slot = try bus?.call(.ofBus("GetId")) { _ in
            bus?.close()
            bus = nil
            slot = nil
        }
        while let bus { _ = try run(bus) { bus.interest == .nothing } }
        #expect(slot == nil)
    }

    @Test func `an answer of another shape is an error that says so`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        let message = try answer(to: .ofBus("ListNames"), on: bus).get()
        #expect(throws: BusError.mismatch(expected: "s", signature: "as")) { try message.string() }
        #expect(throws: BusError.mismatch(expected: "u", signature: "as")) { try message.uint32() }
        #expect(throws: BusError.mismatch(expected: "a{sv}", signature: "as")) {
            try message.dictionary()
        }
        #expect(throws: BusError.mismatch(expected: "us", signature: "as")) {
            try message.expect("us")
        }
        #expect(try message.strings().isEmpty == false)
        #expect(throws: BusError.mismatch(expected: "s", signature: "as")) { try message.string() }
    }

    @Test func `a string with a NUL is not sent`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        #expect(throws: BusError.nulInString) {
            try bus.call(.ofBus("GetNameOwner", .string("a\0b"))) { _ in }
        }
    }

    @Test func `a call that is none is refused`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        let refusal = BusError.refused(code: 22, call: "sd_bus_message_new_method_call")
        #expect(throws: refusal) { try bus.call(.ping("no name")) { _ in } }
    }

    @Test func `the end of the bus is told once, after the calls under way`() throws {
        let daemon = try PrivateBus()
        let bus = try daemon.connect()
        let peer = try daemon.connect()
        let name = try #require(peer.uniqueName)
        var answer: Answer?
        let slot = try bus.call(.ping(name)) { answer = $0 }
        daemon.end()
        #expect(throws: BusError.disconnected) { _ = try run(bus) { false } }
        #expect(failure(try #require(answer)) == .unanswered)
        #expect(bus.interest == .nothing)
        #expect(throws: BusError.disconnected) { try bus.call(.ofBus("ListNames")) { _ in } }
        withExtendedLifetime(slot) {}
    }

    @Test func `a bus that is not there is refused at once`() {
        #expect(throws: BusError.refused(code: 2, call: "sd_bus_start")) {
            try Bus.open(address: "unix:path=/none/bus")
        }
    }
}
