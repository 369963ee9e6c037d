import DoseCore

/// What is fetched for the reminder.
extension Daemon {
    func fetch(_ errand: Errand, at now: Moment) -> Event {
        switch errand {
        case .openStore(let today): openStore(today: today)
        case .readLedger(let today, let countsIntakes):
            .ledgerRead(ledger(today: today, countsIntakes: countsIntakes))
        case .readPlanFile: .planFile(files.readPlan(at: now.wall))
        case .readZone(let name): .zone(name, zone(name))
        }
    }

    private func openStore(today: CivilDate) -> Event {
        let outcome = takeOpening() ?? store.open(today: today)
        logNews()
        guard case .opened(let opened) = outcome else {
            return .storeUnavailable(isFirst: store.isFirst)
        }
        sweeper?.start()
        let plan = opened.plan.flatMap { Files.plan(of: $0.plan) }
        var ledger = opened
        if plan?.countsIntakes ?? false {
            guard let whole = self.ledger(today: today, countsIntakes: true) else {
                return .storeUnavailable(isFirst: false)
            }
            ledger = whole
        }
        return .storeOpened(
            StoreContent(
                ledger: ledger, plan: plan, zone: plan.flatMap { zone($0.zone) },
                isLost: store.takeLoss()))
    }

    func ledger(today: CivilDate, countsIntakes: Bool) -> Ledger? {
        guard case .opened(let ledger) = store.reload(today: today, countsIntakes: countsIntakes)
        else { return nil }
        return ledger
    }

    func logNews() {
        for news in store.drainNews() { journal.write(news.event, news.message, news.priority) }
    }
}
