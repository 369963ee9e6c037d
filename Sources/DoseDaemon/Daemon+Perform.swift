import ControlProtocol
import DoseCore
import Systemd
import Words

extension Daemon {
    /// Does one thing that the agenda said is to be done; what is recorded is on the disk already.
    func perform(_ effect: Effect) {
        switch effect {
        case .recorded(let records, let isSaved):
            publish(records, isSaved: isSaved)
        case .show(let alarm):
            desktop?.show(alarm)
            loudspeaker?.show(alarm)
            if alarm.call != .silent { ring(alarm) }
        case .withdraw(let id):
            desktop?.withdraw(id)
            loudspeaker?.withdraw(id)
        case .notify(let notice):
            write(notice)
            show(notice)
            tellTerminal(words.notice(notice))
        case .foretell(let changes): foretell(changes)
        case .ask(let questions):
            ask(questions)
        case .askDiary(let questions):
            desktop?.ask(questions)
            if !questions.isEmpty {
                tellTerminal(words.diary(questions, nonce: "", hasButtons: false))
            }
        case .planFile(let content):
            log(content)
        case .wake(let instant):
            arm(at: instant)
        }
    }

    private func show(_ notice: Notice) {
        if case .missed(let missed, _) = notice,
            missed.contains(where: { $0.cause == .unattended })
        {
            desktop?.offer(missed.map(\.dose.id)) { [weak self] nonce in
                (self?.words ?? .plain).notice(notice, nonce: nonce)
            }
        } else {
            desktop?.notify { [weak self] in (self?.words ?? .plain).notice(notice) }
        }
    }

    private func foretell(_ changes: [Foretold]) {
        guard !changes.isEmpty else {
            desktop?.endForetelling()
            return
        }
        desktop?.foretell { [weak self] in (self?.words ?? .plain).foretold(changes) }
        tellTerminal(words.foretold(changes))
    }

    var words: NotificationWords { words(in: .person, by: settings) }

    private func words(in language: Language, by settings: Settings) -> NotificationWords {
        NotificationWords(
            language, settings: settings, zone: agenda.zone, name: { self.name($0) },
            today: today,
            mostAtStop: files.mostAtStop,
            isSoundPlayed: loudspeaker?.isAble ?? false)
    }

    var hasDesktop: Bool { desktop?.isThere ?? false }

    var ringsInTerminal: Bool { terminal.rings(besideDesktop: hasDesktop) }

    /// Tells it what the desktop does not show.
    func tellTerminal(_ notification: @autoclosure () -> Notification) {
        if ringsInTerminal, !terminal.notify(notification()) { journal.lose() }
    }

    private func publish(_ records: [Record], isSaved: Bool) {
        // What others said long ago was told there.
        let now = now.wall
        let told = records.filter { $0.provenance.map { $0.isNews(at: now) } ?? true }
        for record in told { journal.write(record, name: name) }
        if !isSaved { logNews() }
        recorded(records)
        untold = (untold ?? []) + told
    }

    private func ring(_ alarm: Alarm) {
        if ringsInTerminal,
            !terminal.ring(words.alarm(alarm, nonce: "", hasButtons: false))
        {
            journal.lose()
        }
        if !hasDesktop { tellAbsence(of: alarm) }
    }

    /// Not at the first ring: a server may just be starting, as at the start of a session.
    private func tellAbsence(of alarm: Alarm) {
        guard alarm.call != .first, !isAbsenceTold else { return }
        isAbsenceTold = true
        journal.write(
            .trouble, "no notification server is there: alarms are not shown until one is",
            .critical)
    }

    private func write(_ notice: Notice) {
        switch notice {
        // Each record is an entry of its own.
        case .missed, .review, .ended, .stock: break
        case .planChanged, .medicationsReplaced: write(notice, as: .planChanged)
        case .ledgerLost: write(notice, as: .ledgerLost)
        case .ledgerUnreadable: write(notice, as: .storeFailed)
        case .storeFailed:
            logNews()
        // Each record is an entry of its own.
        case .settledElsewhere, .movedElsewhere: break
        case .takenTwice: write(notice, as: .takenTwice)
        case .storeHealed:
            journal.write(.storeHealed, "answers are saved again", .notice)
        case .clock(.trusted):
            journal.write(.clockTrusted, "the clock can be right again; doses ring", .notice)
        case .clock:
            journal.write(
                .clockDoubted, journalWords.notice(notice).onOneLine, .critical)
        }
    }

    /// A notice as the desktop has it, without its names where the journal is private.
    private func write(_ notice: Notice, as event: JournalEvent) {
        journal.write(event, journalWords.notice(notice).onOneLine, .notice)
    }

    /// In English, for it is searched; without names where the journal is private.
    var journalWords: NotificationWords {
        var settings = settings
        settings.isPrivate = settings.journal == .private
        return words(in: .english, by: settings)
    }

    /// The name of a medication for people; its key where the plan does not know it.
    func name(_ key: Medication.Key) -> String { agenda.plan?.medication(key)?.name ?? key }
}
