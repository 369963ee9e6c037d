import ControlProtocol
import Dispatch
import DoseCore
import Glibc
import Installation
import Linux
import PlanFile
import Systemd
import Words

/// The shell around the reminder: it reads the clocks, tells the reminder what happened, runs its errands, and does what
/// it says.
///
/// Everything runs on the main queue, one thing at a time; nothing here decides anything about a dose.
final class Daemon {
    var reminder: Reminder
    var settings = Settings()
    /// Whether the settings are those of the file, or the defaults because there is none.
    var hasReadSettings = false
    var files: Files
    let journal: JournalWriter
    let supervisor = Supervisor()
    let store: StoreKeeper
    /// Where the person's files are read.
    let aside = Aside()
    private let clock: () -> Moment
    /// What came of opening the store before anything else, until the reminder asks for it.
    private var opening: StoreKeeper.Outcome?
    /// Set during start, in the order in which they are needed.
    private(set) var desktop: Desktop?
    private(set) var server: ControlServer?
    private(set) var hook: Hook?
    private(set) var loudspeaker: Loudspeaker?
    private let sounds: SoundSource
    let catalogs: Catalogs
    private var timer: WakeTimer?
    var clockSource: ReadSource?
    /// Why it is not noticed that the clock is set; nil when it is.
    var clockTrouble: Errno?
    private(set) var follower: FileFollower?
    private var watchdog: Watchdog?
    private(set) var sweeper: LedgerSweeper?
    private(set) var backups: Backups?
    /// Whether a file is being looked at that is to be the ledger.
    var isRestoring = false
    /// When the reminder wants to look again at the latest.
    private(set) var nextWake: Instant?
    let terminal: Terminal
    /// Whether the journal was told that nothing shows the alarms now.
    var isAbsenceTold = false
    /// What the journal was last told that the person is asked.
    var toldQuestions: [CourseQuestion] = []
    /// What the service manager and those who watch were told last that is no record, and the records that the latter were
    /// not told of yet.
    var (toldGlance, untold): (Glance?, [Record]?) = (nil, nil)
    /// The parts of which the person's command was told that they do not do their work.
    var toldTroubles: [Wire.Health.Part: Wire.Health.Code] = [:]
    /// Whether all was read that is read at the start.
    private(set) var isStarted = false
    /// When the alarm that is tried is over unanswered; nil while none is.
    var testEnd: Countdown?
    /// Why the zone of the plan cannot be read; nil when it can.
    var zoneTrouble: ZoneTrouble?
    /// The session that this process ends with; nil where something else ends it.
    var session: String?
    /// Ends this process.
    var end: () -> Void = {}
    /// What other computers of the person tell; nil where the settings name no folder.
    var sharing: Sharing?
    /// What wakes the machine, and holds it up; nil where the settings do not ask for it.
    var (awakener, sleepLock): (Awakener?, SleepLock?) = (nil, nil)
    /// The folder of the settings as this process began, and the number that followed the records told last.
    var (sharedAtStart, sharedNumber): (String?, Int64) = (nil, 0)
    /// Told of what was recorded, before anything is done about it.
    var recorded: ([Record]) -> Void = { _ in }

    /// - Parameters:
    ///   - sounds: what can sound; nothing unless it is said.
    ///   - catalogs: the translations; none unless it is said.
    ///   - clock: reads the clocks; nil for those of this machine.
    ///   - ledgerQueue: where records are written; nil for the loop itself, however long that takes.
    init(
        paths: Paths, plans: PlanReader, sounds: SoundSource = SoundSource([:]),
        catalogs: Catalogs = Catalogs([:]),
        terminal: Terminal = Terminal(), journal: JournalWriter? = nil,
        clock: (() -> Moment)? = nil, ledgerQueue: DispatchQueue? = nil
    ) throws(StartFailure) {
        do {
            self.clock = if let clock { clock } else { try SystemClock.reader() }
        } catch {
            throw .kernel(error)
        }
        files = Files(paths: paths, plans: plans)
        self.sounds = sounds
        self.catalogs = catalogs
        let zone = (try? plans.zones.zone(.local)) ?? .utc
        self.journal = journal ?? JournalWriter(zone: zone)
        self.terminal = terminal
        store = StoreKeeper(path: paths.ledger, queue: ledgerQueue, makesFolder: true)
        reminder = Reminder(zone: zone)
        aside.told = { [weak self] in self?.tellFilesHeldUp($0) }
        readSettings()
        reminder = Reminder(zone: zone, times: settings.alarm)
        // A second daemon ends here, before it has touched anything.
        let opening = store.open(today: zone.civil(at: now.wall).date)
        if case .inUse = opening { throw .alreadyRunning(store.path, pid: nil) }
        self.opening = opening
        store.lateEnded = { [weak self] in self?.openStoreAgain() }
    }

    var agenda: Agenda { reminder.agenda }

    /// What came of opening the store as the daemon was made; nil when it was asked for already.
    func takeOpening() -> StoreKeeper.Outcome? {
        defer { opening = nil }
        return opening
    }

    /// One look at the clocks.
    var now: Moment { clock() }
    var today: CivilDate { agenda.zone.civil(at: now.wall).date }

    // MARK: Starting

    /// Starts ringing; the control socket is listened on from here.
    func start(on socket: consuming FileDescriptor?) throws(StartFailure) {
        timer = WakeTimer { [weak self] in self?.handle(.clock) }
        let children = Children()
        hook = Hook(children) { [weak self] in self?.log($0) }
        loudspeaker = Loudspeaker(
            children, source: sounds, settings: { [weak self] in self?.settings ?? Settings() },
            log: { [weak self] in self?.log($0) })
        let desktop = Desktop(
            words: { [weak self] in self?.words ?? .plain }, remnants: "\(store.path)-shown",
            now: { [clock] in clock().boot }, log: { [weak self] in self?.log($0) },
            appeared: { [weak self] in
                self?.isAbsenceTold = false
                self?.handle(.display)
            },
            gone: { [weak self] in self?.tellStatus() },
            pressed: { [weak self] in self?.press($0) })
        self.desktop = desktop
        if !files.settingsProblems.isEmpty { warn(of: .settings) }
        watchKernel()
        sharedAtStart = sharedFolder
        share()
        followWake()
        desktop.connect()
        handle(.clock)
        // The plan's own zone is known now.
        watchFiles()
        readZone()
        if let socket { try serve(on: socket) }
        journal.write(.started, "dosed \(Release.version) is ready", .informational)
        supervisor.tell(.ready)
        watchdog = Watchdog(telling: supervisor) { [weak self] in self?.slack ?? .zero }
        backups = makeBackups()
        considerBackup()
        sweeper = LedgerSweeper(
            store, isIdle: { [weak self] in self?.isIdle ?? false },
            ended: { [weak self] in self?.endSweep() })
        sweeper?.start()
        isStarted = true
        tellStatus()
    }

    func serve(on socket: consuming FileDescriptor) throws(StartFailure) {
        do {
            server = try ControlServer(
                on: socket, log: { [weak self] in self?.log($0) },
                before: { [weak self] in self?.ringFirst() },
                answer: { [weak self] in self?.answer($0) ?? .none })
        } catch {
            throw .kernel(error)
        }
    }

    private func watchKernel() {
        watchClock()
        follower = FileFollower(
            log: { [weak self] in self?.log($0) },
            written: { [weak self] in
                self?.followShared($0)
                self?.followZone($0)
            },
            quiet: { [weak self] in self?.readChangedFiles($0) })
        let folder = File.folder(of: files.paths.plan)
        _ = aside.run {
            try? Folder.create(folder)
        } later: { _ in
        }
        watchFiles()
    }

    /// How long the loop may hang before a dose suffers from it.
    private var slack: Duration {
        guard let nextWake, agenda.ledger.ringingDoses.isEmpty else { return .zero }
        return nextWake - now.wall
    }

    // MARK: The loop

    /// Tells the reminder what happened, with its errands before and after; the reply, if it was a request.
    ///
    /// - Parameter changed: what on the disk is not as it was read; nil where somebody is to look.
    @discardableResult
    func handle(_ event: Event, seeing changed: [PersonFile: FileMark]? = nil) -> Reply? {
        if let changed = changed ?? changedFiles() { reminder.see(changed, at: now) }
        lookForArrivals()
        let now = now
        while let errand = reminder.nextErrand(at: now) { take(fetch(errand, at: now), at: now) }
        let reply = take(event, at: now)
        while let errand = reminder.nextFollowUp(at: now) { take(fetch(errand, at: now), at: now) }
        considerBackup()
        tellOthers()
        awaken()
        tellStatus()
        return reply
    }

    private func take(_ event: Event?, at now: Moment) {
        if let event { take(event, at: now) }
    }

    /// One turn: what is decided is committed, and then done.
    @discardableResult
    private func take(_ event: Event, at now: Moment) -> Reply? {
        let turn = reminder.decide(event, at: now)
        let records = turn.recordsToKeep
        let isSaved = records.isEmpty || store.append(records)
        let outcome = reminder.conclude(
            turn, isSaved ? .saved : store.isOpen ? .refused : .closed)
        followZone(after: event)
        for effect in outcome.effects {
            perform(effect)
            runHooks(for: effect, after: event, records)
        }
        if isSaved { runHooks(for: records) }
        return outcome.reply
    }

    /// What took so long is over: whether it was kept, and what can be read, is seen now.
    private func openStoreAgain() {
        guard !store.isOpen else { return }
        reminder.openStoreNext()
        handle(.clock)
    }

    /// The journal's times are those of the doses; that they are others is told, but of a start.
    private func followZone(after event: Event) {
        if reminder.isZoneReadable { zoneTrouble = nil }
        guard agenda.zone != journal.zone else { return }
        journal.zone = agenda.zone
        if case .storeOpened = event { return }
        journal.write(
            .zoneChanged, "the doses follow the time zone \(agenda.zone.name)", .notice)
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

    func log(_ message: String) {
        journal.write(.trouble, message, .warning)
        // Before the start there is nothing to be seen yet.
        if timer != nil { tellStatus() }
    }

    /// Ends cleanly: what is committed is committed, what is shown goes.
    func stop() {
        supervisor.tell(.stopping)
        server?.stop()
        desktop?.withdrawAll()
        loudspeaker?.stop()
        awakener?.awaken(at: nil)
        store.close()
        journal.write(
            .stopping, "dosed stops; no dose rings until it is started again", .informational)
    }
}
