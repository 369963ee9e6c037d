/// One alarm's notification, as far as the server has told of it.
struct ShownAlarm: Sendable {
    var alarm: Alarm
    let nonce: String
    var phase: Phase
    /// What else is on the screen of this alarm until its own id is known, and the doses that it lists.
    var standing: [UInt32: [DoseID]] = [:]
    /// How often it was shown again since it rang, for the server took it away or refused it.
    var returns = 0

    enum Phase {
        /// Asked for, in the place of a `former` one; `next` is to be shown instead as soon as this one has its id.
        case asked(former: UInt32?, next: Alarm?)
        case shown(id: UInt32)
        /// The server did not say in time that it shows it, and may still.
        case unanswered(former: UInt32?)
        /// The person or the server closed it, or the server refused it; the next ring shows it again.
        case closed
    }

    var doses: [DoseID] { alarm.doses.map(\.dose.id) }

    /// All that is to be closed with it.
    var ids: [UInt32] {
        if case .shown(let id) = phase {
            Set(standing.keys).union([id]).sorted()
        } else {
            standing.keys.sorted()
        }
    }

    /// After which time it is shown again; nil when it waits for its next ring.
    var pauseBeforeReturn: Duration? {
        returns < AlarmScreen.returnLimit ? .seconds(2 << returns) : nil
    }
}
