package import DoseCore

/// What is wrong with a file of the person's.
extension NotificationWords {
    /// - Parameter isInForce: whether what was read of it before holds meanwhile.
    package func refused(_ file: PersonFile, errors: Int, isInForce: Bool) -> Notification {
        let count = "\(errors)"
        let command = "\(client) check"
        let (summary, body) =
            switch (file, isInForce) {
            case (.settings, true):
                (
                    trn("dosed.toml has an error", "dosed.toml has %1$s errors", errors, count),
                    tr("The settings of before stay in force. See: %1$s", command)
                )
            case (.settings, false):
                (
                    trn("dosed.toml has an error", "dosed.toml has %1$s errors", errors, count),
                    tr("Until it is fixed the usual settings are in force. See: %1$s", command)
                )
            case (.plan, true), (.zone, true):
                (
                    trn("The plan has an error", "The plan has %1$s errors", errors, count),
                    tr("The plan of before stays in force. See: %1$s", command)
                )
            case (.plan, false), (.zone, false):
                (
                    trn("The plan has an error", "The plan has %1$s errors", errors, count),
                    tr("No dose rings until it is fixed. See: %1$s", command)
                )
            }
        return Notification(summary: summary, body: body, urgency: .normal)
    }
}
