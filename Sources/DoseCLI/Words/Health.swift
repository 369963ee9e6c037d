import ControlProtocol
import DoseCore
import Words

// What is said of a part of the daemon that does not do its work.

extension Screen {
    /// What is the matter, and below it a line for each problem of a file.
    func words(_ health: Wire.Health) -> [String] {
        let words = StatusWords(language)
        let lines = troubles(health).map { words.words($0) }
        return health.code == .refused ? lines + problems(of: health, words) : lines
    }

    private func troubles(_ health: Wire.Health) -> [Trouble] {
        let (file, error) = (file(health), text(health.error ?? ""))
        return switch health.part {
        case .plan where health.code == .absent && health.isInForce == true: [.planGone(file)]
        case .plan where health.code == .refused:
            [.planRefused(isInForce: health.isInForce == true)]
        case .plan: [.noPlan(file)]
        case .settings: [.settingsRefused(areKept: health.isInForce == true)]
        case .files: [.filesUnnoticed(file, error: error)]
        case .store: store(health)
        case .clock where health.code == .unnoticed: [.clockUnnoticed(error: error)]
        case .clock: [clock(health)]
        case .zone: [zone(health)]
        case .command: [.commandHangs]
        case .display where health.code == .paused: [.paused(health.server.map(text))]
        case .display: [.noServer]
        case .sound: [sound(health)]
        case .waking: [.waking(waking(health))]
        case .sharing: [.sharing(sharing(health))]
        case .journal: [.entriesLost(health.lost ?? 0, since: health.at.map(dateAndTime))]
        }
    }

    private func dateAndTime(_ stamp: String) -> String { text(clock.dateAndTime(stamp)) }

    /// As `dosectl check` tells them, or where they are when the file is no longer what the daemon has read.
    private func problems(of health: Wire.Health, _ words: StatusWords) -> [String] {
        if let lines = reread(health) { return lines.map(text) }
        let places = (health.problems ?? []).map { "\(text($0.file)):\($0.line):\($0.column)" }
        return places + [words.changedSince]
    }

    private func store(_ health: Wire.Health) -> [Trouble] {
        if health.code == .recordsDamaged {
            return [
                .damaged(
                    file(health), damaged: health.damaged ?? 0, missing: health.missing ?? 0,
                    first: health.first, isIndexDamaged: health.isIndexDamaged == true)
            ]
        }
        let words = StatusWords(language)
        let doses = (health.doses ?? []).map {
            words.doubtful("\(text($0.name)) \(amount($0.amount))", of: text($0.time))
        }
        if health.code == .recordsLost { return [.doubtful(doses, areLost: true)] }
        let trouble = Trouble.records(records(health), file: file(health))
        return doses.isEmpty ? [trouble] : [trouble, .doubtful(doses, areLost: false)]
    }

    /// Why the ledger cannot be written.
    func storeTrouble(_ health: Wire.Health) -> String {
        StatusWords(language).words(records(health), file(health))
    }

    private func records(_ health: Wire.Health) -> Trouble.Records {
        let error = health.error.map(text) ?? StatusWords(language).noReason
        return switch health.code {
        case .inUse: .inUse
        case .held: .held
        case .owned: .owned(user: number(health.user))
        case .newer: .newer(version: number(health.version), known: number(health.known))
        case .foreign: .foreign(id: number(health.application))
        case .unsafe: .unsafe(pragma: text(health.pragma ?? ""), found: text(health.found ?? ""))
        case .replaced: .replaced
        case .removed: .removed(error: error)
        case .failed: .failed(error: error)
        default: .other
        }
    }

    private func clock(_ health: Wire.Health) -> Trouble {
        switch health.code {
        case .beforeRelease: .clockBeforeRelease
        case .beforeNewestRecord: .clockBeforeRecord(of: health.at.map(dateAndTime))
        default: .clockAhead
        }
    }

    private func zone(_ health: Wire.Health) -> Trouble {
        let (zone, isInForce) = (text(health.zone ?? "?"), health.isInForce == true)
        let (file, error) = (file(health), text(health.error ?? ""))
        return health.code == .damaged
            ? .zoneDamaged(file, zone: zone, isInForce: isInForce, error: error)
            : .zoneUnreadable(file, zone: zone, isInForce: isInForce, error: error)
    }

    private func sound(_ health: Wire.Health) -> Trouble {
        switch health.code {
        case .noPlayer: .noPlayer
        case .noSound: .noSound
        case .substituted: .substituted(file(health))
        default: .unheard(players: (health.players ?? []).map(text))
        }
    }

    private func sharing(_ health: Wire.Health) -> Trouble.Sharing {
        let (file, error) = (file(health), text(health.error ?? ""))
        return switch health.code {
        case .absent: .absent(file)
        case .unreadable: .unreadable(file, error: error)
        case .newer: .newer(file)
        case .damaged: .damaged(file)
        case .coursesDiffer:
            .coursesDiffer(
                (health.medications ?? []).map(text),
                computer: text(health.computer.map(Provenance.host) ?? "?"))
        default: .unwritable(file, error: error)
        }
    }

    private func waking(_ health: Wire.Health) -> Trouble.Waking {
        switch health.code {
        case .forbidden: .forbidden
        case .noClock: .noClock
        default: .failed(error: text(health.error ?? "?"))
        }
    }

    private func file(_ health: Wire.Health) -> String { text(health.file ?? "?") }

    private func number(_ number: Int?) -> String { number.map(String.init) ?? "?" }
}

extension Wire.Health.Part {
    /// As it is told.
    var told: Trouble.Part { Trouble.Part(word: rawValue) }
}
