/// What `dosectl doctor` says of an installation; the values are words by then.
package struct DoctorWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// What is looked at, in the order in which it is told: from what starts the program to what it wrote down.
    package enum Check: String, CaseIterable, Sendable {
        case service, lingering, daemon, plan, settings, files, store, copies, clock, zone, display
        case sound, alarms, command, waking, journal, sharing
    }

    package var good: String { trc("what was looked at", "good") }
    package var notable: String { trc("what was looked at", "note") }
    package var bad: String { trc("what was looked at", "bad") }

    package func label(_ check: Check) -> String {
        switch check {
        case .service: trc("what was looked at", "service")
        case .lingering: trc("what was looked at", "log-out")
        case .daemon: trc("what was looked at", "daemon")
        case .plan: trc("what was looked at", "plan")
        case .settings: trc("what was looked at", "settings")
        case .files: trc("what was looked at", "files")
        case .store: trc("what was looked at", "records")
        case .copies: trc("what was looked at", "copies")
        case .clock: trc("what was looked at", "clock")
        case .zone: trc("what was looked at", "time zone")
        case .display: trc("what was looked at", "screen")
        case .sound: trc("what was looked at", "sound")
        case .alarms: trc("what was looked at", "alarms")
        case .command: trc("what was looked at", "command")
        case .waking: trc("what was looked at", "wake-up")
        case .journal: trc("what was looked at", "journal")
        case .sharing: trc("what was looked at", "computers")
        }
    }

    // MARK: The service

    package var enabled: String { tr("starts with each session") }

    package func disabled(_ command: String) -> String {
        tr("does not start with your session, and then nothing rings: %1$s", command)
    }

    package func startsBy(_ file: String) -> String {
        tr("starts with each session of a desktop, by %1$s", file)
    }

    package func noManager(_ command: String) -> String {
        tr(
            "there is no service manager of yours here, so that something else has to start dosed; to have the desktop do it: %1$s",
            command)
    }

    package var lingers: String { tr("dosed goes on when you log out") }

    package func endsWithTheSession(_ command: String) -> String {
        tr("dosed ends when you log out, and nothing rings then; to let it go on: %1$s", command)
    }

    package func answers(_ version: String) -> String { tr("dosed %1$s answers", version) }

    package func otherVersion(_ daemon: String, _ own: String, _ command: String) -> String {
        tr("dosed is %1$s and dosectl is %2$s: %3$s", daemon, own, command)
    }

    // MARK: Files

    package func planInForce(_ file: String, since: String) -> String {
        tr("%1$s is in force since %2$s", file, since)
    }

    package func settingsInForce(_ file: String) -> String {
        tr("as %1$s says; what it does not say is the default", file)
    }

    package var noticed: String { tr("a change of them is noticed at once") }
    package func kept(_ file: String) -> String { tr("answers are kept in %1$s", file) }

    package func copy(_ date: String) -> String { tr("the newest copy is of %1$s", date) }

    package func oldCopy(_ date: String, _ command: String) -> String {
        tr("the newest copy is of %1$s; to make one now: %2$s", date, command)
    }

    package func noCopy(_ command: String) -> String {
        tr("there is no copy of the records yet; to make one now: %1$s", command)
    }

    // MARK: The clock

    package var synchronised: String { tr("it is kept right by a time source") }

    package func unsynchronised(_ command: String) -> String {
        tr(
            "the system does not know of a time source that keeps it right; what it says: %1$s",
            command)
    }

    // MARK: Alarms

    /// - Parameter server: what the notification server calls itself, with its version; nil where it has not said so.
    package func shown(by server: String?, hasButtons: Bool) -> String {
        switch (server, hasButtons) {
        case (let server?, true): tr("%1$s shows alarms, with buttons", server)
        case (nil, true): tr("alarms are shown, with buttons")
        case (let server?, false):
            tr(
                "%1$s shows alarms and draws no buttons: answer by its menu, or with dosectl take",
                server)
        case (nil, false): tr("alarms are shown without buttons: answer with dosectl take")
        }
    }

    package var silent: String { tr("there is none, as the settings say") }

    package func untried(_ player: String, _ command: String) -> String {
        tr("%1$s is to play it; to hear whether it does: %2$s", player, command)
    }

    package func played(_ player: String) -> String { tr("%1$s played the last one", player) }

    package func noAlarm(_ command: String) -> String {
        tr("none has rung yet; to ring one that is recorded nowhere: %1$s", command)
    }

    package func punctual(_ time: String) -> String {
        tr("the last one rang at its time, %1$s", time)
    }

    package func late(_ time: String, minutes: Int) -> String {
        trn(
            "the last one rang at %2$s, %1$s minute after its time, as when the computer was off or asleep",
            "the last one rang at %2$s, %1$s minutes after its time, as when the computer was off or asleep",
            minutes, "\(minutes)", time)
    }

    // MARK: The rest

    package var commandEnds: String { tr("none of yours hangs") }
    package var woken: String { tr("the computer is woken for a dose") }

    package var notWoken: String {
        tr(
            "a dose that is due while the computer sleeps rings when it wakes up; to have it woken: wake = true in dosed.toml(5)"
        )
    }

    package var wakingUntried: String {
        tr("whether the computer can be woken is known with the next dose")
    }

    package func inStep(_ folder: String) -> String {
        tr("other computers tell this one by %1$s", folder)
    }

    package var complete: String { tr("nothing of what was to be written is lost") }
}
