import ControlProtocol
import DoseCore
import Installation
import PlanFile

/// Everything that fits on one screen, and whether each part of the daemon does its work.
extension Daemon {
    var status: Wire.Overview {
        let now = now
        return Wire.Overview(
            now: now.wall, zone: agenda.zone, takeable: agenda.situation(at: now).takeableDoses,
            next: agenda.situation(at: now).nextDoses,
            today: agenda.situation(at: now).day(agenda.zone.civil(at: now.wall).date),
            health: health)
    }

    private var health: [Wire.Health] {
        [planHealth, settingsHealth, storeHealth, clock, zone, display]
    }

    var planHealth: Wire.Health {
        guard agenda.plan != nil else {
            let absent = "there is no plan: write \(files.paths.plan), see dosed-plan(5)"
            return Wire.Health(
                part: .plan, isWell: false,
                detail: quoted("no plan is in force", files.planProblems) ?? absent)
        }
        if let problems = quoted("the plan as it was stays in force", files.planProblems) {
            return Wire.Health(part: .plan, isWell: false, detail: problems)
        }
        let since = agenda.ledger.plan.map { "in force since \(agenda.zone.civil(at: $0.since))" }
        return Wire.Health(part: .plan, isWell: true, detail: since ?? "in force")
    }

    /// What follows from problems, and the problems; nil when there are none.
    private func quoted(_ consequence: String, _ problems: [FileProblem]) -> String? {
        let lines = problems.map(\.message).joined(separator: "\n")
        return problems.isEmpty ? nil : "\(consequence):\n\(lines)"
    }

    private var settingsHealth: Wire.Health {
        quoted(settingsInForce, files.settingsProblems).map {
            Wire.Health(part: .settings, isWell: false, detail: $0)
        }
            ?? Wire.Health(part: .settings, isWell: true, detail: "in force")
    }

    var storeHealth: Wire.Health {
        if let trouble = store.trouble {
            return Wire.Health(
                part: .store, isWell: false, detail: "answers cannot be saved: \(trouble.words)")
        }
        let doubtful = agenda.situation(at: now).doubtfulDoses
            .map { "\(name($0.id.medication)) \($0.amount) of \($0.id.time)" }
        guard doubtful.isEmpty else {
            return Wire.Health(
                part: .store, isWell: false,
                detail: "records were lost, and these doses may have been taken and do not ring: "
                    + "\(doubtful.joined(separator: ", ")); look into the pill box first"
            )
        }
        if let damage = store.damage {
            return Wire.Health(
                part: .store, isWell: false, detail: "\(store.path): \(damage.words)")
        }
        return Wire.Health(part: .store, isWell: true, detail: store.path)
    }

    private var clock: Wire.Health {
        switch agenda.trust {
        case .trusted: Wire.Health(part: .clock, isWell: true, detail: "plausible")
        case .beforeRelease, .beforeNewestRecord, .farAhead:
            Wire.Health(
                part: .clock, isWell: false, detail: words.notice(.clock(agenda.trust)).body)
        }
    }

    private var zone: Wire.Health {
        let name = agenda.zone.name
        let rest = agenda.plan == nil ? "no dose rings" : "the doses follow \(name) as it was"
        return zoneTrouble.map { Wire.Health(part: .zone, isWell: false, detail: "\(rest): \($0)") }
            ?? Wire.Health(part: .zone, isWell: true, detail: name)
    }

    private var display: Wire.Health {
        if !hasDesktop {
            return Wire.Health(
                part: .display, isWell: false,
                detail: "no notification server: alarms are not shown on the desktop")
        }
        return Wire.Health(
            part: .display, isWell: true,
            detail: desktop?.hasButtons == true ? "with buttons" : "without buttons")
    }
}
