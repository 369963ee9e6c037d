import DoseCore
import DoseSimulator

let paris = Zone.system("Europe/Paris")

/// A medication with the same slots every day, from well before the tests' dates on.
func medication(
    _ key: String, _ slots: [(String, Int)], start: String = "2000-01-01",
    late: Duration = .minutes(60), spacing: Duration? = nil
) -> Medication {
    Medication(
        key: key, name: key.capitalizedFirst,
        preparation: Preparation(tablet: Amount(milligrams: 10), parts: 2), start: civil(start),
        steps: [
            Step(
                days: 1,
                slots: slots.map { Slot(time: clock($0.0), amount: Amount(milligrams: $0.1)) })
        ], late: late, spacing: spacing)
}

func baclofen(
    _ slots: [(String, Int)], late: Duration = .minutes(60), spacing: Duration? = nil
) -> Medication {
    medication("baclofen", slots, late: late, spacing: spacing)
}

func plan(_ medications: Medication...) -> Plan { Plan(zone: .local, medications: medications) }

/// The afternoon of a targeted course: 10, 20 and 30 mg at 13:00, 15:00 and 17:00.
let afternoon = plan(baclofen([("13:00", 10), ("15:00", 20), ("17:00", 30)]))

func civil(_ text: String) -> CivilDate {
    guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is no date.") }
    return date
}

func clock(_ text: String) -> CivilTime {
    guard let time = CivilTime(text) else { preconditionFailure("'\(text)' is no time.") }
    return time
}

func id(_ text: String) -> DoseID {
    guard let id = DoseID(text) else { preconditionFailure("'\(text)' is no dose.") }
    return id
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
