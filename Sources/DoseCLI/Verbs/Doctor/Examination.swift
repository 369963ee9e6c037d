import ControlProtocol
import DoseCore
import Glibc
import Installation
import Linux
import Words

/// Looks at all that an alarm needs.
struct Examination {
    private let session: Session
    private let screen: Screen
    private let words: DoctorWords

    init(_ session: Session) {
        self.session = session
        screen = session.screen()
        words = DoctorWords(screen.language)
    }

    private func finding(
        _ check: Finding.Check, _ state: Finding.State, _ code: String, _ lines: String...
    ) -> Finding {
        Finding(check: check, state: state, code: code, lines: lines)
    }

    // MARK: Without the daemon

    /// What can be seen without the daemon: who starts it, until when it runs, and the clock of the machine.
    var surroundings: [Finding] {
        [service, lingering, clock].compactMap(\.self)
    }

    private var service: Finding {
        let variables = session.environment.variables
        guard variables.hasServiceManager else {
            let autostart = Autostart(variables)
            return autostart?.isOn ?? false
                ? finding(
                    .service, .good, "autostart", words.startsBy(screen.text(autostart?.path ?? ""))
                )
                : finding(.service, .notable, "no_manager", words.noManager("dosectl setup"))
        }
        let isEnabled =
            (try? session.environment.execute(
                ["systemctl", "--user", "--quiet", "is-enabled", "dosed.service"])) == 0
        return isEnabled
            ? finding(.service, .good, "enabled", words.enabled)
            : finding(.service, .bad, "disabled", words.disabled(Commands.enable))
    }

    /// Nil where no systemd keeps users.
    private var lingering: Finding? {
        let folder = "/var/lib/systemd"
        guard (try? FileStatus(of: folder)) != nil, let user = getpwuid(geteuid()) else {
            return nil
        }
        let isLingering =
            (try? FileStatus(of: "\(folder)/linger/\(String(cString: user.pointee.pw_name))"))
            != nil
        return isLingering
            ? finding(.lingering, .good, "on", words.lingers)
            : finding(.lingering, .notable, "off", words.endsWithTheSession(Commands.linger))
    }

    private var clock: Finding? {
        switch try? SystemClock.synchronisation() {
        case .synchronised: finding(.clock, .good, "synchronised", words.synchronised)
        case .unsynchronised:
            finding(.clock, .notable, "unsynchronised", words.unsynchronised("timedatectl"))
        case .untold, nil: nil
        }
    }

    // MARK: By the daemon

    /// What the daemon says of itself, and what is told of it.
    func daemon() throws(Failure) -> [Finding] {
        let daemon = try session.daemon()
        let (status, _, now) = try daemon.present()
        let isSame = status.version == Release.version
        let version = screen.text(status.version)
        return [
            isSame
                ? finding(.daemon, .good, "same_version", words.answers(version))
                : finding(
                    .daemon, .bad, "other_version",
                    words.otherVersion(version, Release.version, Commands.restart))
        ] + status.health.compactMap(finding) + copies(status, at: now)
            + [try lastAlarm(by: daemon)].compactMap(\.self)
    }

    private func finding(_ health: Wire.Health) -> Finding? {
        // They bear the same names.
        guard let check = Finding.Check(rawValue: health.part.rawValue) else { return nil }
        let code = health.code.rawValue
        guard health.isWell else {
            return Finding(check: check, state: .bad, code: code, lines: screen.words(health))
        }
        // The clock of the machine was looked at; this one says only that it can be right.
        guard health.part != .clock, let line = good(health) else { return nil }
        return finding(check, .good, code, line)
    }

    private func good(_ health: Wire.Health) -> String? {
        let file = health.file.map(screen.text) ?? "?"
        switch health.part {
        case .plan:
            let since = health.at.map { screen.text(screen.clock.dateAndTime($0)) }
            return since.map { words.planInForce(file, since: $0) }
        case .settings: return words.settingsInForce(file)
        case .files: return words.noticed
        case .store: return words.kept(file)
        case .zone: return screen.text(health.zone ?? "?")
        case .display:
            let server = [health.server, health.serverVersion].compactMap(\.self)
            return words.shown(
                by: server.isEmpty ? nil : screen.text(server.joined(separator: " ")),
                hasButtons: health.code != .withoutButtons)
        case .sound:
            let player = health.players?.first.map(screen.text) ?? "?"
            return switch health.code {
            case .off: words.silent
            case .untried: words.untried(player, Commands.test)
            default: words.played(player)
            }
        case .command: return words.commandEnds
        case .waking:
            return switch health.code {
            case .off: words.notWoken
            case .untried: words.wakingUntried
            default: words.woken
            }
        case .journal: return words.complete
        case .sharing: return words.inStep(file)
        case .clock: return nil
        }
    }

    /// The newest of the copies that are made each day beside the ledger.
    private func copies(_ status: Wire.Overview, at now: Instant) -> [Finding] {
        guard let ledger = status.health.first(where: { $0.part == .store })?.file else {
            return []
        }
        let names = (try? Folder.names(in: DailyCopies.folder(of: ledger))) ?? []
        let dates = names.compactMap(DailyCopies.date)
        guard let newest = dates.max(), let today = CivilDate(status.today.date) else {
            return [finding(.copies, .notable, "none", words.noCopy("dosectl backup"))]
        }
        return [
            today - newest > 2
                ? finding(.copies, .notable, "old", words.oldCopy("\(newest)", "dosectl backup"))
                : finding(.copies, .good, "there", words.copy("\(newest)"))
        ]
    }

    /// How the newest alarm came; nil where the plan has no dose of its day any more.
    private func lastAlarm(by daemon: DaemonSocket) throws(Failure) -> Finding? {
        let history = try daemon.ask(
            ControlCall("History", limit: ControlLimits.historyEntries), HistoryReply.self)
        guard let raised = history.entries.first(where: { $0.event == .raised }),
            let id = raised.dose, let at = ReadingClock.instant(raised.at)
        else {
            return finding(.alarms, .notable, "none", words.noAlarm(Commands.test))
        }
        let date = id.split(separator: "/").dropFirst().first.map(String.init)
        let day = try daemon.ask(ControlCall("Today", date: date), DayReply.self).day
        guard let dose = day.doses.first(where: { $0.id == id }),
            let due = ReadingClock.instant(dose.due)
        else { return nil }
        let delay = at - due
        let when = screen.text(screen.clock.dateAndTime(raised.at))
        return delay < Self.punctual
            ? finding(.alarms, .good, "punctual", words.punctual(when))
            : finding(
                .alarms, .notable, "late",
                words.late(when, minutes: Int(delay.components.seconds / 60)))
    }

    /// What nobody would call late.
    private static let punctual: Duration = .seconds(60)
}
