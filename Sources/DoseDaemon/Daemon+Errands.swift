import Dispatch
import DoseCore
import Installation
import Systemd

/// What is fetched for the reminder.
extension Daemon {
    /// - Returns: nil where it is held up, and is handed in when it is there.
    func fetch(_ errand: Errand, at now: Moment) -> Event? {
        switch errand {
        case .openStore(let today): openStore(today: today)
        case .readLedger(let today, let countsIntakes):
            .ledgerRead(
                ledger(today: today, countsIntakes: countsIntakes).map { content(of: $0) })
        case .readArrivals: .arrived(readArrivals(at: now))
        case .readPlanFile: readPlanFile(at: now)
        case .readSettings: readSettingsFile()
        case .readZone(let name): .zone(name, zone(name))
        }
    }

    private func openStore(today: CivilDate) -> Event {
        let outcome = takeOpening() ?? store.open(today: today)
        sharing?.forget()
        logNews()
        switch outcome {
        case .opened(let ledger):
            sweeper?.start()
            guard let content = content(ledger, today: today, isLost: store.takeLoss()) else {
                return .storeUnavailable(.unknown)
            }
            return .storeOpened(content)
        case .readable(let ledger):
            startAgainIfItHelps()
            let content = content(ledger, today: today, isLost: false)
            return .storeUnavailable(content.map { .readable($0) } ?? .unknown)
        case .unavailable, .inUse:
            startAgainIfItHelps()
            return .storeUnavailable(store.isFirst ? .none : .unknown)
        }
    }

    /// Nil when what its plans need cannot be read.
    private func content(_ ledger: Ledger, today: CivilDate, isLost: Bool) -> StoreContent? {
        var content = content(of: ledger)
        if content.earlier.values.contains(where: \.countsIntakes) {
            guard let whole = self.ledger(today: today, countsIntakes: true) else { return nil }
            content.ledger = whole
        }
        content.isLost = isLost
        return content
    }

    private func content(of ledger: Ledger) -> StoreContent {
        let plans = ledger.texts.compactMapValues { Files.plan(of: $0) }
        let plan = ledger.plan.flatMap { plans[$0.record] }
        return StoreContent(
            ledger: ledger, plan: plan, earlier: plans, zone: plan.flatMap { zone($0.zone) })
    }

    func ledger(today: CivilDate, countsIntakes: Bool) -> Ledger? {
        switch store.reload(today: today, countsIntakes: countsIntakes) {
        case .opened(let ledger), .readable(let ledger): ledger
        case .unavailable, .inUse: nil
        }
    }

    /// Ends where another start could write to the ledger, and this process cannot: nothing is due meanwhile.
    func startAgainIfItHelps() {
        guard !store.isHeldUp, store.folder?.isLocked ?? false else { return }
        endIfNothingIsDue(
            "the ledger's folder was not there at the start, and the sandbox keeps it from being "
                + "written: dosed starts again")
    }

    /// Whoever started this process starts it again, in a sandbox of its own.
    func endIfNothingIsDue(_ reason: String) {
        let now = now
        let due = agenda.situation(at: now).nextDose?.due
        guard due.map({ $0 - now.wall > .seconds(5) }) ?? true else { return }
        journal.write(.trouble, reason, .warning)
        DispatchQueue.main.async { [weak self] in self?.end() }
    }

    // MARK: The sweep

    /// Whether no alarm comes up while a few records are looked at.
    var isIdle: Bool { nextWake.map { $0 - now.wall > .milliseconds(100) } ?? true }

    func endSweep() {
        let isReadWrong = store.damage?.isIndexDamaged ?? !store.isOpen
        logNews()
        guard isReadWrong else { return }
        let errand = Errand.readLedger(
            today: today,
            countsIntakes: agenda.countsIntakes)
        if let event = fetch(errand, at: now) { handle(event) }
    }

    func logNews() {
        for news in store.drainNews() { journal.write(news.event, news.message, news.priority) }
    }

    // MARK: The files

    /// The way to it may be another one by now.
    private func readPlanFile(at now: Moment) -> Event? {
        follow(files.paths.plan)
        return planFile(at: now).map { .planFile($0) }
    }

    private func readSettingsFile() -> Event {
        follow(files.paths.settings)
        changeSettings { readSettings() }
        return .alarmTimes(settings.alarm)
    }
}
