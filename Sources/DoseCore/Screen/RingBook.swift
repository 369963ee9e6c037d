/// The buttons of all rings that the server which is there now was asked for, so that each of them counts.
///
/// A picture of an earlier ring may still be under somebody's hand, or come back from a server's history.
struct RingBook: Sendable {
    struct Ring {
        let alarm: Alarm.ID
        let listed: [Alarm.RingingDose]
        /// Nil until the server has told it.
        var number: UInt32?
        /// Since when each dose has stood on the screen as it does in this ring; without those that no server has told.
        var seen: [DoseID: BootTime]

        var doses: [DoseID] { listed.map(\.dose.id) }
    }

    private var rings: [String: Ring] = [:]
    /// The oldest first.
    private var nonces: [String] = []

    subscript(nonce: String) -> Ring? { rings[nonce] }

    /// - Parameters:
    ///   - seen: since when what it lists has been on the screen just so.
    ///   - isOver: whether an alarm is not shown any more; what is open keeps its buttons.
    mutating func add(
        _ nonce: String, _ alarm: Alarm.ID, _ listed: [Alarm.RingingDose],
        seen: [DoseID: BootTime] = [:], isOver: (Alarm.ID) -> Bool
    ) {
        rings[nonce] = Ring(alarm: alarm, listed: listed, seen: seen)
        nonces.append(nonce)
        guard nonces.count > Self.limit else { return }
        let oldest = nonces.firstIndex(where: { rings[$0].map { isOver($0.alarm) } ?? true })
        if oldest == nil, nonces.count <= Self.hardLimit { return }
        rings[nonces.remove(at: oldest ?? 0)] = nil
    }

    mutating func tell(_ nonce: String, _ number: UInt32, at now: BootTime) {
        rings[nonce]?.number = number
        for dose in rings[nonce]?.doses ?? [] where rings[nonce]?.seen[dose] == nil {
            rings[nonce]?.seen[dose] = now
        }
    }

    /// What a button is for; nil when it is none of ours, and nothing where nobody can have read it.
    ///
    /// A button is pressed also before the server has told the number of its notification; once it has, only that counts.
    /// What comes up or changes under a pointer is pressed by a click that was meant for what stood there before.
    func listed(
        by nonce: String, on number: UInt32, at now: BootTime
    ) -> [Alarm.RingingDose]? {
        guard let ring = rings[nonce], ring.number == nil || ring.number == number else {
            return nil
        }
        return ring.listed.filter { ring.seen[$0.dose.id].map(now.isRead) ?? true }
    }

    /// A dose that rings every five minutes for twelve hours has fewer.
    private static let limit = 256
    /// What is open keeps its buttons beyond that, if not for ever.
    private static let hardLimit = 4096
}

extension BootTime {
    /// Whether what came up on a screen then can have been read by now: nobody does within half a second.
    package func isRead(since shown: BootTime) -> Bool {
        elapsed(since: shown).map { $0 >= .milliseconds(500) } ?? true
    }
}
