import BusSignals
import Dispatch
import Systemd
import Testing

@Suite struct BusLoopTests {
    private let queue = DispatchQueue(label: "bus")

    private func wait(_ semaphore: DispatchSemaphore) -> Bool {
        semaphore.wait(timeout: .now() + 5) == .success
    }

    @Test func `an answer comes without anybody driving the bus by hand`() throws {
        let daemon = try PrivateBus()
        let answered = DispatchSemaphore(value: 0)
        let bus = try Bus.open(address: daemon.address)
        let (loop, slot) = try queue.sync {
            let loop = try BusLoop(bus, on: queue) {}
            return (loop, try bus.call(.ofBus("GetId")) { _ in answered.signal() })
        }
        #expect(wait(answered))
        queue.sync { withExtendedLifetime((loop, slot)) {} }
    }

    @Test func `a call runs out of time while the bus is silent`() throws {
        let daemon = try PrivateBus()
        let peer = try daemon.connect()
        let name = try #require(peer.uniqueName)
        let answered = DispatchSemaphore(value: 0)
        let bus = try Bus.open(address: daemon.address)
        let (loop, slot) = try queue.sync {
            let loop = try BusLoop(bus, on: queue) {}
            let slot = try bus.call(.ping(name), timeout: .milliseconds(50)) { _ in
                answered.signal()
            }
            return (loop, slot)
        }
        #expect(wait(answered))
        queue.sync { withExtendedLifetime((loop, slot)) {} }
    }

    @Test func `more than the socket holds is sent as it empties`() throws {
        let daemon = try PrivateBus()
        let arrived = DispatchSemaphore(value: 0)
        let (listener, teller) = (try daemon.connect(), try daemon.connect())
        let signal = Signal(
            path: "/test", interface: "org.example.Test", member: "Noticed",
            arguments: [.string(String(repeating: "x", count: 1 << 16))])
        let match = try listener.match(MatchRule(member: "Noticed")) { _ in arrived.signal() }
        try settle(listener)
        let loops = try queue.sync {
            [try BusLoop(listener, on: queue) {}, try BusLoop(teller, on: queue) {}]
        }
        var sent = 0
        try queue.sync {
            try daemon.suspended {
                while teller.interest == .reading {
                    try teller.emit(signal)
                    sent += 1
                }
            }
        }
        for _ in 0..<sent { try #require(wait(arrived)) }
        queue.sync {
            #expect(teller.interest == .reading)
            withExtendedLifetime((loops, match)) {}
        }
    }

    @Test func `the end of the bus is told once`() throws {
        let daemon = try PrivateBus()
        let ended = DispatchSemaphore(value: 0)
        let bus = try Bus.open(address: daemon.address)
        let loop = try queue.sync { try BusLoop(bus, on: queue) { ended.signal() } }
        daemon.end()
        #expect(wait(ended))
        queue.sync {
            #expect(bus.interest == .nothing)
            withExtendedLifetime(loop) {}
        }
        #expect(ended.wait(timeout: .now()) == .timedOut)
    }

    /// Around 64, the most that is handled in one go.
    @Test(arguments: 58...66)
    func `the end of the bus is told however many calls are under way`(count: Int) throws {
        let daemon = try PrivateBus()
        let (bus, peer) = (try daemon.connect(), try daemon.connect())
        let name = try #require(peer.uniqueName)
        let ended = DispatchSemaphore(value: 0)
        var failures = 0
        let kept = try queue.sync {
            let loop = try BusLoop(bus, on: queue) { ended.signal() }
            let slots = try (0..<count).map { _ in try bus.call(.ping(name)) { _ in failures += 1 }
            }
            return (loop, slots)
        }
        daemon.end()
        #expect(wait(ended))
        queue.sync {
            #expect(failures == count)
            withExtendedLifetime(kept) {}
        }
    }

    @Test func `a bus closed on purpose is not told as ended`() throws {
        let daemon = try PrivateBus()
        let ended = DispatchSemaphore(value: 0)
        let bus = try Bus.open(address: daemon.address)
        let loop = try queue.sync { try BusLoop(bus, on: queue) { ended.signal() } }
        let closed = DispatchSemaphore(value: 0)
        let slot = try queue.sync {
            try bus.call(.ofBus("GetId")) { _ in
                bus.close()
                closed.signal()
            }
        }
        #expect(wait(closed))
        daemon.end()
        queue.sync { withExtendedLifetime((loop, slot)) {} }
        #expect(ended.wait(timeout: .now() + 0.05) == .timedOut)
    }
}
