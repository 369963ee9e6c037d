package import DoseCore

/// What is fetched for the reminder.
extension World {
    mutating func fetch(_ errand: Errand) -> Event {
        switch errand {
        case .openStore(let today): openStore(today: today)
        case .readLedger(let today, let countsIntakes):
            .ledgerRead(
                isStoreClosed
                    ? nil : content(of: read(today: today, countsIntakes: countsIntakes)))
        case .readPlanFile: .planFile(readPlanFile())
        case .readArrivals: .arrived(readMail())
        case .readSettings: .alarmTimes(times)
        case .readZone(let zone): .zone(zone, data(of: zone))
        }
    }

    private mutating func openStore(today: CivilDate) -> Event {
        guard isStoreThere, isStoreWritable || !isStoreClosed else {
            isStoreClosed = true
            // One that lost its end is not believed.
            guard isStoreReadable, !isLossOpen else {
                return .storeUnavailable(.unknown)
            }
            return .storeUnavailable(.readable(content(today: today)))
        }
        let wasClosed = isStoreClosed
        isStoreClosed = false
        // It holds something else than the daemon saw saved, as after an error of the disk that it survived.
        let saved = agenda.ledger.nextNumber - Int64(agenda.unsaved.count)
        let isLost = isLossOpen
        let isContinued = wasClosed && !isLost && saved == folded.nextNumber
        if wasClosed, !isContinued { runs += 1 }
        let kept = offered
        let content = content(today: today, isLost: isLost)
        if isContinued { offered = kept }
        return .storeOpened(content)
    }

    private mutating func content(today: CivilDate, isLost: Bool = false) -> StoreContent {
        let countsIntakes = folded.texts.values.contains { plans[$0]?.countsIntakes ?? false }
        var content = content(
            of: read(today: today, countsIntakes: countsIntakes, isStart: true))
        content.isLost = isLost
        return content
    }

    private func content(of ledger: Ledger) -> StoreContent {
        let plan = ledger.plan.flatMap { plans[$0.plan] }
        return StoreContent(
            ledger: ledger, plan: plan, earlier: ledger.texts.compactMapValues { plans[$0] },
            zone: plan.flatMap { data(of: $0.zone) })
    }

    /// What on the disk is not as it was read.
    var changedFiles: [PersonFile: FileMark] {
        if planFileNumber == planFileRead { return [:] }
        if planFileState == .gone { return [.plan: .absent] }
        let changed = planFileWritten.milliseconds * 1_000_000
        return [
            .plan: .file(
                device: 1, inode: planFileNumber, size: 1, modified: changed, changed: changed)
        ]
    }

    mutating func readPlanFile() -> PlanFileContent {
        planFileRead = planFileNumber
        planFileSeen = nil
        return planFileContent
    }

    var planFileContent: PlanFileContent {
        guard planFileState != .gone, let text = planFile else { return .absent }
        guard planFileState == .whole, let plan = plans[text] else { return .refused }
        return data(of: plan.zone).map { .valid(plan, text, in: $0) } ?? .withoutZone
    }

    /// The data of a zone as they can be read now.
    func data(of zone: PlanZone) -> Zone? { hasZoneData ? self.zone(of: zone) : nil }

    /// The clocks by which a plan's times are meant.
    package func zone(of zone: PlanZone) -> Zone {
        switch zone {
        case .local: localZone
        case .named(let name): zones(name)
        }
    }
}
