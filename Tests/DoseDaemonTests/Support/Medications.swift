import Linux

@testable import DoseCore
@testable import DoseDaemon

let aMedication = Medication(
    key: "baclofen", name: "Baclofène", preparation: Preparation(tablet: mg(10), parts: 2),
    start: date("2026-12-01"),
    steps: [Step(days: 1, slots: [Slot(time: time("17:00"), amount: mg(15))])])

/// A dose that is open: due at 17:00 and until 18:00, unless said otherwise.
func open(
    _ medication: Medication = aMedication, amount: Amount = mg(15),
    due: Instant = utc("2026-12-01 17:00"), recentIntake: Intake? = nil,
    daysWithoutIntake: Int? = nil
) -> Alarm.RingingDose {
    let local = Zone.utc.civil(at: due)
    let window = Window(opens: due - .minutes(30), closes: due + .minutes(60))
    return Alarm.RingingDose(
        dose: PlannedDose(
            id: DoseID(medication: medication.key, date: local.date, time: local.time),
            amount: amount, due: due, window: window),
        medication: medication, closes: window.closes, recentIntake: recentIntake,
        daysWithoutIntake: daysWithoutIntake)
}

func alarm(_ doses: Alarm.RingingDose..., call: Alarm.Call = .first) -> Alarm {
    Alarm(id: doses[0].dose.due, doses: doses, call: call)
}

/// What the wall clock shows now.
var wallClock: Instant { Instant(milliseconds: SystemClock.realtimeMilliseconds) }
