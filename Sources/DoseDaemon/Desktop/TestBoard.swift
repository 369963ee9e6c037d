import ControlProtocol
import DoseCore
import Words

/// One alarm that is rung to be tried, and the button on it; nothing of it is recorded.
///
/// It makes way for a dose, and does not come back after it.
final class TestBoard {
    private enum State {
        case none
        /// For a server that was asked to come.
        case waiting
        /// The server has told the number once it has shown it.
        case shown(nonce: String, number: UInt32?)
    }

    private let server: NotificationServer
    private let alarms: AlarmBoard
    private let words: (_ nonce: String) -> Notification
    private var state = State.none
    /// How far it has come.
    var told: (AlarmTest) -> Void = { _ in }

    init(
        on server: NotificationServer, beside alarms: AlarmBoard,
        words: @escaping (_ nonce: String) -> Notification
    ) {
        self.server = server
        self.alarms = alarms
        self.words = words
    }

    /// How far it is now; nil when none is tried.
    var now: AlarmTest? {
        switch state {
        case .none: nil
        case .waiting, .shown(_, nil): .waiting
        case .shown: .shown
        }
    }

    func begin() {
        guard now == nil else { return }
        state = .waiting
        if server.abilities == nil { server.start() } else { restore() }
    }

    /// Shows what waited for a server.
    func restore() {
        guard case .waiting = state, server.abilities != nil else { return }
        let nonce = ActionKey.newNonce()
        state = .shown(nonce: nonce, number: nil)
        server.notify(words(nonce), isMeant: { [weak self] in self?.isMeant(nonce) ?? false }) {
            [weak self] receipt in
            guard let self, case .shown(let number) = receipt else { return }
            guard isMeant(nonce) else { return server.close(number) }
            state = .shown(nonce: nonce, number: number)
            // The button of a daemon that is gone reaches nobody.
            alarms.tell { $0.keep(notice: number) }
            told(.shown)
        }
    }

    private func isMeant(_ nonce: String) -> Bool {
        if case .shown(nonce, _) = state { true } else { false }
    }

    /// Whether the button is that of the test, which is over with it.
    func isPressed(_ key: ActionKey) -> Bool {
        guard isMeant(key.nonce) else { return false }
        end(.pressed)
        return true
    }

    func closed(_ number: UInt32) {
        guard case .shown(_, number) = state else { return }
        end(.closed)
    }

    /// The server is gone; another one is waited for.
    func forget() {
        if case .shown = state { state = .waiting }
    }

    func end(_ outcome: AlarmTest) {
        guard now != nil else { return }
        if case .shown(_, let number?) = state {
            server.close(number)
            alarms.tell { $0.forget(notice: number) }
        }
        state = .none
        told(outcome)
    }
}
