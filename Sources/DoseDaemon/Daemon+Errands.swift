import DoseCore
import Installation

/// What is fetched for the reminder.
extension Daemon {
    /// - Returns: nil where it is held up, and is handed in when it is there.
    func fetch(_ errand: Errand, at now: Moment) -> Event? {
        switch errand {
        case .openStore(let today): openStore(today: today)
        case .readLedger(let today, let countsIntakes):
            .ledgerRead(ledger(today: today, countsIntakes: countsIntakes))
        case .readPlanFile: readPlanFile(at: now)
        case .readSettings: readSettingsFile()
        case .readZone(let name): .zone(name, zone(name))
        }
    }

    private func openStore(today: CivilDate) -> Event {
        let outcome = takeOpening() ?? store.open(today: today)
        logNews()
        switch outcome {
        case .opened(let ledger):
            sweeper?.start()
            guard let content = content(ledger, today: today, isLost: store.takeLoss()) else {
                return .storeUnavailable(.unknown)
            }
            return .storeOpened(content)
        case .readable(let ledger):
            let content = content(ledger, today: today, isLost: false)
            return .storeUnavailable(content.map { .readable($0) } ?? .unknown)
        case .unavailable, .inUse:
            return .storeUnavailable(store.isFirst ? .none : .unknown)
        }
    }

    /// Nil when what its plan needs cannot be read.
    private func content(_ ledger: Ledger, today: CivilDate, isLost: Bool) -> StoreContent? {
        let plan = ledger.plan.flatMap { Files.plan(of: $0.plan) }
        var ledger = ledger
        if plan?.countsIntakes ?? false {
            guard let whole = self.ledger(today: today, countsIntakes: true) else { return nil }
            ledger = whole
        }
        return StoreContent(
            ledger: ledger, plan: plan, zone: plan.flatMap { zone($0.zone) }, isLost: isLost)
    }

    func ledger(today: CivilDate, countsIntakes: Bool) -> Ledger? {
        switch store.reload(today: today, countsIntakes: countsIntakes) {
        case .opened(let ledger), .readable(let ledger): ledger
        case .unavailable, .inUse: nil
        }
    }

    /// The way to it may be another one by now.
    private func readPlanFile(at now: Moment) -> Event? {
        follow(files.paths.plan)
        return planFile(at: now).map { .planFile($0) }
    }

    private func readSettingsFile() -> Event {
        follow(files.paths.settings)
        readSettings()
        return .alarmTimes(settings.alarm)
    }

    func logNews() {
        for news in store.drainNews() { journal.write(news.event, news.message, news.priority) }
    }
}
