/// What is the matter with a part of the program; the values are words by then.
package enum Trouble: Equatable {
    /// Below them stand the problems of the file.
    case planRefused(isInForce: Bool)
    case settingsRefused(areKept: Bool)
    case noPlan(String)
    case planGone(String)
    case filesUnnoticed(String, error: String)
    /// No answer is kept.
    case records(Records, file: String)
    /// What may have been taken, of which the records are lost.
    case doubtful([String], areLost: Bool)
    case damaged(String, damaged: Int, missing: Int, first: Int?, isIndexDamaged: Bool)
    case clockUnnoticed(error: String)
    case clockBeforeRelease
    case clockBeforeRecord(of: String?)
    case clockAhead
    case zoneUnreadable(String, zone: String, isInForce: Bool, error: String)
    case zoneDamaged(String, zone: String, isInForce: Bool, error: String)
    case commandHangs
    case paused(String?)
    case noServer
    case noPlayer, noSound
    case substituted(String)
    case unheard(players: [String])
    case entriesLost(Int, since: String?)
    case sharing(Sharing)
    case waking(Waking)

    /// Why computers of one person do not know of each other.
    package enum Sharing: Equatable {
        case absent(String)
        case unreadable(String, error: String)
        case unwritable(String, error: String)
        case damaged(String)
        case newer(String)
        case coursesDiffer([String], computer: String)
    }

    /// Why the machine cannot be woken.
    package enum Waking: Equatable {
        case forbidden, noClock
        case failed(error: String)
    }

    /// Why they cannot be written.
    package enum Records: Equatable {
        case inUse, held, replaced, other
        case owned(user: String)
        case newer(version: String, known: String)
        case foreign(id: String)
        case unsafe(pragma: String, found: String)
        case removed(error: String)
        case failed(error: String)
    }

    /// Of the program, by its word in the control protocol.
    package enum Part: String {
        case plan, settings, files, clock, zone, display, sound, command, waking, journal, sharing
        case records = "store"

        /// - Parameter word: one that the control protocol has.
        package init(word: String) {
            guard let part = Self(rawValue: word) else {
                preconditionFailure("Every part of the health has its words.")
            }
            self = part
        }
    }
}

extension StatusWords {
    package func trouble(with part: Trouble.Part, _ words: String) -> String {
        switch part {
        case .plan: tr("Trouble with the plan: %1$s", words)
        case .settings: tr("Trouble with the settings: %1$s", words)
        case .files: tr("Trouble with the files: %1$s", words)
        case .records: tr("Trouble with the records: %1$s", words)
        case .clock: tr("Trouble with the clock: %1$s", words)
        case .zone: tr("Trouble with the time zone: %1$s", words)
        case .display: tr("Trouble with the screen: %1$s", words)
        case .sound: tr("Trouble with the sound: %1$s", words)
        case .command: tr("Trouble with your command: %1$s", words)
        case .waking: tr("Trouble with the wake-up: %1$s", words)
        case .journal: tr("Trouble with the journal: %1$s", words)
        case .sharing: tr("Trouble with your other computers: %1$s", words)
        }
    }

    /// In one line.
    package func words(_ trouble: Trouble) -> String {
        switch trouble {
        case .planRefused(true): tr("the plan as it was stays in force:")
        case .planRefused(false): tr("no plan is in force:")
        case .settingsRefused(true): tr("the settings stay as they were:")
        case .settingsRefused(false): tr("the defaults are in force:")
        case .noPlan(let file):
            tr(
                "there is no plan: run dosectl setup, or write %1$s yourself, see dosed-plan(5)",
                file)
        case .planGone(let file):
            tr("%1$s is gone; the plan adopted last stays in force", file)
        case .filesUnnoticed(let file, let error):
            tr(
                "changes of %1$s are not noticed: %2$s; they count from the next alarm or status",
                file, error)
        case .records(let records, let file):
            tr("answers cannot be saved: %1$s", words(records, file))
        case .doubtful(let doses, true):
            tr(
                "records were lost, and these doses may have been taken and do not ring: %1$s; look into the pill box first",
                language.together(doses))
        case .doubtful(let doses, false):
            tr(
                "these doses may have been taken and do not ring: %1$s; look into the pill box first",
                language.together(doses))
        case .damaged(let file, let damaged, let missing, let first, let isIndexDamaged):
            tr(
                "%1$s: %2$s; doses ring all the same", file,
                language.together(
                    findings(damaged, missing, first: first, isIndexDamaged: isIndexDamaged)))
        case .clockUnnoticed(let error):
            tr("that it is set is not noticed at once: %1$s", error)
        case .clockBeforeRelease:
            tr(
                "It shows a time before this program was made. Set it, or connect to the network. Until then take your doses by another clock."
            )
        case .clockBeforeRecord(let date?):
            tr(
                "It shows a time before the last record, of %1$s. Set it, or connect to the network. Until then take your doses by another clock.",
                date)
        case .clockBeforeRecord(nil):
            tr(
                "It shows a time before the last record. Set it, or connect to the network. Until then take your doses by another clock."
            )
        case .clockAhead:
            tr(
                "It shows a time long after the last record. Set it, or connect to the network. Until then take your doses by another clock."
            )
        case .zoneUnreadable(let file, let zone, true, let error):
            tr(
                "the doses follow %1$s as it was: the time zone cannot be read: %2$s: %3$s; is its name right, and tzdata installed?",
                zone, file, error)
        case .zoneUnreadable(let file, _, false, let error):
            tr(
                "no dose rings: the time zone cannot be read: %1$s: %2$s; is its name right, and tzdata installed?",
                file, error)
        case .zoneDamaged(let file, let zone, true, let error):
            tr(
                "the doses follow %1$s as it was: the time zone cannot be read: %2$s is damaged (%3$s); reinstall tzdata",
                zone, file, error)
        case .zoneDamaged(let file, _, false, let error):
            tr(
                "no dose rings: the time zone cannot be read: %1$s is damaged (%2$s); reinstall tzdata",
                file, error)
        case .commandHangs:
            tr(
                "it does not end by itself, and the oldest is ended when the next one runs; see dosed-desktop(7)"
            )
        case .paused(let server?):
            tr(
                "%1$s is paused: alarms are not shown until it goes on, and come as sound and command only",
                server)
        case .paused(nil):
            tr(
                "the notification server is paused: alarms are not shown until it goes on, and come as sound and command only"
            )
        case .noServer: tr("no notification server: alarms are not shown on the desktop")
        case .noPlayer:
            tr(
                "alarms cannot be heard: neither paplay nor pw-play is there; install pulseaudio-utils or pipewire-bin"
            )
        case .noSound:
            tr(
                "alarms cannot be heard: the desktop has no sound of an alarm; install sound-theme-freedesktop"
            )
        case .substituted(let file):
            tr(
                "the sound that the settings name cannot be played; %1$s is heard instead", file)
        case .unheard(let players):
            tr(
                "the last alarm was not heard: %1$s failed; does this session have PipeWire or PulseAudio, and a loudspeaker?",
                language.list(players))
        case .entriesLost(let count, let since?):
            trn(
                "nobody takes its entries, %1$s was lost since %2$s; doses ring all the same",
                "nobody takes its entries, %1$s were lost since %2$s; doses ring all the same",
                count, "\(count)", since)
        case .entriesLost(let count, nil):
            trn(
                "nobody takes its entries, %1$s was lost; doses ring all the same",
                "nobody takes its entries, %1$s were lost; doses ring all the same", count,
                "\(count)")
        case .sharing(let sharing): words(sharing)
        case .waking(let waking): words(waking)
        }
    }

    private func words(_ waking: Trouble.Waking) -> String {
        switch waking {
        case .forbidden:
            tr(
                "the computer cannot be woken for a dose: neither dosed nor your service manager has the right to, which systemd 254 and later gives; see wake in dosed.toml(5)"
            )
        case .noClock:
            tr("the computer cannot be woken for a dose: it has no clock that wakes it")
        case .failed(let error):
            tr("the computer cannot be woken for a dose: %1$s", error)
        }
    }

    private func words(_ sharing: Trouble.Sharing) -> String {
        switch sharing {
        case .absent(let folder):
            tr(
                "%1$s is not there: what is answered on one computer is not known on the others; make the folder, or mount it",
                folder)
        case .unreadable(let folder, let error):
            tr(
                "%1$s cannot be read, and what is answered on the others is not known here: %2$s",
                folder, error)
        case .unwritable(let folder, let error):
            tr(
                "%1$s cannot be written, and what is answered here is not known on the others: %2$s",
                folder, error)
        case .damaged(let file):
            tr(
                "%1$s has lost lines, or some are damaged; what was read of it before stays, and its computer mends it at its next start",
                file)
        case .newer(let file):
            tr("%1$s is of a newer dosed, and is not read; install that here, too", file)
        case .coursesDiffer(let names, let computer):
            tr(
                "%1$s: the course was changed on %2$s and not here, and amounts may differ; say the same here, and compare with dosectl course",
                language.list(names), computer)
        }
    }

    /// What does not keep an answer from being saved.
    private func findings(
        _ damaged: Int, _ missing: Int, first: Int?, isIndexDamaged: Bool
    ) -> [String] {
        [
            damaged > 0
                ? trn(
                    "%1$s record is damaged", "%1$s records are damaged", damaged, "\(damaged)")
                : nil,
            missing > 0
                ? trn("%1$s record is missing", "%1$s records are missing", missing, "\(missing)")
                : nil,
            first.map { tr("the first is number %1$s", "\($0)") },
            isIndexDamaged ? tr("days of the past may be told incompletely") : nil,
        ].compactMap(\.self)
    }

    package func words(_ records: Trouble.Records, _ file: String) -> String {
        switch records {
        case .inUse: tr("%1$s: another dosed uses it", file)
        case .held: tr("another program has %1$s open; close it there", file)
        case .owned(let user):
            tr(
                "%1$s is user %2$s's, who could change what was taken; make it yours", file, user)
        case .newer(let version, let known):
            tr(
                "%1$s is of version %2$s, and this dosed knows versions up to %3$s; install a newer dosed",
                file, version, known)
        case .foreign(let id):
            tr("%1$s is another program's file (id %2$s); move it away", file, id)
        case .unsafe(let pragma, let found):
            tr(
                "the file system of %1$s cannot keep it safe; put it on a local disk (%2$s is %3$s)",
                file, pragma, found)
        case .replaced: tr("%1$s: it was removed or replaced while it was in use", file)
        case .removed(let error):
            tr("%1$s: it was removed, and cannot be written again: %2$s", file, error)
        case .failed(let error): trc("a file: an error", "%1$s: %2$s", file, error)
        case .other: file
        }
    }

    /// Below what a file is refused for, where its problems cannot be told.
    package var changedSince: String {
        tr("the file has changed since, or cannot be read here; see dosectl check")
    }

    /// Where the system does not say why something failed.
    package var noReason: String { tr("it does not say why") }

    package func doubtful(_ dose: String, of time: String) -> String {
        tr("%1$s of %2$s", dose, time)
    }
}
