import DoseCore
import Linux
import Systemd

/// What the person's files lead to.
extension Daemon {
    func watchFiles() {
        watch(files.paths.plan)
        watch(files.paths.settings)
        watch(files.zones.path(of: agenda.plan?.zone ?? .local))
        if let bus = files.paths.bus { watch(bus) }
    }

    func watch(_ path: String) {
        do {
            try fileWatch?.watch(path)
        } catch {
            log("changes of \(path) will not be noticed: \(error.text)")
        }
    }

    func filesChanged(_ paths: Set<String>) {
        if paths.contains(files.paths.settings) { adoptSettings() }
        if paths.contains(files.paths.plan) { readPlan() }
        if let bus = files.paths.bus, paths.contains(bus) { desktop?.connect() }
        readZone()
    }

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
            let problem = files.settingsProblems.first ?? files.paths.settings
            journal.write(.settingsRefused, "the settings stay as they were: \(problem)", .error)
            return
        }
        self.settings = settings
        journal.detail = settings.journal
    }

    private func adoptSettings() {
        readSettings()
        handle(.alarmTimes(settings.alarm))
    }

    func readPlan() {
        switch files.readPlan() {
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
            tell(files.planProblems, as: .planRefused, .error)
            desktop?.tell(refusedPlan)
        case .valid(let plan, let text, let zone):
            isPlanFileAbsent = false
            tell(files.planWarnings, as: .trouble, .warning)
            watch(files.zones.path(of: plan.zone))
            guard plan != agenda.plan || (store.isOpen && store.hasLoss) else { return }
            // Of a ledger that cannot be read it is not known either what was taken.
            let isUnread = !store.isOpen && agenda.plan == nil
            if zone != agenda.zone { adopt(zone) }
            handle(.plan(plan, text, afterLoss: store.takeLoss() || isUnread))
        }
    }

    /// What is found in a plan quotes it.
    private func tell(
        _ findings: [String], as event: JournalEvent, _ priority: JournalEntry.Priority
    ) {
        guard journal.detail == .private, !findings.isEmpty else {
            return findings.forEach { journal.write(event, $0, priority) }
        }
        let count = findings.count == 1 ? "a problem" : "\(findings.count) problems"
        journal.write(event, "the plan has \(count); see dosectl check", priority)
    }

    private var refusedPlan: Notification {
        let count = files.planProblems.count
        let rest = agenda.plan == nil ? "No dose rings." : "The plan as it was stays in force."
        return Notification(
            summary: "The plan has \(count) \(count == 1 ? "error" : "errors")",
            body: "\(rest) See: dosectl check", urgency: .normal)
    }

    private func readZone() {
        guard let plan = agenda.plan else { return }
        do {
            let zone = try files.zones.zone(plan.zone)
            if zone != agenda.zone { adopt(zone) }
        } catch {
            journal.write(.trouble, Files.words(error), .error)
        }
    }

    private func adopt(_ zone: Zone) {
        journal.zone = zone
        journal.write(.zoneChanged, "the doses follow the time zone \(zone.name)", .notice)
        handle(.zone(zone))
    }
}
