import ControlProtocol
import DoseCore

/// What `dosectl status` shows, in the one line that `systemctl status` has; it names no medication.
///
/// It is told when something happens. A window opens without that, so that of the next dose it is said from when it may
/// be taken: this stays true meanwhile. Whether all is well it does not say, for it knows no warning about the plan.
struct StatusLine: Equatable, CustomStringConvertible {
    let description: String

    init(
        takeable: [DoseReport], next: [DoseReport], health: [Wire.Health], isAsked: Bool,
        zone: Zone
    ) {
        func point(_ instant: Instant) -> String { "\(zone.civil(at: instant))" }
        var sentences: [String] = []
        if let first = takeable.min(by: { $0.dose.due < $1.dose.due }) {
            let doses = takeable.count == 1 ? "1 dose" : "\(takeable.count) doses, the first"
            sentences.append("Open: \(doses) due \(point(first.dose.due)).")
        }
        let later = next.first { dose in !takeable.contains { $0.dose.id == dose.dose.id } }
        if let later {
            let opens = point(later.dose.window.opens)
            sentences.append("Next: \(point(later.dose.due)), open from \(opens).")
        } else if sentences.isEmpty {
            let isPlanAbsent = health.contains {
                $0.part == .plan && $0.code == .absent && $0.isInForce != true
            }
            sentences.append(
                isPlanAbsent ? "There is no plan: run dosectl setup." : "Next: nothing.")
        }
        let troubles = health.filter { !$0.isWell }.map(\.part.rawValue)
        sentences.append(
            troubles.isEmpty
                ? isAsked ? "A question waits for your answer." : "dosed works."
                : "Trouble with the \(troubles.joined(separator: ", the ")).")
        description = sentences.joined(separator: " ")
    }
}
