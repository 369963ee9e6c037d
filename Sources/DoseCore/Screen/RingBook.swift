/// The buttons of all rings that the server which is there now was asked for, so that each of them counts.
///
/// A picture of an earlier ring may still be under somebody's hand, or come back from a server's history.
struct RingBook: Sendable {
    struct Ring {
        let alarm: Alarm.ID
        let doses: [DoseID]
        /// Nil until the server has told it.
        var number: UInt32?
    }

    private var rings: [String: Ring] = [:]
    /// The oldest first.
    private var nonces: [String] = []

    subscript(nonce: String) -> Ring? { rings[nonce] }

    /// - Parameter isOver: whether an alarm is not shown any more; what is open keeps its buttons.
    mutating func add(
        _ nonce: String, _ alarm: Alarm.ID, _ doses: [DoseID], isOver: (Alarm.ID) -> Bool
    ) {
        rings[nonce] = Ring(alarm: alarm, doses: doses)
        nonces.append(nonce)
        guard nonces.count > Self.limit else { return }
        let oldest = nonces.firstIndex(where: { rings[$0].map { isOver($0.alarm) } ?? true })
        if oldest == nil, nonces.count <= Self.hardLimit { return }
        rings[nonces.remove(at: oldest ?? 0)] = nil
    }

    /// What was shown is to be shown anew, under another number.
    mutating func untell(_ nonce: String) { rings[nonce]?.number = nil }

    mutating func tell(_ nonce: String, _ number: UInt32) { rings[nonce]?.number = number }

    /// The doses that a button is for; nil when it is none of ours.
    ///
    /// A button is pressed also before the server has told the number of its notification; once it has, only that counts.
    func doses(of nonce: String, on number: UInt32) -> [DoseID]? {
        guard let ring = rings[nonce], ring.number == nil || ring.number == number else {
            return nil
        }
        return ring.doses
    }

    /// A dose that rings every five minutes for twelve hours has fewer.
    private static let limit = 256
    /// What is open keeps its buttons beyond that, if not for ever.
    private static let hardLimit = 4096
}
