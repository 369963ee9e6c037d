import ControlProtocol
import Dispatch
import DoseCore
import DoseSimulator
import Glibc
import Installation
import Linux
import Testing

@testable import DoseDaemon

/// The folder of a person, and the daemon that runs in it.
final class Home {
    let folder: TemporaryFolder
    private(set) var paths: Paths
    private(set) var daemon: Daemon?
    /// What says where the daemon finds zones.
    var variables: Variables = [:]
    /// What the daemon can play; nothing unless a test says so.
    var sounds = SoundSource([:])
    /// What the daemon takes for the clocks of the machine; nil for these themselves.
    var clock: (() -> Moment)?
    /// Where records are written; nil for the test's own thread, on which faults are counted.
    var ledgerQueue: DispatchQueue?
    /// Who is told what happens; nil for standard error.
    var journal: JournalWriter?

    init() throws {
        folder = try TemporaryFolder()
        paths = Paths(below: folder.path)
    }

    /// With the plan in a folder of its own.
    convenience init(planFolder: String) throws {
        try self.init()
        paths.plan = folder.file("\(planFolder)/plan.toml")
    }

    /// With the ledger in another folder.
    convenience init(ledgerIn folder: TemporaryFolder) throws {
        try self.init()
        paths.ledger = folder.file("ledger.sqlite")
    }

    /// Starts a daemon; with no bus unless one is given.
    @discardableResult
    func start(on bus: PrivateBus? = nil, prepare: (Daemon) -> Void = { _ in }) throws -> Daemon {
        bus.map { $0.enterSession() } ?? PrivateBus.leaveSession()
        defer { PrivateBus.leaveSession() }
        let plans = PlanReader(variables, beside: nil)
        let daemon = try Daemon(
            paths: paths, plans: plans, sounds: sounds, journal: journal, clock: clock,
            ledgerQueue: ledgerQueue)
        prepare(daemon)
        try daemon.start(on: try UnixSocket.listen(at: folder.file("control")))
        self.daemon = daemon
        return daemon
    }

    /// Lets go of the daemon as it is, without a word.
    func drop() throws {
        weak let old = daemon
        daemon = nil
        try #require(old == nil, "Somebody holds the daemon.")
        // A process takes its socket along; here Dispatch lets go of it a little later.
        try folder.remove("control")
    }

    func write(_ plan: String) throws { try folder.write(plan, to: "plan.toml") }

    // MARK: Asking

    func client() throws -> Client { try Client(folder.file("control")) }

    func ask(_ call: ControlCall) async throws -> VarlinkReply {
        try await client().ask(call.varlink)
    }

    func status() async throws -> Wire.Overview {
        try await ask(ControlCall("Status")).parameters(StatusReply.self).status
    }

    func health(_ part: Wire.Health.Part) async throws -> Wire.Health {
        try #require(await status().health.first { $0.part == part })
    }

    /// The events of the ledger, the oldest first.
    func events() async throws -> [String] {
        let reply = try await ask(ControlCall("History", limit: 200))
        return try reply.parameters(HistoryReply.self).entries.map(\.event.rawValue).reversed()
    }

    /// Waits until a file has been read as the test expects.
    func health(_ part: Wire.Health.Part, _ isAsExpected: (Wire.Health) -> Bool) async throws
        -> Wire.Health
    {
        var health = try await health(part)
        for _ in 0..<500 where !isAsExpected(health) {
            await pause(.milliseconds(10))
            health = try await self.health(part)
        }
        return health
    }

    func take(request: String? = nil) -> ControlCall {
        ControlCall("Take", request: request)
    }
}

/// A zone in which it is about noon, so that minutes ago is today at any hour at which these tests run.
let noonZone = Zone.system(noonZoneName)
let noonZoneName = zoneName(atHour: 12)

/// - Parameter hour: what its clocks showed when these tests began, 12...14.
func zoneName(atHour hour: Int) -> String {
    let offset = hour - hourOfBegin
    // East has a minus there, as POSIX wanted it.
    return offset == 0 ? "Etc/GMT" : "Etc/GMT\(offset < 0 ? "+" : "-")\(abs(offset))"
}

private let hourOfBegin = Zone.utc.civil(at: wallClock).time.hour

/// A plan with one dose a day from the date on which it is due here.
func planText(due: Instant, milligrams: Int = 10, late: String = "30 min") -> String {
    let local = noonZone.civil(at: due)
    return """
        version = 1
        timezone = "\(noonZoneName)"
        [medication.baclofen]
        start = \(local.date)
        times = ["\(local.time)"]
        steps = [{ mg = [\(milligrams)] }]
        late = "\(late)"
        """
}

/// The time of day of a dose, as a plan and the socket have it.
func timeText(_ due: Instant) -> String { "\(noonZone.civil(at: due).time)" }

/// Whole seconds, as a plan has them.
func ago(_ span: Duration) -> Instant {
    Instant(milliseconds: (wallClock - span).milliseconds / 1000 * 1000)
}
