import DoseCore
import Kinetics
import PlanFile

/// How much of a medication is in the body over a date, as it was planned, as it was taken, and as it might be.
struct DayCurves: Equatable {
    let medication: Medication
    let date: CivilDate
    let zone: Zone
    /// In which the amounts are.
    let unit: AmountUnit
    let kinetics: Profile.Rule<Profile.Kinetics>
    /// From the beginning of the date to that of the next one.
    let range: ClosedRange<Instant>
    let planned: Curve
    /// What was taken until now, and from then on what is planned; nil on a date to come.
    let taken: Curve?
    /// Nil where nothing is compared.
    let compared: Curve?
    /// Until when it is known what was taken, where that ends within the date.
    let knownUntil: Instant?
    /// When the cravings of the plan begin, on this date.
    let cravings: [Instant]
    /// How many amounts of the ledger are in a unit that cannot be added up with the others.
    let leftOut: Int
    /// The most of all curves on the date.
    let highest: Double

    init(
        _ source: CurveSource, range: ClosedRange<Instant>, planned: Curve, taken: Curve?,
        compared: Curve?, leftOut: Int
    ) {
        (medication, date, zone) = (source.medication, source.date, source.zone)
        (unit, kinetics) = (source.medication.unit, source.kinetics)
        (self.range, self.planned, self.taken) = (range, planned, taken)
        (self.compared, self.leftOut) = (compared, leftOut)
        knownUntil =
            range.contains(source.now) && source.now < range.upperBound ? source.now : nil
        cravings = source.medication.cravings.map { source.zone.instant(source.date, $0) }
        highest =
            [planned, taken, compared].compactMap(\.self)
            .map { $0.peak(in: range).amount }.max() ?? 0
    }

    var named: [(name: Name, curve: Curve)] {
        [(.planned, planned)]
            + [taken.map { (.taken, $0) }, compared.map { (.compared, $0) }]
            .compactMap(\.self)
    }

    enum Name: String, Encodable {
        case planned, taken, compared
    }

    /// What is swallowed on the date itself.
    func intakes(_ curve: Curve) -> [Administration] {
        curve.administrations.filter {
            range.lowerBound <= $0.at && $0.at < range.upperBound && $0.amount > 0
        }
    }

    /// An amount as finely as an estimate has it: to a power of ten that is at most a fiftieth of the highest.
    func rounded(_ amount: Double) -> Amount? {
        var step = 1.0
        // No finer than a grain, of which each unit has a power of ten.
        while step * 50 > highest, step * Double(unit.grains) > 5 { step /= 10 }
        while step * 500 <= highest { step *= 10 }
        let count = (amount / step).rounded()
        // By what is whole, for a tenth is not exact.
        return Amount(step < 1 ? count / (1 / step).rounded() : count * step, unit)
    }
}
