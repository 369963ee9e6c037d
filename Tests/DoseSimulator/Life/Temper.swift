/// How much goes wrong in a life.
package enum Temper: String, CaseIterable, Sendable {
    /// Something once in a week.
    case calm
    /// Something every day.
    case troubled
    /// Something every hour or two.
    case wild

    /// The time from one disturbance to the next, on average, in milliseconds.
    var pause: Int {
        switch self {
        case .calm: 7 * 24 * 3_600_000
        case .troubled: 24 * 3_600_000
        case .wild: 2 * 3_600_000
        }
    }

    /// Of a hundred lives 73 are calm, 25 troubled and 2 wild.
    static func any(_ random: inout Random) -> Temper {
        switch random.int(1...100) {
        case 1...73: .calm
        case 74...98: .troubled
        default: .wild
        }
    }
}
