/// An alarm that is rung to be tried.
extension NotificationWords {
    package func test(nonce: String, hasButtons: Bool) -> Notification {
        Notification(
            summary: tr("Test alarm"),
            body: hasButtons
                ? tr("This is how dosed rings. Press \"Taken\": nothing is recorded.")
                : tr("This is how dosed rings. Close it: nothing is recorded."),
            actions: [
                Notification.Action(
                    key: "\(ActionKey(.taken, of: nonce))", label: trc("button", "Taken"))
            ], urgency: .critical, sound: sound)
    }

    /// Nobody has written a plan yet.
    package var noPlan: Notification {
        Notification(
            summary: tr("dosed has no plan yet"),
            body: tr(
                "Nothing rings until there is one. To answer a few questions in a terminal: %1$s",
                "\(client) setup"), urgency: .normal)
    }
}
