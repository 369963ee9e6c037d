/// What is known of one dose.
package enum DoseState: Hashable, Sendable {
    /// Nothing has happened yet.
    case awaited
    /// The alarm was raised and nobody answered.
    case ringing(closes: Deadline)
    /// Raised, and silenced for a while.
    case snoozed(closes: Deadline, until: Deadline)
    case settled(Settlement)

    package var isSettled: Bool {
        if case .settled = self { true } else { false }
    }

    /// When the window of a raised dose that nobody answered closes.
    package var closes: Deadline? {
        switch self {
        case .ringing(let closes), .snoozed(let closes, _): closes
        case .awaited, .settled: nil
        }
    }
}

/// How a dose ended.
package enum Settlement: Hashable, Sendable {
    case taken(Intake)
    case skipped(reason: String?)
    case missed(MissedCause)
    case superseded
}

/// The fact that an amount was swallowed at an instant.
package struct Intake: Hashable, Sendable {
    package var amount: Amount
    package var at: Instant

    package init(amount: Amount, at: Instant) {
        self.amount = amount
        self.at = at
    }
}

/// Why a window closed without an answer.
package enum MissedCause: String, CaseIterable, Sendable {
    /// It rang and nobody answered.
    case unanswered
    /// It never rang: the daemon, the machine or the session was not there, or the clock jumped over the window.
    case unattended
    /// It was open when the wall clock was set past its window.
    case clockStep = "clock_step"
    /// It never rang: the plan's spacing to an earlier intake could not be kept within the window.
    case spacing
}

/// What can happen to a dose.
package enum DoseEvent: Hashable, Sendable {
    case raised(closes: Instant)
    case snoozed(until: Instant)
    case taken(Intake)
    case skipped(reason: String?)
    case missed(MissedCause)
    case superseded
}

extension DoseState {
    /// The one transition function: the state after an event, or nil when the event cannot happen in this state.
    package func after(_ event: DoseEvent, at now: Moment) -> DoseState? {
        switch (self, event) {
        case (.awaited, .raised(let closes)): .ringing(closes: Deadline(end: closes, set: now))
        case (.ringing, .raised), (.snoozed, .raised): nil
        // Two wait again while their window lasts: `Ledger.isOver`.
        case (.settled(.missed(.unattended)), .raised(let closes)),
            (.settled(.superseded), .raised(let closes)):
            .ringing(closes: Deadline(end: closes, set: now))
        case (.settled(.missed(.unattended)), .skipped(let reason)),
            (.settled(.superseded), .skipped(let reason)):
            .settled(.skipped(reason: reason))
        case (.settled(.missed(.unattended)), .superseded): .settled(.superseded)

        case (.ringing(let closes), .snoozed(let until)),
            (.snoozed(let closes, _), .snoozed(let until)):
            .snoozed(closes: closes, until: Deadline(end: until, set: now))
        case (.awaited, .snoozed): nil

        case (.awaited, .taken(let intake)), (.ringing, .taken(let intake)),
            (.snoozed, .taken(let intake)):
            .settled(.taken(intake))
        case (.awaited, .skipped(let reason)), (.ringing, .skipped(let reason)),
            (.snoozed, .skipped(let reason)):
            .settled(.skipped(reason: reason))
        case (.awaited, .missed(let cause)), (.ringing, .missed(let cause)),
            (.snoozed, .missed(let cause)):
            .settled(.missed(cause))
        case (.awaited, .superseded), (.ringing, .superseded), (.snoozed, .superseded):
            .settled(.superseded)

        // The truth is always recorded: an intake in the window, told afterwards.
        case (.settled(.missed), .taken(let intake)), (.settled(.skipped), .taken(let intake)),
            (.settled(.superseded), .taken(let intake)):
            .settled(.taken(intake))
        case (.settled(.taken), .taken): nil

        case (.settled, .raised), (.settled, .snoozed), (.settled, .skipped), (.settled, .missed),
            (.settled, .superseded):
            nil
        }
    }
}
