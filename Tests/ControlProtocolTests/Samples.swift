import ControlProtocol

/// Values of every type: full ones with every optional field, minimal ones with none.
///
/// Amounts are never whole, so that a `float` cannot be taken for an `int`.
enum Sample {
    static let dose = Wire.Dose(
        id: "baclofen/2026-12-01/17:00", medication: "baclofen", name: "Baclofène",
        date: "2026-12-01", time: "17:00", amountMilligrams: 7.5, tablets: "½",
        due: "2026-12-01T17:00:00+01:00", opens: "2026-12-01T16:30:00+01:00",
        closes: "2026-12-01T18:00:00+01:00", state: .snoozed,
        snoozedUntil: "2026-12-01T17:20:00+01:00", recordedAt: "2026-12-01T17:10:00+01:00",
        recordedBy: .button, takenAt: "2026-12-01T17:05:00+01:00", takenMilligrams: 2.5,
        reason: "nausea", cause: "unanswered")

    static let bareDose = Wire.Dose(
        id: "baclofen/2026-12-01/17:00", medication: "baclofen", name: "Baclofène",
        date: "2026-12-01", time: "17:00", amountMilligrams: 7.5,
        due: "2026-12-01T17:00:00+01:00", opens: "2026-12-01T16:30:00+01:00",
        closes: "2026-12-01T18:00:00+01:00", state: .awaited)

    static let extra = Wire.ExtraIntake(
        record: 7, medication: "baclofen", name: "Baclofène", date: "2026-12-01",
        at: "2026-12-01T21:00:00+01:00", amountMilligrams: 2.5)

    static let total = Wire.DayTotal(
        medication: "baclofen", name: "Baclofène", takenMilligrams: 2.5, plannedMilligrams: 7.5)

    static let entry = Wire.Entry(
        number: 7, at: "2026-12-01T17:05:00+01:00", by: .command, event: .taken,
        medication: "baclofen", dose: "baclofen/2026-12-01/17:00", date: "2026-12-01",
        amountMilligrams: 7.5, intakeAt: "2026-12-01T17:00:00+01:00",
        until: "2026-12-01T18:00:00+01:00", reason: "nausea", cause: "unattended", undoes: 3,
        afterLoss: true, request: "c0ffee")

    static let bareEntry = Wire.Entry(
        number: 7, at: "2026-12-01T17:05:00+01:00", by: .daemon, event: .planAdopted)

    static let warning = Wire.Warning(
        kind: .closeToNext, medication: "baclofen", name: "Baclofène",
        dose: "baclofen/2026-12-01/17:00", at: "2026-12-01T17:00:00+01:00", minutes: 40,
        takenMilligrams: 2.5, plannedMilligrams: 7.5)

    static let bareWarning = Wire.Warning(
        kind: .extraIntake, medication: "baclofen", name: "Baclofène")

    static func day(_ dose: Wire.Dose) -> Wire.Day {
        Wire.Day(date: "2026-12-01", doses: [dose], extraIntakes: [extra], totals: [total])
    }

    static func status(_ dose: Wire.Dose) -> Wire.Status {
        Wire.Status(
            version: "0.1.0", now: "2026-12-01T17:05:00+01:00", zone: "Europe/Paris",
            open: [dose], next: [dose], today: day(dose), health: [health])
    }

    static let health = Wire.Health(part: .store, isWell: false, detail: "disk full")

    static let answer = Wire.Answer(
        isRecorded: true, doses: [dose], extraIntakes: [extra], undone: [entry],
        warnings: [warning], next: dose)

    static let bareAnswer = Wire.Answer(isRecorded: false)

    /// Every call, with every parameter it can have.
    static let calls: [ControlCall] = [
        .status,
        .today(date: "2026-12-01"),
        .take(
            dose: "17:00", at: "17:05", amountMilligrams: 7.5, request: "c0ffee"),
        .skip(dose: "17:00", reason: "nausea", request: "c0ffee"),
        .snooze(dose: "17:00", minutes: 5, request: "c0ffee"),
        .undo(request: "c0ffee"),
        .history(limit: 20, before: 7),
        .watch,
    ]

    /// Every call, with none.
    static let bareCalls: [ControlCall] = [
        .status, .today(date: nil),
        .take(dose: nil, at: nil, amountMilligrams: nil, request: nil),
        .skip(dose: nil, reason: nil, request: nil),
        .snooze(dose: nil, minutes: nil, request: nil),
        .undo(request: nil), .history(limit: nil, before: nil), .watch,
    ]

    static let replies: [(method: String, reply: ControlReply)] = [
        ("Status", .status(status(dose))),
        ("Today", .day(day(dose))),
        ("Take", .answer(answer)),
        ("Skip", .answer(answer)),
        ("Snooze", .answer(answer)),
        ("Undo", .answer(answer)),
        ("History", .history([entry])),
        ("Watch", .watch(status(dose), [entry])),
    ]

    static let errors: [ControlError] = [
        .nothingOpen(missed: dose, next: dose),
        .missed(dose, next: dose),
        .notYetOpen(dose),
        .settled(dose),
        .ambiguous([dose]),
        .unknownDose(asked: "18:00", today: [dose]),
        .intakeNotNamed(medications: ["baclofen"]),
        .amountNotGiven(medication: "baclofen"),
        .inTheFuture(at: "2026-12-01T18:00:00+01:00"),
        .tooLongAgo(at: "2026-01-01T18:00:00+01:00"),
        .nothingRinging,
        .nothingToUndo,
        .noPlan(file: "/home/ada/.config/dosed/plan.toml", problems: ["plan.toml:1:1: empty"]),
        .notSaved(reason: "disk full"),
    ]

    static let bareErrors: [ControlError] = [
        .nothingOpen(missed: nil, next: nil),
        .missed(bareDose, next: nil),
        .notYetOpen(bareDose),
        .settled(bareDose),
        .ambiguous([]),
        .unknownDose(asked: "", today: []),
        .noPlan(file: "", problems: []),
    ]
}
