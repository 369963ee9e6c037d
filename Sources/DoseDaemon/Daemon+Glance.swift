import ControlProtocol
import DoseCore
import Systemd

/// What there is to see of the daemon, beside the records: where it is something else than before, whoever watches is told.
struct Glance: Equatable {
    let line: StatusLine
    let troubles: [Wire.Health]
    let isPrivate: Bool
}

extension Daemon {
    /// Tells the service manager, those who watch, and the person's command what there is to see now, where that is
    /// something else than before.
    func tellStatus() {
        let (now, health) = (now, health)
        let situation = agenda.situation(at: now)
        let line = StatusLine(
            takeable: situation.takeableDoses, next: situation.nextDoses, health: health,
            isAsked: !situation.questions.isEmpty, zone: agenda.zone)
        if line != toldGlance?.line { supervisor.tell(.status(line.description)) }
        tellWatchers(
            Glance(
                line: line, troubles: health.filter { !$0.isWell }, isPrivate: settings.isPrivate))
        runHooks(for: health)
    }

    private func tellWatchers(_ glance: Glance) {
        guard untold != nil || glance != toldGlance else { return }
        let records = untold ?? []
        (toldGlance, untold) = (glance, nil)
        server?.publish {
            let entries = records.map { Wire.Entry($0, zone: agenda.zone) }
            return WatchReply(status: status, entries: entries).message(continues: true)
        }
    }
}
