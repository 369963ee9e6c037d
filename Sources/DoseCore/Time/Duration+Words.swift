extension Duration {
    /// How long it is to people, in whole minutes: `less than a minute`, `30 min`, `18 h`, `2 h 5 min`, `3 days`.
    package var words: String {
        let minutes = milliseconds / 60_000
        switch minutes {
        case ...0: return "less than a minute"
        case 1..<60: return "\(minutes) min"
        case 60..<2880:
            let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
            return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
        default: return "\(minutes / 1440) days"
        }
    }
}
