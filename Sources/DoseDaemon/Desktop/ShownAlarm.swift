import DoseCore

/// One alarm's notification, as far as the server has told of it.
struct ShownAlarm {
    var alarm: Alarm
    let nonce: String
    var phase = Phase.asked(next: nil)
    /// What is on the screen of this alarm beside it, until its own id is known.
    var standing: Set<UInt32> = []
    /// How often it was shown again since it rang, for the server took it away.
    var returns = 0

    enum Phase {
        /// Asked for; `next` is to be shown instead as soon as this one has its id.
        case asked(next: Alarm?)
        case shown(id: UInt32)
        /// The server did not say in time that it shows it, and may still.
        case unanswered
        /// The person or the server closed it, or the server refused it; the next ring shows it again.
        case closed
    }

    /// All that is to be closed with it.
    var ids: [UInt32] {
        if case .shown(let id) = phase { standing.union([id]).sorted() } else { standing.sorted() }
    }

    /// How many seconds after the server took it away it is shown again; nil when it waits for its next ring.
    ///
    /// Five times, and with the pauses before them within about a minute.
    var pauseBeforeReturn: Int? { returns < 5 ? 2 << returns : nil }
}
