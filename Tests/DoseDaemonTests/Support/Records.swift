import DoseCore

nonisolated func date(_ text: String) -> CivilDate {
    guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is no date.") }
    return date
}

nonisolated func time(_ text: String) -> CivilTime {
    guard let time = CivilTime(text) else { preconditionFailure("'\(text)' is no time.") }
    return time
}

/// A civil date and time: `2026-12-01 17:00`.
nonisolated func civil(_ text: String) -> CivilDateTime {
    CivilDateTime(date: date(String(text.prefix(10))), time: time(String(text.suffix(5))))
}

nonisolated func dose(_ text: String) -> DoseID {
    guard let id = DoseID(text) else { preconditionFailure("'\(text)' is no dose.") }
    return id
}

/// A time of UTC: `2026-12-01 17:00`.
nonisolated func utc(_ text: String) -> Instant {
    guard let instant = Zone.utc.past(text, at: Instant(milliseconds: .max)) else {
        preconditionFailure("'\(text)' is no time.")
    }
    return instant
}

nonisolated func moment(_ wall: Instant) -> Moment {
    Moment(wall: wall, boot: BootTime(boot: "a boot", milliseconds: wall.milliseconds - 1_000_000))
}

nonisolated func mg(_ milligrams: Int) -> Amount { Amount(milligrams: milligrams) }

nonisolated func record(
    _ number: Int64, at wall: Instant = utc("2026-12-01 17:00"), by origin: Origin = .daemon,
    request: RequestID? = nil, _ event: Record.Event
) -> Record {
    Record(number: number, at: moment(wall), by: origin, request: request, event: event)
}

/// What happened to the dose of 17:00 on 2026-12-01, of 30 mg.
nonisolated func happened(_ event: DoseEvent) -> Record.Event {
    .dose(
        dose("baclofen/2026-12-01/17:00"), planned: mg(30), due: utc("2026-12-01 17:00"), event)
}

/// The course of Baclofène held on the evening of 2026-12-01, with a reason that tells too much.
nonisolated let heldCourse = Record.Event.course(
    "baclofen", CourseMove(.held, from: civil("2026-12-02 00:00")),
    reason: "nausée, 30 mg of Baclofène")

nonisolated func observed(
    _ kind: Observation.Kind, name: String? = nil, _ value: Double? = nil, unit: String? = nil,
    note: String? = nil
) -> Observation {
    do {
        return try Observation(
            kind, name: name, value: value.flatMap { ExactNumber($0) }, unit: unit, note: note)
    } catch {
        preconditionFailure("That is no observation: \(error).")
    }
}

/// One of each kind, and each with what it can have; in the words of the person there is what tells too much.
nonisolated let everyObservation = [
    observed(.drink, 1.32), observed(.craving, 7, note: "nausée, \"30 mg\"\n"),
    observed(.effect, name: "drowsiness", 3), observed(.effect, name: "mouth\u{1b}[2J"),
    observed(.note, note: "took 30 mg of Baclofène"), observed(.weight, 71.5),
    observed(.other, name: "coffee", 3, unit: "cups", note: "strong"),
    observed(.other, name: "cigarettes", 0),
]

/// Each kind of event, with every part that it can have.
nonisolated let everyEvent: [Record.Event] =
    [
        .planAdopted("version = 1\n# Baclofène\n", afterLoss: false),
        .planAdopted("", afterLoss: true),
        happened(.raised(closes: utc("2026-12-01 18:00"))),
        happened(.snoozed(until: utc("2026-12-01 17:10"))),
        happened(.taken(Intake(amount: Amount(micrograms: 12_500), at: utc("2026-12-01 17:01")))),
        happened(.skipped(reason: nil)),
        happened(.skipped(reason: "")),
        happened(.skipped(reason: "nausée\n\u{0}\u{1b}[2J'; DROP TABLE record; --")),
        happened(.superseded),
        .extraIntake(
            "baclofen", date("2026-12-01"), Intake(amount: mg(10), at: utc("2026-12-01 20:00"))),
        heldCourse,
        .course(
            "baclofen", CourseMove(.resumed, from: civil("2026-12-05 00:00")), reason: nil),
        .course(
            "baclofen", CourseMove(.steppedBack, from: civil("2026-12-05 16:45")), reason: nil),
        .placed(
            "baclofen",
            Placement(
                from: date("2026-12-05"), plan: 1,
                place: CoursePosition(
                    step: 6, day: 2, isHeld: true, since: date("2026-11-30")),
                reason: .asked)),
        .placed(
            "baclofen",
            Placement(from: date("2026-12-05"), plan: 1, place: nil, reason: .accepted)),
        .told(News(.change, of: "baclofen", on: date("2026-12-05"))),
        .told(News(.review, of: "baclofen", on: date("2026-12-05"))),
    ]
    + everyObservation.map {
        .diary(DiaryEntry($0, at: utc("2026-11-30 19:40"), on: date("2026-11-30")))
    } + [
        .stock(
            StockEntry(
                .added, of: "baclofen", strength: mg(10),
                pieces: Amount(grains: 60_500, .tablets), expires: date("2027-03-31"),
                on: date("2026-11-30"))),
        .stock(
            StockEntry(
                .counted, of: "drops", strength: nil, pieces: Amount(grains: 0, .drops),
                on: date("2026-11-30"))),
        .told(News(.runsOut, of: "baclofen", on: date("2026-12-05"), strength: mg(10))),
        .told(News(.expires, of: "drops", on: date("2026-12-05"))),
        .undone(5),
    ] + MissedCause.allCases.map { happened(.missed($0)) }
