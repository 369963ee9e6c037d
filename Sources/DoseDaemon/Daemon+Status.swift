import ControlProtocol
import DoseCore

/// Everything that fits on one screen, and whether each part of the daemon does its work.
extension Daemon {
    var status: Wire.Overview {
        let now = now
        return Wire.Overview(
            now: now.wall, zone: agenda.zone, takeable: agenda.takeableDoses(at: now),
            next: agenda.nextDoses(at: now),
            today: agenda.day(agenda.zone.civil(at: now.wall).date, at: now), health: health)
    }

    private var health: [Wire.Health] {
        [plan, settingsHealth, storeHealth, clock, zone, display].map {
            Wire.Health(part: $0.part, isWell: $0.isWell, detail: $0.detail)
        }
    }

    private typealias Finding = (part: Wire.Health.Part, isWell: Bool, detail: String)

    private var plan: Finding {
        guard agenda.plan != nil else {
            let absent = "there is no plan: write \(files.paths.plan), see dosed-plan(5)"
            return (.plan, false, quoted("no plan is in force", files.planProblems) ?? absent)
        }
        if let problems = quoted("the plan as it was stays in force", files.planProblems) {
            return (.plan, false, problems)
        }
        let since = agenda.ledger.plan.map { "in force since \(agenda.zone.civil(at: $0.since))" }
        return (.plan, true, since ?? "in force")
    }

    /// What follows from problems, and the problems; nil when there are none.
    private func quoted(_ consequence: String, _ problems: [String]) -> String? {
        problems.isEmpty ? nil : "\(consequence):\n\(problems.joined(separator: "\n"))"
    }

    private var settingsHealth: Finding {
        quoted(settingsInForce, files.settingsProblems).map { (.settings, false, $0) }
            ?? (.settings, true, "in force")
    }

    private var storeHealth: Finding {
        if let trouble = store.trouble {
            return (.store, false, "answers cannot be saved: \(trouble.words)")
        }
        let doubtful = agenda.doubtfulDoses(at: now)
            .map { "\(name($0.id.medication)) \($0.amount) of \($0.id.time)" }
        guard doubtful.isEmpty else {
            return (
                .store, false,
                "records were lost, and these doses may have been taken and do not ring: "
                    + "\(doubtful.joined(separator: ", ")); look into the pill box first"
            )
        }
        if let damage = store.damage { return (.store, false, "\(store.path): \(damage.words)") }
        return (.store, true, store.path)
    }

    private var clock: Finding {
        switch agenda.trust {
        case .trusted: (.clock, true, "plausible")
        case .beforeRelease, .beforeNewestRecord, .farAhead:
            (.clock, false, words.notice(.clock(agenda.trust)).body)
        }
    }

    private var zone: Finding {
        let name = agenda.zone.name
        let rest = agenda.plan == nil ? "no dose rings" : "the doses follow \(name) as it was"
        return zoneTrouble.map { (.zone, false, "\(rest): \($0)") } ?? (.zone, true, name)
    }

    private var display: Finding {
        if !hasDesktop {
            return (.display, false, "no notification server: alarms are not shown on the desktop")
        }
        return (.display, true, desktop?.hasButtons == true ? "with buttons" : "without buttons")
    }
}
