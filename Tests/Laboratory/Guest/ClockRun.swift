import ControlProtocol
import DoseCore
import Glibc
import Linux

/// A daemon of its own with a plan and an empty ledger, of which every decision is noted as it comes.
final class ClockRun {
    /// 2027-01-10T00:00:00Z, the day on which the doses of these plans are due.
    static let day: Int64 = 1_799_539_200 * Clock.second

    let dosed: Dosed
    private var watch: Connection?
    private var asking: Connection?
    private var decisions: [Decision] = []

    /// What the daemon recorded, and when it was heard of.
    struct Decision {
        let words: String
        let wall: Int64
        let boot: Int64
    }

    /// What the daemon decided, and how long after what it was to decide on.
    struct Outcome {
        let found: [String]
        let milliseconds: Double?
    }

    init(
        _ number: Int, times: [String], late: String = "60 min", zone: String = "UTC",
        settings: String = ""
    ) throws {
        dosed = try Dosed(in: "/tmp/run-\(number)")
        let amounts = times.map { _ in "10" }.joined(separator: ", ")
        let list = times.map { "\"\($0)\"" }.joined(separator: ", ")
        let plan = """
            version = 1
            timezone = "\(zone)"
            [medication.water]
            start = 2026-11-01
            times = [\(list)]
            steps = [{ mg = [\(amounts)] }]
            late = "\(late)"
            """
        try write(plan, to: dosed.plan)
        try write(settings, to: dosed.settings)
    }

    /// Starts the daemon under a clock that is set to this, or left as it is.
    func start(at wall: Int64?, isSynchronised: Bool = true) throws {
        if let wall { try Clock.set(wall) }
        if isSynchronised { try Clock.synchronise() }
        let watch = try dosed.start()
        _ = try watch.ask(ControlCall("Watch"), WatchReply.self)
        self.watch = watch
        asking = try Connection(dosed.socket)
    }

    func stop() throws {
        watch = nil
        asking = nil
        try dosed.stop()
    }

    /// The next decision, or nil when none comes within so many milliseconds.
    @discardableResult
    func hear(within milliseconds: Int32) throws -> Decision? {
        guard let watch else { throw Trouble("the daemon does not run") }
        if decisions.isEmpty {
            var poller = pollfd(fd: watch.fd, events: Int16(POLLIN), revents: 0)
            guard poll(&poller, 1, milliseconds) > 0 else { return nil }
            let (wall, boot) = (Clock.wall, Clock.boot)
            let entries = try watch.reply().parameters(WatchReply.self).entries
            decisions = entries.map { Decision(words: Self.words($0), wall: wall, boot: boot) }
        }
        return decisions.isEmpty ? nil : decisions.removeFirst()
    }

    /// What it was: `raised 08:00`, `missed 08:00 unattended`.
    private static func words(_ entry: Wire.Entry) -> String {
        let slot = entry.dose?.split(separator: "/").last.map(String.init)
        return [entry.event.rawValue, slot, entry.cause?.rawValue].compactMap(\.self).joined(
            separator: " ")
    }

    /// What is decided after an event at an instant of the boot clock: these things, or too little, or more.
    ///
    /// Of none it cannot be known when it was decided; it is waited for a second.
    func outcome(of expected: [String], after event: Int64) throws -> Outcome {
        var found: [Decision] = []
        while found.count < expected.count, let next = try hear(within: 5000) { found.append(next) }
        let last = found.last
        while let next = try hear(within: expected.isEmpty ? 1000 : 300) { found.append(next) }
        return Outcome(
            found: found.map(\.words),
            milliseconds: last.map { Double($0.boot - event) / Double(Clock.millisecond) })
    }

    /// Goes to a moment before the dose is due, and lets it ring.
    func ring(at due: Int64) throws {
        try Clock.shift(by: due - Clock.second / 2 - Clock.wall, isSynchronised: true)
        guard try hear(within: 10_000)?.words.hasPrefix("raised") == true else {
            throw Trouble("the dose does not ring")
        }
    }

    /// The dose rings and is taken at once.
    func takeRinging(at due: Int64) throws {
        try ring(at: due)
        _ = try asking?.ask(
            ControlCall("Take"), AnswerReply.self)
        guard try hear(within: 10_000)?.words.hasPrefix("taken") == true else {
            throw Trouble("the dose is not taken")
        }
    }

    /// Waits until the daemon believes the clock, or doubts it; how many milliseconds after an event that was.
    func believes(_ isBelieved: Bool, after event: Int64) throws -> Double {
        while Clock.boot - event < 5 * Clock.second {
            guard let status = try asking?.ask(ControlCall("Status"), StatusReply.self).status
            else { break }
            let boot = Clock.boot
            if status.health.contains(where: { $0.part == .clock && $0.isWell == isBelieved }) {
                return Double(boot - event) / Double(Clock.millisecond)
            }
        }
        throw Trouble(isBelieved ? "the clock is doubted" : "the clock is believed")
    }
}
