import DoseCore

/// What is wrong with a file of the person's.
extension NotificationWords {
    /// - Parameter isInForce: whether what was read of it before holds meanwhile.
    func refused(_ file: PersonFile, errors: Int, isInForce: Bool) -> Notification {
        let (what, rest) =
            switch file {
            case .settings:
                (
                    "dosed.toml has",
                    isInForce
                        ? "The settings as they were stay in force."
                        : "The settings that dosed has by itself are in force."
                )
            case .plan, .zone:
                (
                    "The plan has",
                    isInForce ? "The plan as it was stays in force." : "No dose rings."
                )
            }
        return Notification(
            summary: "\(what) \(errors) \(errors == 1 ? "error" : "errors")",
            body: "\(rest) See: \(client) check", urgency: .normal)
    }
}
