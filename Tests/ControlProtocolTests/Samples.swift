import ControlProtocol
import DoseCore

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
        reason: "nausea", cause: .unanswered)

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
        until: "2026-12-01T18:00:00+01:00", from: "2026-12-02 00:00", reason: "nausea",
        cause: .unattended, undoes: 3,
        afterLoss: true, request: "c0ffee")

    static let bareEntry = Wire.Entry(
        number: 7, at: "2026-12-01T17:05:00+01:00", by: .daemon, event: .planAdopted)

    static let warning = Wire.Warning(
        kind: .closeToNext, medication: "baclofen", name: "Baclofène",
        dose: "baclofen/2026-12-01/17:00", at: "2026-12-01T17:00:00+01:00", minutes: 40,
        takenMilligrams: 2.5, plannedMilligrams: 7.5, step: 2, day: 3)

    static let bareWarning = Wire.Warning(
        kind: .extraIntake, medication: "baclofen", name: "Baclofène")

    static func day(_ dose: Wire.Dose) -> Wire.Day {
        Wire.Day(date: "2026-12-01", doses: [dose], extraIntakes: [extra], totals: [total])
    }

    static func status(_ dose: Wire.Dose) -> Wire.Overview {
        Wire.Overview(
            version: "0.1.0", now: "2026-12-01T17:05:00+01:00", zone: "Europe/Paris",
            takeable: [dose], next: [dose], today: day(dose), health: [health])
    }

    static let health = Wire.Health(part: .store, isWell: false, detail: "disk full")

    static let step = Wire.CourseStep(
        step: 3, from: "2026-12-05", dailyMilligrams: 12.5, times: ["15:00", "17:00"],
        amountsMilligrams: [2.5, 10.5])

    static let move = Wire.CourseMove(
        record: 7, kind: .steppedBack, from: "2026-12-02 00:00", reason: "nausea")

    static let bareMove = Wire.CourseMove(record: 7, kind: .held, from: "2026-12-02 00:00")

    static let pastDay = Wire.CourseDay(
        date: "2026-12-01", plannedMilligrams: 7.5, takenMilligrams: 2.5)

    static let dayToCome = Wire.CourseDay(date: "2026-12-02", plannedMilligrams: 7.5)

    static let course = Wire.CourseReport(
        medication: "baclofen", name: "Baclofène", today: "2026-12-01", standing: .held, step: 2,
        steps: 3, day: 1, stepDays: 3, starts: "2026-11-28", dailyMilligrams: 7.5,
        times: ["15:00", "17:00"], amountsMilligrams: [2.5, 5.5], upcoming: [step],
        reachesLast: "2026-12-05", ends: "2026-12-08", moves: [move], days: [pastDay])

    static let bareCourse = Wire.CourseReport(
        medication: "baclofen", name: "Baclofène", today: "2026-11-01", standing: .notBegun,
        steps: 3, starts: "2026-12-01", dailyMilligrams: 0.5)

    static let answer = Wire.Answer(
        isRecorded: true, doses: [dose], extraIntakes: [extra], undone: [entry],
        warnings: [warning], takeable: [dose], next: dose)

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
        .move(.held, medication: "baclofen", isNow: true, reason: "nausea", request: "c0ffee"),
        .move(.resumed, medication: "baclofen", isNow: true, reason: "well", request: "c0ffee"),
        .move(
            .steppedBack, medication: "baclofen", isNow: false, reason: "nausea",
            request: "c0ffee"),
        .course(medication: "baclofen"),
        .history(limit: 20, before: 7),
        .watch,
    ]

    /// Every call, with none.
    static let bareCalls: [ControlCall] = [
        .status, .today(date: nil),
        .take(dose: nil, at: nil, amountMilligrams: nil, request: nil),
        .skip(dose: nil, reason: nil, request: nil),
        .snooze(dose: nil, minutes: nil, request: nil),
        .undo(request: nil),
        .move(.held, medication: nil, isNow: nil, reason: nil, request: nil),
        .move(.resumed, medication: nil, isNow: nil, reason: nil, request: nil),
        .move(.steppedBack, medication: nil, isNow: nil, reason: nil, request: nil),
        .course(medication: nil), .history(limit: nil, before: nil), .watch,
    ]

    static let replies: [(method: String, reply: ControlReply)] = [
        ("Status", .status(status(dose))),
        ("Today", .day(day(dose))),
        ("Take", .answer(answer)),
        ("Skip", .answer(answer)),
        ("Snooze", .answer(answer)),
        ("Undo", .answer(answer)),
        ("Hold", .moved(isRecorded: true, course)),
        ("Resume", .moved(isRecorded: true, course)),
        ("Back", .moved(isRecorded: true, course)),
        ("Course", .courses([course])),
        ("History", .history([entry], unreadable: [7], ledger: "/home/p/ledger.sqlite")),
        ("Watch", .watch(status(dose), [entry])),
    ]

    static let errors: [ControlError] = [
        .nothingTakeable(missed: dose, next: dose),
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
        .medicationNotNamed(medications: ["baclofen", "other"]),
        .unknownMedication(asked: "baclofène", known: ["baclofen"]),
        .courseCannot(.steppedBack, course),
        .noPlan(file: "/home/ada/.config/dosed/plan.toml", problems: ["plan.toml:1:1: empty"]),
        .notSaved(reason: "disk full"),
    ]

    static let bareErrors: [ControlError] = [
        .nothingTakeable(missed: nil, next: nil),
        .missed(bareDose, next: nil),
        .notYetOpen(bareDose),
        .settled(bareDose),
        .ambiguous([]),
        .unknownDose(asked: "", today: []),
        .medicationNotNamed(medications: []),
        .unknownMedication(asked: "", known: []),
        .courseCannot(.held, bareCourse),
        .noPlan(file: "", problems: []),
    ]
}
