import ControlProtocol
import DoseCore
import Installation
import PlanFile
import SQLite

/// Everything that fits on one screen, and whether each part of the daemon does its work.
extension Daemon {
    var status: Wire.Overview {
        let now = now
        let situation = agenda.situation(at: now)
        return Wire.Overview(
            now: now.wall, zone: agenda.zone, isPrivate: settings.isPrivate, questions: questions,
            waiting: situation.waiting,
            takeable: situation.takeableDoses,
            next: situation.nextDoses, missed: situation.missedDoses,
            today: situation.day(situation.today), courses: situation.coursesInShort,
            stocks: situation.stocksToTell, health: health, session: session)
    }

    var health: [Wire.Health] {
        [
            planHealth, settingsHealth, filesHealth, storeHealth, clockHealth, zoneHealth,
            displayHealth, soundHealth,
            Wire.Health(.command, hook?.hangs == true ? .hangs : .ends), wakingHealth,
            journalHealth,
        ] + (sharingHealth.map { [$0] } ?? [])
    }

    var planHealth: Wire.Health {
        let isInForce = agenda.plan != nil
        let refused = Wire.Health(
            .plan, refused: files.paths.plan, files.planProblems, isInForce: isInForce)
        if let refused { return refused }
        guard isInForce else { return Wire.Health(.plan, .absent, file: files.paths.plan) }
        if files.isPlanAbsent {
            return Wire.Health(.plan, .absent, isInForce: true, file: files.paths.plan)
        }
        return Wire.Health(
            .plan, .inForce, file: files.paths.plan,
            at: agenda.ledger.plan.map { agenda.zone.timestamp($0.since) })
    }

    private var settingsHealth: Wire.Health {
        Wire.Health(
            .settings, refused: files.paths.settings, files.settingsProblems,
            isInForce: hasReadSettings)
            ?? Wire.Health(.settings, .inForce, file: files.paths.settings)
    }

    private var filesHealth: Wire.Health {
        if aside.isHeldUp {
            return Wire.Health(
                .files, .unnoticed, file: files.paths.plan, error: "its folder does not answer")
        }
        guard let (path, error) = follower?.trouble else { return Wire.Health(.files, .noticed) }
        return Wire.Health(.files, .unnoticed, file: path, error: "\(error)")
    }

    var storeHealth: Wire.Health {
        let doubtful = doubtfulDoses
        if let trouble = store.trouble {
            var health = Wire.Health(trouble)
            if !doubtful.isEmpty { health.doses = doubtful }
            return health
        }
        guard doubtful.isEmpty else {
            return Wire.Health(.store, .recordsLost, file: store.path, doses: doubtful)
        }
        if let damage = store.damage { return Wire.Health(damage, of: store.path) }
        return Wire.Health(.store, .writable, file: store.path)
    }

    /// Those that may have been taken and do not ring.
    private var doubtfulDoses: [Wire.Dose] {
        agenda.situation(at: now).doubtfulDoses.map { dose in
            Wire.Dose(
                dose, agenda.plan?.medication(dose.id.medication), name(dose.id.medication),
                zone: agenda.zone)
        }
    }

    private var clockHealth: Wire.Health {
        switch agenda.trust {
        case .trusted:
            clockTrouble.map { Wire.Health(.clock, .unnoticed, error: "\($0)") }
                ?? Wire.Health(.clock, .plausible)
        case .beforeRelease: Wire.Health(.clock, .beforeRelease)
        case .beforeNewestRecord(let newest):
            Wire.Health(.clock, .beforeNewestRecord, at: agenda.zone.timestamp(newest))
        case .farAhead: Wire.Health(.clock, .farAhead)
        }
    }

    private var zoneHealth: Wire.Health {
        let (name, isInForce) = (agenda.zone.name, agenda.plan != nil)
        return switch zoneTrouble {
        case nil: Wire.Health(.zone, .readable, zone: name)
        case .unreadable(let path, let reason):
            Wire.Health(
                .zone, .unreadable, isInForce: isInForce, file: path, zone: name, error: reason)
        case .damaged(let path, let error):
            Wire.Health(
                .zone, .damaged, isInForce: isInForce, file: path, zone: name, error: "\(error)")
        }
    }

    private var displayHealth: Wire.Health {
        guard hasDesktop else { return Wire.Health(.display, .noServer) }
        let code: Wire.Health.Code =
            if desktop?.isPaused == true { .paused } else {
                desktop?.hasButtons == true ? .withButtons : .withoutButtons
            }
        let program = desktop?.program
        return Wire.Health(
            .display, code, server: program?.name, serverVersion: program?.version)
    }

    private var soundHealth: Wire.Health {
        guard settings.sound != .silent else { return Wire.Health(.sound, .off) }
        let players = loudspeaker?.players.map(\.rawValue) ?? []
        guard !players.isEmpty else { return Wire.Health(.sound, .noPlayer) }
        let choices = loudspeaker?.choices ?? []
        guard let first = choices.first else {
            return Wire.Health(.sound, .noSound, players: players)
        }
        switch loudspeaker?.outcome ?? .untried {
        case .untried:
            return Wire.Health(
                .sound, first.isSubstitute ? .substituted : .untried, file: first.file,
                players: players)
        case .played(let choice):
            // The settings may have changed since.
            let isSubstitute = choice.isSubstitute && choices.contains(choice)
            return Wire.Health(
                .sound, isSubstitute || first.isSubstitute ? .substituted : .played,
                file: choice.file, players: [choice.player.rawValue])
        case .unheard(let players):
            return Wire.Health(.sound, .unheard, players: players.map(\.rawValue))
        }
    }

    private var journalHealth: Wire.Health {
        journal.tellLoss()
        guard let loss = journal.loss else { return Wire.Health(.journal, .complete) }
        return Wire.Health(
            .journal, .entriesLost, at: agenda.zone.timestamp(loss.since), lost: loss.count)
    }
}

extension Wire.Health {
    /// Nil when there are no problems.
    fileprivate init?(
        _ part: Part, refused file: String, _ problems: [FileProblem], isInForce: Bool
    ) {
        if problems.isEmpty { return nil }
        self.init(
            part, .refused, isInForce: isInForce, file: file,
            problems: problems.map {
                Wire.Place(file: $0.file, line: $0.line, column: $0.column)
            })
    }

    fileprivate init(_ damage: LedgerDamage, of file: String) {
        self.init(
            .store, .recordsDamaged, file: file, damaged: Int(damage.damaged),
            missing: Int(damage.missing), first: damage.first.map { Int($0) },
            isIndexDamaged: damage.isIndexDamaged)
    }

    fileprivate init(_ trouble: StoreTrouble) {
        let file = trouble.path
        switch trouble.cause {
        case .inUse: self.init(.store, .inUse, file: file)
        case .held: self.init(.store, .held, file: file)
        case .owned(let user): self.init(.store, .owned, file: file, user: Int(user))
        case .newer(let version, let known):
            self.init(.store, .newer, file: file, version: Int(version), known: Int(known))
        case .foreign(let id): self.init(.store, .foreign, file: file, application: Int(id))
        case .unsafe(let pragma, let found):
            self.init(.store, .unsafe, file: file, pragma: pragma, found: "\(found)")
        case .failed(let error): self.init(.store, .failed, file: file, error: error.message)
        case .replaced: self.init(.store, .replaced, file: file)
        case .removed(let error): self.init(.store, .removed, file: file, error: error.message)
        }
    }
}
