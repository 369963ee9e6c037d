import DoseCore

/// The buttons of all rings that the server which is there now was asked for, so that each of them counts.
///
/// A picture of an earlier ring may still be under somebody's hand, or come back from a server's history.
struct RingBook {
    private struct Ring {
        let doses: [DoseID]
        /// Nil until the server has told it.
        var number: UInt32?
    }

    private var rings: [String: Ring] = [:]
    /// The oldest first.
    private var nonces: [String] = []

    mutating func add(_ nonce: String, _ doses: [DoseID]) {
        rings[nonce] = Ring(doses: doses)
        nonces.append(nonce)
        if nonces.count > Self.limit { rings[nonces.removeFirst()] = nil }
    }

    /// What was shown is to be shown anew, under another number.
    mutating func untell(_ nonce: String) { rings[nonce]?.number = nil }

    mutating func tell(_ nonce: String, _ number: UInt32) { rings[nonce]?.number = number }

    /// The doses that a button is for; nil when it is none of ours.
    ///
    /// A button is pressed also before the server has told the number of its notification; once it has, only that counts.
    func doses(of key: ActionKey, on number: UInt32) -> [DoseID]? {
        guard let ring = rings[key.nonce], ring.number == nil || ring.number == number else {
            return nil
        }
        return ring.doses
    }

    /// A dose that rings every five minutes for twelve hours has fewer.
    private static let limit = 256
}
