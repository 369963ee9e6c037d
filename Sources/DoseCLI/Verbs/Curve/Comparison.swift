import DoseCore
import Kinetics

/// What is taken in place of what is planned, from a date on.
struct Comparison {
    let since: CivilDate
    /// In the unit of the medication.
    let administrations: [Administration]

    /// On one date other intakes; what is planned of the dates before stays.
    init(_ said: SaidIntakes, on date: CivilDate, of medication: Medication, in zone: Zone)
        throws(Failure)
    {
        var administrations: [Administration] = []
        for intake in said.intakes {
            let unit = intake.amount.unit ?? medication.unit
            guard let amount = Amount(intake.amount.value, unit)?.in(medication.unit) else {
                throw .otherUnit(intake.text, medication.name, medication.unit)
            }
            administrations.append(
                Administration(at: zone.instant(date, intake.time), amount: amount.value))
        }
        (since, self.administrations) = (date, administrations)
    }

    /// From the start of another plan on its doses, as far as they matter.
    init(
        _ other: Medication, of medication: Medication, on dates: ClosedRange<CivilDate>,
        in zone: Zone
    ) throws(Failure) {
        let doses = Course(other).doses(from: dates.lowerBound, through: dates.upperBound, in: zone)
        var administrations: [Administration] = []
        for dose in doses {
            guard let amount = dose.amount.in(medication.unit) else {
                throw .otherUnit(dose.amount.description, medication.name, medication.unit)
            }
            administrations.append(Administration(at: dose.due, amount: amount.value))
        }
        (since, self.administrations) = (max(other.start, dates.lowerBound), administrations)
    }
}
