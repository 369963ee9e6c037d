/// One entry of the ledger; never changed and never deleted.
package struct Record: Hashable, Sendable {
    /// The place in the ledger, from 1, without gaps.
    package var number: Int64
    /// When it was recorded.
    package var at: Moment
    /// Whether the wall clock could be right then; if not, `at` says little.
    package var isClockTrusted: Bool
    package var by: Origin
    /// The name that the asker gave the request, so that a retry is not recorded twice.
    package var request: RequestID?
    package var event: Event
    /// What an intake took of the pieces at home, where these are counted.
    package var used: [StockPortion]
    /// Where it was recorded first; nil for what was recorded here.
    package var provenance: Provenance?

    package init(
        number: Int64, at: Moment, isClockTrusted: Bool = true, by: Origin,
        request: RequestID? = nil, event: Event, used: [StockPortion] = [],
        provenance: Provenance? = nil
    ) {
        self.number = number
        self.at = at
        self.isClockTrusted = isClockTrusted
        self.by = by
        self.request = request
        self.event = event
        self.used = used
        self.provenance = provenance
    }

    package enum Event: Hashable, Sendable {
        /// `afterLoss` says that an older ledger was lost: what was taken before is not known.
        case planAdopted(PlanText, afterLoss: Bool)
        /// What happened to a dose; `planned` and `due` are the plan's of that moment.
        case dose(DoseID, planned: Amount, due: Instant, DoseEvent)
        /// An intake outside every window, and the civil date that it counts for.
        case extraIntake(Medication.Key, CivilDate, Intake)
        /// What a person did to a course.
        case course(Medication.Key, CourseMove, reason: String?)
        /// Where a course goes on.
        case placed(Medication.Key, Placement)
        /// What the person was told of a course, so that it is told once.
        case told(News)
        /// What the person noted of themselves; it changes no dose.
        case diary(DiaryEntry)
        /// What the person told of the pieces at home; it changes no dose.
        case stock(StockEntry)
        /// An earlier answer taken back; 0 for one of another computer that has not arrived yet.
        case undone(Int64)
    }
}

package typealias RequestID = String

/// The plan as it was written; the ledger keeps it whole, so that a day can be told by the plan that was in force.
package typealias PlanText = String

/// Whose hand a record is from.
package enum Origin: String, CaseIterable, Sendable {
    case daemon
    case button
    case command
}

extension Record {
    /// When it was recorded; nil where the clock could not be trusted.
    var trustedInstant: Instant? { isClockTrusted ? at.wall : nil }
}

extension Record.Event {
    /// Whether a plan goes on with what is left of a ledger that lost records.
    package var isAdoptionAfterLoss: Bool {
        if case .planAdopted(_, afterLoss: true) = self { true } else { false }
    }

    /// The kinds of events, each in one word: the one list that ledger, journal, control protocol and screens share.
    package enum Word: String, CaseIterable, Sendable {
        case planAdopted = "plan_adopted"
        case raised, snoozed, taken, skipped, missed, superseded
        case extraIntake = "extra_intake"
        case held, resumed
        case steppedBack = "stepped_back"
        case placed
        case told
        case diary
        case stock
        case undone
    }

    package var word: Word {
        switch self {
        case .planAdopted: .planAdopted
        case .dose(_, _, _, .raised): .raised
        case .dose(_, _, _, .snoozed): .snoozed
        case .dose(_, _, _, .taken): .taken
        case .dose(_, _, _, .skipped): .skipped
        case .dose(_, _, _, .missed): .missed
        case .dose(_, _, _, .superseded): .superseded
        case .extraIntake: .extraIntake
        case .course(_, let move, _):
            switch move.kind {
            case .held: .held
            case .resumed: .resumed
            case .steppedBack: .steppedBack
            }
        case .placed: .placed
        case .told: .told
        case .diary: .diary
        case .stock: .stock
        case .undone: .undone
        }
    }

    /// The dose that it is about.
    package var dose: DoseID? {
        if case .dose(let id, _, _, _) = self { id } else { nil }
    }

    /// What was swallowed, of a dose or extra.
    package var intake: (medication: Medication.Key, intake: Intake)? {
        switch self {
        case .dose(let id, _, _, .taken(let intake)): (id.medication, intake)
        case .extraIntake(let key, _, let intake): (key, intake)
        case .dose, .course, .placed, .told, .planAdopted, .diary, .stock, .undone: nil
        }
    }

    /// The civil date of the dose, of the extra intake, of the entry, or on which something was told.
    package var date: CivilDate? {
        switch self {
        case .dose(let id, _, _, _): id.date
        case .extraIntake(_, let date, _): date
        case .diary(let entry): entry.date
        case .stock(let entry): entry.date
        case .planAdopted, .course, .placed, .told, .undone: nil
        }
    }

    /// Whether a person said it, so that `undo` may take it back.
    package var isAnswer: Bool {
        switch self {
        case .dose(_, _, _, .taken), .dose(_, _, _, .skipped), .dose(_, _, _, .snoozed),
            .extraIntake, .course, .diary, .stock:
            true
        case .placed(_, let placement):
            placement.isAnswer
        case .planAdopted, .told, .undone, .dose(_, _, _, .raised), .dose(_, _, _, .missed),
            .dose(_, _, _, .superseded):
            false
        }
    }

    /// At what a command of the person's own is run for it; nil where none is.
    package var occasion: Occasion? {
        switch self {
        case .dose(_, _, _, .taken), .dose(_, _, _, .skipped), .dose(_, _, _, .snoozed),
            .extraIntake:
            .answered
        case .dose(_, _, _, .missed): .missed
        case .placed(_, let placement): placement.reason == .asked ? .question : nil
        case .planAdopted, .course, .told, .diary, .stock, .undone, .dose(_, _, _, .raised),
            .dose(_, _, _, .superseded):
            nil
        }
    }
}
