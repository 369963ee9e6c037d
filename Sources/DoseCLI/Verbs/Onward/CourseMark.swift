/// Why a course is held, where a verb said so: the ledger keeps it as the reason of the move.
enum CourseMark: Equatable {
    /// The amount at which it became indifferent, and until when it is to be kept.
    case threshold(until: String)
    case comfort

    private static let thresholdStart = "threshold, to be kept until "
    private static let comfortReason = "comfort dose"

    var reason: String {
        switch self {
        case .threshold(let until): Self.thresholdStart + until
        case .comfort: Self.comfortReason
        }
    }

    /// Nil where a person said it in words of their own.
    init?(reason: String) {
        if reason == Self.comfortReason {
            self = .comfort
        } else if reason.hasPrefix(Self.thresholdStart) {
            self = .threshold(until: String(reason.dropFirst(Self.thresholdStart.count)))
        } else {
            return nil
        }
    }
}
