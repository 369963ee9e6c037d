import DoseCore
import Testing

/// The one transition function, whole: every state and every event.
@Suite struct `The states of a dose` {
    static let set = Moment(
        wall: Instant(seconds: 1_796_000_000), boot: BootTime(boot: "first", milliseconds: 60_000))
    static let later = Moment(
        wall: set.wall + .minutes(10), boot: BootTime(boot: "first", milliseconds: 660_000))
    static let intake = Intake(amount: Amount(milligrams: 10), at: later.wall)
    static let closes = set.wall + .minutes(60)
    static let until = later.wall + .minutes(5)

    static let ringing = DoseState.ringing(closes: Deadline(end: closes, set: set))
    static let snoozed = DoseState.snoozed(
        closes: Deadline(end: closes, set: set), until: Deadline(end: until, set: set))

    static let events: [DoseEvent] = [
        .raised(closes: closes), .snoozed(until: until), .taken(intake),
        .skipped(reason: "drowsy"), .missed(.unanswered), .superseded,
    ]
    private static let raisedLater = DoseState.ringing(closes: Deadline(end: closes, set: later))
    private static let snoozedLater = DoseState.snoozed(
        closes: Deadline(end: closes, set: set), until: Deadline(end: until, set: later))
    private static let taken = DoseState.settled(.taken(intake))
    private static let skipped = DoseState.settled(.skipped(reason: "drowsy"))
    private static let missed = DoseState.settled(.missed(.unanswered))
    private static let superseded = DoseState.settled(.superseded)

    /// A state, and what follows from raised, snoozed, taken, skipped, missed and superseded; nil where it cannot happen.
    static let rows: [(DoseState, [DoseState?])] = [
        (.awaited, [raisedLater, nil, taken, skipped, missed, superseded]),
        (ringing, [nil, snoozedLater, taken, skipped, missed, superseded]),
        (snoozed, [nil, snoozedLater, taken, skipped, missed, superseded]),
        (taken, [nil, nil, nil, nil, nil, nil]),
        (skipped, [nil, nil, taken, nil, nil, nil]),
        (missed, [nil, nil, taken, nil, nil, nil]),
        (.settled(.missed(.clockStep)), [nil, nil, taken, nil, nil, nil]),
        (.settled(.missed(.spacing)), [nil, nil, taken, nil, nil, nil]),
        (.settled(.missed(.unattended)), [raisedLater, nil, taken, skipped, nil, superseded]),
        (superseded, [raisedLater, nil, taken, skipped, nil, nil]),
    ]

    @Test(arguments: rows) func `lead to these`(state: DoseState, next: [DoseState?]) {
        #expect(Self.events.map { state.after($0, at: Self.later) } == next)
    }
}
