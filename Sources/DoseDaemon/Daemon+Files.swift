import Dispatch
import DoseCore
import Installation
import Linux
import PlanFile
import Systemd

/// What the person's files lead to.
extension Daemon {
    func watchFiles() {
        watch(files.paths.plan)
        watch(files.paths.settings)
        watch(files.zones.path(of: adoptedPlan?.zone ?? .local))
        if let bus = files.paths.bus { watch(bus) }
    }

    /// The plan in force, or the one that will be as soon as its zone can be read.
    private var adoptedPlan: Plan? {
        agenda.plan ?? agenda.ledger.plan.flatMap { Files.plan(of: $0.plan) }
    }

    func watch(_ path: String) {
        do {
            try fileWatch?.watch(path)
        } catch {
            log("changes of \(path) will not be noticed: \(error.text)")
        }
    }

    /// Notes what is to be read again, and reads it when the files have been quiet for a moment.
    ///
    /// Many programs empty a file before they write it; what it holds in between is nobody's plan.
    func filesChanged(_ changes: FileWatch.Changes) {
        // What else is written in their folders keeps them from being read no longer.
        guard changes != FileWatch.Changes() else { return }
        for path in changes.lost {
            try? Folder.create(File.folder(of: path))
            watch(path)
        }
        changedFiles.formUnion(changes.changed.union(changes.lost))
        followZone(changes)
        let number = changeNumber + 1
        changeNumber = number
        DispatchQueue.main.asyncAfter(deadline: .now() + Self.quietTime) { [weak self] in
            guard let self, changeNumber == number else { return }
            readChangedFiles()
        }
    }

    /// A zone is followed as soon as its file is whole, which half a file never is; what is wrong with one is told when it
    /// has been quiet.
    private func followZone(_ changes: FileWatch.Changes) {
        guard let plan = agenda.plan, changes.changed.contains(files.zones.path(of: plan.zone)),
            let zone = try? files.zones.zone(plan.zone), zone != agenda.zone
        else { return }
        adopt(zone)
    }

    private func readChangedFiles() {
        defer { changedFiles = [] }
        if changedFiles.contains(files.paths.settings) { adoptSettings() }
        if changedFiles.contains(files.paths.plan) { readPlan() }
        if let bus = files.paths.bus, changedFiles.contains(bus) { desktop?.connect() }
        readZone()
    }

    private static let quietTime: DispatchTimeInterval = .milliseconds(300)

    /// Reads all files again, as at SIGHUP.
    func reload() {
        _ = try? Service.notify(.reloading)
        watchFiles()
        adoptSettings()
        readPlan()
        readZone()
        _ = try? Service.notify(.ready, .status(statusLine))
    }

    func readSettings() {
        guard let settings = files.readSettings() else {
            for problem in files.settingsProblems {
                journal.write(
                    .settingsRefused, "\(settingsInForce): \(problem.message)", .error)
            }
            return
        }
        self.settings = settings
        hasReadSettings = true
        journal.detail = settings.journal
    }

    /// What holds while the settings file has a problem.
    var settingsInForce: String {
        hasReadSettings ? "the settings stay as they were" : "the defaults are in force"
    }

    private func adoptSettings() {
        readSettings()
        handle(.alarmTimes(settings.alarm))
    }

    func readPlan() {
        switch files.readPlan(at: now.wall) {
        case .absent:
            if !isPlanFileAbsent {
                journal.write(
                    agenda.plan == nil ? .planRefused : .trouble,
                    agenda.plan == nil
                        ? "there is no plan yet: write \(files.paths.plan), see dosed-plan(5)"
                        : "\(files.paths.plan) is gone; the plan adopted last stays in force",
                    .warning)
            }
            isPlanFileAbsent = true
        case .refused:
            isPlanFileAbsent = false
            log(files.planProblems, as: .planRefused, .error)
            desktop?.warn(refusedPlan)
        case .valid(let found):
            let (plan, zone) = (found.plan, found.zone)
            isPlanFileAbsent = false
            desktop?.endWarning()
            log(found.warnings + found.profileProblems, as: .trouble, .warning)
            watch(files.zones.path(of: plan.zone))
            guard plan != agenda.plan || (store.isOpen && store.hasLoss) else { return }
            // Of a ledger that cannot be read it is not known either what was taken; one that cannot be begun is no loss.
            let isUnread = !store.isOpen && agenda.plan == nil && !store.isFirst
            if zone != agenda.zone { log(zone) }
            let countedBefore = agenda.plan?.countsIntakes ?? false
            handle(.plan(plan, found.text, in: zone, afterLoss: store.takeLoss() || isUnread))
            // What was taken long ago counts from now on, and was not asked of the store until now.
            if plan.countsIntakes, !countedBefore {
                reloadLedger()
                handle(.clock)
            }
        }
    }

    /// What is found in a plan quotes it.
    private func log(
        _ findings: [FileProblem], as event: JournalEvent, _ priority: JournalEntry.Priority
    ) {
        guard journal.detail == .private, !findings.isEmpty else {
            return findings.forEach { journal.write(event, $0.message, priority) }
        }
        let count = findings.count == 1 ? "a problem" : "\(findings.count) problems"
        journal.write(event, "the plan has \(count); see dosectl check", priority)
    }

    private var refusedPlan: Notification {
        let count = files.planProblems.count(where: \.isError)
        let rest = agenda.plan == nil ? "No dose rings." : "The plan as it was stays in force."
        return Notification(
            summary: "The plan has \(count) \(count == 1 ? "error" : "errors")",
            body: "\(rest) See: dosectl check", urgency: .normal)
    }

    func readZone() {
        guard let plan = adoptedPlan else {
            zoneTrouble = nil
            return
        }
        do throws(ZoneSource.Failure) {
            let zone = try files.zones.zone(plan.zone)
            let wasInTrouble = zoneTrouble != nil
            zoneTrouble = nil
            if agenda.plan == nil {
                watch(files.zones.path(of: plan.zone))
                resume(agenda.ledger)
                handle(.clock)
            } else if zone != agenda.zone {
                adopt(zone)
            }
            // It may have been refused for want of its zone.
            if wasInTrouble { readPlan() }
        } catch {
            if zoneTrouble != error { journal.write(.trouble, error.words, .error) }
            zoneTrouble = error
            tryZoneAgain()
        }
    }

    /// Nobody tells of a folder that comes back, as in the upgrade of a package.
    private func tryZoneAgain() {
        guard !isTryingZone else { return }
        isTryingZone = true
        DispatchQueue.main.asyncAfter(deadline: .now() + zoneRetry) { [weak self] in
            guard let self else { return }
            isTryingZone = false
            if zoneTrouble != nil { readZone() }
        }
    }

    private func adopt(_ zone: Zone) {
        log(zone)
        handle(.zone(zone))
    }

    private func log(_ zone: Zone) {
        journal.zone = zone
        journal.write(.zoneChanged, "the doses follow the time zone \(zone.name)", .notice)
    }
}
