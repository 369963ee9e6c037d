import ControlProtocol
import DoseCore
import Kinetics
import PlanFile

/// What is drawn, before it is reckoned.
struct CurveSource {
    let medication: Medication
    let zone: Zone
    let kinetics: Profile.Rule<Profile.Kinetics>
    let model: OneCompartment
    let date: CivilDate
    let now: Instant

    init?(
        _ medication: Medication, in zone: Zone, _ kinetics: Profile.Rule<Profile.Kinetics>,
        on date: CivilDate, at now: Instant
    ) {
        let bound = kinetics.bound
        guard let model = OneCompartment(halfLife: bound.halfLife, peak: bound.peak) else {
            return nil
        }
        (self.medication, self.zone, self.kinetics) = (medication, zone, kinetics)
        (self.model, self.date, self.now) = (model, date, now)
    }

    /// The dates of which doses and intakes matter on the date.
    ///
    /// A dose may be taken on another date than its own, as far as its window reaches.
    var dates: ClosedRange<CivilDate> {
        let window = max(medication.early, medication.late)
        let margin = 1 + Int(window.milliseconds / Duration.hours(24).milliseconds)
        let memory = Int(model.memory.milliseconds / Duration.hours(24).milliseconds) + 1
        return date - memory - margin...date + margin
    }

    /// - Parameters:
    ///   - days: those of `dates`, as the daemon tells them.
    ///   - compare: what is compared with them.
    func curves(_ days: [Wire.Day], compared compare: Comparison?) -> DayCurves {
        let begin = zone.instant(date, .midnight)
        let end = max(zone.instant(date + 1, .midnight), begin + .minutes(1))
        let today = zone.date(at: now)
        let doses = days.flatMap(\.doses).filter {
            $0.medication == medication.key && $0.state != .superseded
        }
        let planned = doses.compactMap { dose in
            ReadingClock.instant(dose.due).flatMap { due in
                administration(at: due, dose.amount).map { (date: dose.date, $0) }
            }
        }
        let extras = days.flatMap(\.extraIntakes).filter { $0.medication == medication.key }
        let quantities = doses.flatMap { [$0.amount, $0.taken].compactMap(\.self) }
        return DayCurves(
            self, range: begin...end, planned: Curve(model, planned.map(\.1)),
            taken: date > today ? nil : Curve(model, taken(doses) + taken(extras)),
            compared: compare.map { compare in
                let since = compare.since.description
                return Curve(
                    model, planned.filter { $0.date < since }.map(\.1) + compare.administrations)
            },
            leftOut: (quantities + extras.map(\.amount)).filter { amount($0) == nil }.count)
    }

    /// What was recorded; what is still open as if it were taken as planned, but not before now.
    private func taken(_ doses: [Wire.Dose]) -> [Administration] {
        doses.compactMap { dose in
            switch dose.state {
            case .taken:
                guard let at = dose.takenAt.flatMap(ReadingClock.instant), let taken = dose.taken
                else { return nil }
                return administration(at: at, taken)
            case .awaited, .takeable, .ringing, .snoozed:
                return ReadingClock.instant(dose.due).flatMap {
                    administration(at: max($0, now), dose.amount)
                }
            case .skipped, .missed, .superseded: return nil
            }
        }
    }

    private func taken(_ extras: [Wire.ExtraIntake]) -> [Administration] {
        extras.compactMap { extra in
            ReadingClock.instant(extra.at).flatMap { administration(at: $0, extra.amount) }
        }
    }

    private func administration(at instant: Instant, _ quantity: Wire.Quantity) -> Administration? {
        amount(quantity).map { Administration(at: instant, amount: $0.value) }
    }

    /// Nil in a unit of another dimension, as an earlier plan may have had.
    private func amount(_ quantity: Wire.Quantity) -> Amount? {
        quantity.amount?.in(medication.unit)
    }
}
