import DoseCore
import Installation
import Linux
import PlanFile
import Systemd
import Words

/// What the person's files lead to.
extension Daemon {
    func watchFiles() {
        follow(files.paths.plan)
        follow(files.paths.settings)
        follower?.follow(files.zones.path(of: reminder.plan?.zone ?? .local))
        if let bus = files.paths.bus { follower?.follow(bus) }
    }

    /// The way to a file is not walked while it is held up; it is when it was read.
    func follow(_ path: String) {
        if !aside.isHeldUp { follower?.follow(path) }
    }

    func tellFilesHeldUp(_ isHeldUp: Bool) {
        let folder = File.folder(of: files.paths.plan)
        log(
            isHeldUp
                ? "\(folder) does not answer: doses ring by what was read before"
                : "\(folder) answers again")
    }

    /// A zone is followed as soon as its file is whole, which half a file never is; what is wrong with one is told when it
    /// has been quiet.
    func followZone(_ written: Set<String>) {
        files.note(written: written)
        // A link that is made anew is gone for an instant, and that is no zone.
        guard let name = agenda.plan?.zone, written.contains(files.zones.path(of: name)),
            !files.zones.isAbsent(name), let zone = try? files.readZone(name)
        else { return }
        handle(.zone(name, zone))
    }

    func readChangedFiles(_ changed: Set<String>) {
        if changed.contains(files.paths.settings), files.isUnread(files.paths.settings) {
            adoptSettings()
        }
        if changed.contains(files.paths.plan), files.isUnread(files.paths.plan) { readPlan() }
        if let bus = files.paths.bus, changed.contains(bus) {
            desktop?.connect()
            awakener?.connect()
        }
        readZone()
    }

    /// Reads all files again, as at SIGHUP.
    func reload() {
        supervisor.tell(.reloading)
        watchFiles()
        adoptSettings()
        readPlan()
        readZone()
        supervisor.tell(.ready)
    }

    /// As they are in a moment, or else later.
    func readSettings() {
        let read = aside.run(files.settingsReading()) { [weak self] in
            guard let self else { return }
            follow(files.paths.settings)
            adopt($0)
        }
        if let read { take(read) }
    }

    private func take(_ read: Files.Read<Judgement<Settings>>) {
        if let settings = files.take(read) {
            self.settings = settings
            hasReadSettings = true
        }
        speak()
        tellSettings()
    }

    /// In the language of the settings, or else of the session.
    private func speak() {
        let wanted = settings.language.map { [$0] } ?? catalogs.languages
        let spoken = Language.open(wanted, in: catalogs.folders)
        if let language = settings.language, !language.isEnglish, spoken == nil {
            journal.write(
                .trouble,
                "there is no translation '\(language)': alarms and notices are in English",
                .warning)
        }
    }

    /// Tells what is wrong with the settings that were just read, if anything is.
    func tellSettings() {
        guard files.settingsProblems.isEmpty else {
            for problem in files.settingsProblems {
                journal.write(
                    .settingsRefused, "\(settingsInForce): \(problem.message)", .error)
            }
            warn(of: .settings)
            return
        }
        desktop?.endWarning(of: .settings)
        journal.detail = settings.journal
    }

    /// What on the disk is not as it was read; nil where that is not seen in a moment, and is told later.
    func changedFiles() -> [PersonFile: FileMark]? {
        guard !aside.isHeldUp else { return nil }
        return aside.run(files.looking) { [weak self] in
            guard let self else { return }
            handle(.clock, seeing: files.changed(by: $0))
        }.map { files.changed(by: $0) }
    }

    /// Whoever is told what is in force is told what is on the disk.
    func look() {
        if sharing?.isChanged ?? false { handle(.clock) }
        if let changed = changedFiles(), !changed.isEmpty { handle(.clock, seeing: changed) }
    }

    /// What holds while the settings file has a problem.
    var settingsInForce: String {
        hasReadSettings ? "the settings stay as they were" : "the defaults are in force"
    }

    private func adoptSettings() {
        let read = aside.run(files.settingsReading()) { [weak self] in self?.adopt($0) }
        if let read { adopt(read) }
    }

    private func adopt(_ read: Files.Read<Judgement<Settings>>) {
        changeSettings { take(read) }
        handle(.alarmTimes(settings.alarm))
    }

    /// What follows from other settings, but for the times of the alarms.
    func changeSettings(_ read: () -> Void) {
        let before = settings
        read()
        if settings.sound == .silent { loudspeaker?.stop() }
        share()
        followWake()
        if settings.isPrivate != before.isPrivate || settings.language != before.language {
            desktop?.refresh()
        }
    }

    private func readPlan() {
        if let content = planFile(at: now) { handle(.planFile(content)) }
    }

    /// What the plan file holds; nil where that is not known in a moment, and is told later.
    func planFile(at now: Moment) -> PlanFileContent? {
        aside.run(files.planReading(at: now.wall)) { [weak self] in
            guard let self else { return }
            let content = files.take($0)
            // The way to it may be another one by now.
            follow(files.paths.plan)
            handle(.planFile(content))
        }.map { files.take($0) }
    }

    func readZone() {
        if let name = reminder.plan?.zone { handle(.zone(name, zone(name))) }
    }

    /// The data of a zone; why they cannot be read is told when it becomes so.
    func zone(_ name: PlanZone) -> Zone? {
        do throws(ZoneSource.Failure) {
            let zone = try files.readZone(name)
            zoneTrouble = nil
            return zone
        } catch {
            if zoneTrouble != error { journal.write(.trouble, error.words, .error) }
            zoneTrouble = error
            return nil
        }
    }

    /// Logs what the plan file was found to hold.
    func log(_ content: PlanFileContent) {
        switch content {
        case .absent:
            let isInForce = agenda.plan != nil
            journal.write(
                isInForce ? .trouble : .planRefused,
                isInForce
                    ? "\(files.paths.plan) is gone; the plan adopted last stays in force"
                    : "there is no plan yet: run dosectl setup, or write \(files.paths.plan)",
                .warning)
            guard !isInForce else { break }
            desktop?.warn(of: .plan) { [weak self] in (self?.words ?? .plain).noPlan }
        case .refused, .withoutZone:
            log(files.planProblems, as: .planRefused, .error)
            warn(of: .plan)
        case .valid(let plan, _, _):
            desktop?.endWarning(of: .plan)
            log(files.planWarnings, as: .trouble, .warning)
            follower?.follow(files.zones.path(of: plan.zone))
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

    /// Tells on the screen that a file is refused, in the words of now.
    func warn(of file: PersonFile) {
        let problems = file == .settings ? files.settingsProblems : files.planProblems
        let isInForce = file == .settings ? hasReadSettings : agenda.plan != nil
        let count = problems.count(where: \.isError)
        desktop?.warn(of: file) { [weak self] in
            (self?.words ?? .plain).refused(file, errors: count, isInForce: isInForce)
        }
    }
}
