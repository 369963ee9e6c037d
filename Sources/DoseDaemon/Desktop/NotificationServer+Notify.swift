import Dispatch
import Systemd
import Words

/// What the server is asked to show, and to show no longer.
extension NotificationServer {
    /// Shows a notification; `told` may be called twice, for a server that is late may still answer.
    ///
    /// One that refuses is asked once more: some take nothing that says within a second what was said before.
    ///
    /// - Parameter isMeant: whether it is still to be shown when it is asked for once more.
    func notify(
        _ notification: Notification, replacing id: UInt32 = 0, isSecond: Bool = false,
        isMeant: @escaping () -> Bool = { true }, told: @escaping (Receipt) -> Void
    ) {
        guard let abilities else { return told(.refused) }
        if case .unclear(let peer, isAsked: false) = state {
            state = .unclear(peer, isAsked: true)
            askAbilities()
        }
        let call = Self.call("Notify", notification.arguments(replacing: id, for: abilities))
        let late = { [weak self] in
            self?.log("the notification server did not show an alarm: unanswered")
            told(.late)
        }
        connection.send(call, late: late) { [weak self] result in
            do {
                let answer = try result.get()
                // An id means something only to the server that gave it.
                guard let self, isFromServer(answer) else { return told(.refused) }
                let id = try answer.uint32()
                guard id > 0 else {
                    // fnott, while it is paused.
                    log("the notification server did not show an alarm: it gave it no number")
                    return told(.refused)
                }
                told(.shown(id))
            } catch BusError.answered where !isSecond {
                DispatchQueue.main.asyncAfter(deadline: .now() + Self.refusalPause) {
                    guard isMeant() else { return told(.refused) }
                    self?.notify(
                        notification, replacing: id, isSecond: true, isMeant: isMeant, told: told)
                }
            } catch {
                self?.log("the notification server did not show an alarm: \(error)")
                told(.refused)
            }
        }
    }

    private static let refusalPause: DispatchTimeInterval = .milliseconds(1100)

    func close(_ id: UInt32) { ask("CloseNotification", [.uint32(id)]) { _ in } }

    /// Takes a notification off the screen that is true no longer; its text goes first.
    ///
    /// dunst and mako keep what was closed and bring it back when they are asked to, and a close may be lost.
    func retract(_ id: UInt32, leaving text: Notification) {
        if let abilities {
            let arguments = text.arguments(replacing: id, for: abilities)
            ask("Notify", arguments) { [weak self] message in
                // It was gone already, or the server replaces nothing.
                if let other = try? message?.uint32(), other != id { self?.close(other) }
            }
        }
        close(id)
    }
}
