import ControlProtocol
import DoseCore
import DoseSimulator
import PlanFile

@testable import DoseCLI

/// Baclofen in Paris, 40 mg at 13:00, 15:00 and 17:00 against a craving at 18:00.
enum CurveSample {
    static let paris = Zone.system("Europe/Paris")
    static let date = given(CivilDate("2026-12-01"))

    static let kinetics = kinetics(halfLife: "4 h")

    static func kinetics(halfLife: String) -> Profile.Rule<Profile.Kinetics> {
        let text =
            "[kinetics]\nhalf_life = \"\(halfLife)\"\npeak = \"1 h\"\nsource = \"the facts\"\n"
        return given(ProfileFile.read(Array(text.utf8), name: "baclofen").profile?.kinetics)
    }

    static let medication = Medication(
        key: "baclofen", name: "Baclofène", start: date - 10,
        steps: [
            Step(
                days: 1,
                slots: ["13:00", "15:00", "17:00"].map {
                    Slot(time: given(CivilTime($0)), amount: Amount(milligrams: 40))
                })
        ], profile: "baclofen", cravings: [given(CivilTime("18:00"))])

    /// - Parameter now: on the clocks of Paris.
    static func source(
        on date: CivilDate = date, at now: String = "2026-12-01T16:05:00+01:00",
        named name: String = "Baclofène"
    ) -> CurveSource {
        var medication = medication
        medication.name = name
        return given(
            CurveSource(
                medication, in: paris, kinetics, on: date, at: given(ReadingClock.instant(now))))
    }

    static func dose(
        _ time: String, on date: CivilDate = date, _ state: Wire.Dose.State,
        takenAt: String? = nil, _ milligrams: Double = 40
    ) -> Wire.Dose {
        var dose = Sample.dose(
            time, milligrams, tablets: 4, state: state, day: date.description, opens: "12:00",
            closes: "18:00")
        dose.takenAt = takenAt.map { "\(date)T\($0):00+01:00" }
        dose.taken = takenAt.map { _ in .milligrams(40) }
        return dose
    }

    /// The first was taken at 13:20, the second was missed, the third is to come.
    static var day: Wire.Day {
        Wire.Day(
            date: date.description,
            doses: [
                dose("13:00", .taken, takenAt: "13:20"), dose("15:00", .missed),
                dose("17:00", .awaited),
            ])
    }

    static func curves(_ days: [Wire.Day] = [day], compared: Comparison? = nil) -> DayCurves {
        source().curves(days, compared: compared)
    }

    static func compared(_ said: String) throws -> Comparison {
        try Comparison(SaidIntakes(said), on: date, of: medication, in: paris)
    }
}

/// What a sample spells right.
func given<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("A sample is what it is to be.") }
    return value
}
