import ControlProtocol
import Dispatch
import DoseCore
import Glibc
import Installation
import Linux
import PlanFile
import Systemd

/// The shell around the agenda: it reads the clocks, hands the agenda what happens, and does what it says.
///
/// Everything runs on the main queue, one thing at a time; nothing here decides anything about a dose.
final class Daemon {
    var agenda: Agenda
    var settings = Settings()
    /// Whether the settings are those of the file, or the defaults because there is none.
    var hasReadSettings = false
    var files: Files
    let journal: JournalWriter
    var store: StoreKeeper
    private let clock: () -> Moment
    /// Set during start, in the order in which they are needed.
    var desktop: Desktop?
    var server: ControlServer?
    var hook: Hook?
    private var timer: WakeTimer?
    private var sources: [ReadSource] = []
    private var clockWatch: ClockWatch?
    var fileWatch: FileWatch?
    private var watchdog: Watchdog?
    /// When the agenda wants to look again at the latest.
    private var nextWake: Instant?
    var isPlanFileAbsent = false
    /// Files that were written since they were read.
    var changedFiles: Set<String> = []
    var changeNumber = 0
    var reply: Reply?
    let terminal: Terminal
    /// Whether the journal was told that nothing shows the alarms now.
    var isAbsenceTold = false
    /// Why the zone of the plan cannot be read; nil when it can.
    var zoneTrouble: ZoneTrouble?
    /// How soon a zone that could not be read is tried again.
    var zoneRetry: DispatchTimeInterval = .seconds(30)
    var isTryingZone = false
    /// How `dosectl` reaches this daemon, as it is told to the person.
    var client = "dosectl"

    /// - Parameter clock: reads the clocks; nil for those of this machine.
    init(
        paths: Paths, plans: PlanReader, terminal: Terminal = Terminal(),
        clock: (() -> Moment)? = nil
    ) throws(StartFailure) {
        do {
            self.clock = if let clock { clock } else { try SystemClock.reader() }
        } catch {
            throw .kernel(error)
        }
        files = Files(paths: paths, plans: plans)
        let zone = (try? plans.zones.zone(.local)) ?? .utc
        journal = JournalWriter(zone: zone)
        self.terminal = terminal
        // Later it is waited for: a home that is mounted late is not to be hidden by a ledger below its place.
        try? Folder.create(File.folder(of: paths.ledger))
        store = StoreKeeper(path: paths.ledger)
        agenda = Agenda(zone: zone, plan: nil)
        readSettings()
        try openStore()
    }

    /// One look at the clocks.
    var now: Moment { clock() }

    // MARK: Starting

    /// Opens the ledger and goes on where it ends.
    func openStore() throws(StartFailure) {
        let outcome = store.open(today: agenda.zone.civil(at: now.wall).date)
        switch outcome {
        case .inUse: throw .alreadyRunning(store.path)
        case .opened(let ledger), .unavailable(let ledger):
            resume(ledger)
        }
        for event in store.drainNews() { journal.write(event.event, event.message, event.priority) }
    }

    /// Builds the agenda on a ledger, under the plan that the ledger says is in force.
    ///
    /// Without its zone the plan waits: by another zone's clocks every dose would ring at a wrong hour.
    func resume(_ ledger: Ledger) {
        var plan = ledger.plan.flatMap { Files.plan(of: $0.plan) }
        var zone = agenda.zone
        do throws(ZoneSource.Failure) {
            if let wanted = plan?.zone { zone = try files.zones.zone(wanted) }
        } catch {
            plan = nil
        }
        agenda = Agenda(zone: zone, plan: plan, ledger: ledger, times: settings.alarm)
        journal.zone = zone
        if plan?.countsIntakes ?? false { reloadLedger() }
    }

    /// Starts ringing; the control socket is listened on from here.
    func start(on socket: consuming FileDescriptor?) throws(StartFailure) {
        timer = WakeTimer { [weak self] in self?.handle(.clock) }
        let hook = Hook { [weak self] in self?.log($0) }
        self.hook = hook
        let desktop = Desktop(
            words: { [weak self] in
                self?.words ?? NotificationWords(settings: Settings(), zone: .utc)
            },
            log: { [weak self] in self?.log($0) },
            appeared: { [weak self] in
                self?.isAbsenceTold = false
                self?.handle(.display)
            },
            pressed: { [weak self] in self?.press($0) })
        self.desktop = desktop
        try watchKernel()
        desktop.connect()
        adoptAfterLoss()
        // First the doses that went by under the plan as it was, then the plan as it is.
        handle(.clock)
        readPlan()
        readZone()
        if let socket { try serve(on: socket) }
        journal.write(.started, "dosed \(Release.version) is ready", .informational)
        _ = try? Service.notify(.ready, .status(statusLine))
        watchdog = Watchdog { [weak self] in self?.slack ?? .zero }
    }

    private func serve(on socket: consuming FileDescriptor) throws(StartFailure) {
        do {
            server = try ControlServer(
                on: socket, log: { [weak self] in self?.log($0) },
                before: { [weak self] in self?.ringFirst() },
                answer: { [weak self] in self?.answer($0) ?? .none })
        } catch {
            throw .kernel(error)
        }
    }

    private func watchKernel() throws(StartFailure) {
        do {
            let clock = try ClockWatch()
            clockWatch = clock
            sources.append(
                ReadSource(clock.fd, owner: clock) { [weak self] in
                    _ = try? clock.drain()
                    self?.handle(.clock)
                })
            let files = try FileWatch()
            fileWatch = files
            sources.append(
                ReadSource(files.fd, owner: files) { [weak self] in
                    guard let changes = try? files.drain() else { return }
                    self?.filesChanged(changes)
                })
        } catch {
            throw .kernel(error)
        }
        try? Folder.create(File.folder(of: files.paths.plan))
        watchFiles()
    }

    /// How long the loop may hang before a dose suffers from it.
    private var slack: Duration {
        guard let nextWake, agenda.ledger.ringingDoses.isEmpty else { return .zero }
        return nextWake - now.wall
    }

    // MARK: What happens

    /// Reads anew what the store holds, as far as the plan in force needs it.
    func reloadLedger() {
        guard store.isOpen,
            case .opened(let ledger) = store.reload(
                today: agenda.zone.civil(at: now.wall).date,
                countsIntakes: agenda.plan?.countsIntakes ?? false)
        else { return }
        agenda.reload(ledger, at: now)
    }

    private func press(_ press: Desktop.Press) {
        let selection = Selection.doses(press.doses)
        let answer: Answer =
            switch press.key.button {
            case .taken: .take(selection, at: nil, amount: nil)
            case .snooze: .snooze(selection, length: nil)
            case .skip: .skip(selection, reason: nil)
            }
        let request = Request(id: press.key.description, by: .button, answer: answer)
        if case .refused(let refusal) = handle(.request(request)) {
            desktop?.notify(words.refusal(refusal, store: store.trouble?.words))
        }
    }

    // MARK: The loop

    /// Hands the agenda an input and does what it says; the reply, if it was a request.
    @discardableResult
    func handle(_ input: Input) -> Reply? {
        if !store.isOpen, store.mayTry(at: now.boot.milliseconds) { reopenStore() }
        // What the agenda has let go of after a clock far ahead is still in the store.
        if agenda.lacksThePast(at: now) { reloadLedger() }
        reply = nil
        let effects = agenda.handle(input, at: now) { store.append($0) }
        // The alarm first: it is committed, and who reads of it in the journal is in no hurry.
        for effect in effects where !effect.isForTheRecord { perform(effect) }
        for effect in effects where effect.isForTheRecord { perform(effect) }
        return reply
    }

    /// Tries again to open a store that could not be; what it holds is gone on with.
    func reopenStore() {
        guard case .opened(let ledger) = store.open(today: agenda.zone.civil(at: now.wall).date)
        else { return }
        for event in store.drainNews() { journal.write(event.event, event.message, event.priority) }
        // It may hold what was refused, or be another one; if not, what was seen meanwhile is still to be recorded.
        guard store.hasLoss || !agenda.goesOn(from: ledger) else { return }
        resume(ledger)
        desktop?.withdrawAll()
        perform(.notify(.storeHealed))
        adoptAfterLoss()
        readPlan()
    }

    /// Goes on with a plan of whose last days the ledger has lost what was taken.
    private func adoptAfterLoss() {
        guard store.isOpen, store.hasLoss, let plan = agenda.plan, let adopted = agenda.ledger.plan
        else { return }
        handle(.plan(plan, adopted.plan, afterLoss: store.takeLoss()))
    }

    /// Rings what is due, before a client is served whose turn in the loop came first.
    private func ringFirst() {
        let isDue = nextWake.map { $0.milliseconds <= SystemClock.realtimeMilliseconds }
        if isDue ?? false { handle(.clock) }
    }

    func arm(at instant: Instant) {
        timer?.arm(at: instant)
        nextWake = instant
        watchdog?.hurry()
    }

    func log(_ message: String) { journal.write(.trouble, message, .warning) }

    /// Ends cleanly: what is committed is committed, what is shown goes.
    func stop() {
        _ = try? Service.notify(.stopping)
        server?.stop()
        desktop?.withdrawAll()
        store.close()
        journal.write(
            .stopping, "dosed stops; no dose rings until it is started again", .informational)
    }
}

/// Why the daemon cannot start.
enum StartFailure: Error {
    case kernel(Errno)
    case alreadyRunning(String)
    case noHome
    case socket(Errno)
}
