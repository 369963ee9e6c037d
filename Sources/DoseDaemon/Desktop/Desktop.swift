import DoseCore
import Systemd

/// The alarms and notices on the desktop.
///
/// One notification for each alarm; ids live as long as the server that gave them and are never stored. What a button
/// is for is known by a nonce in its key, because servers use ids anew.
final class Desktop {
    /// A button that was pressed on an alarm.
    struct Press {
        /// Of one notification only, so that a signal repeated is a request repeated.
        let key: ActionKey
        let doses: [DoseID]
    }

    /// One alarm's notification.
    private struct Shown {
        var alarm: Alarm
        let nonce: String
        var phase: Phase

        enum Phase {
            /// Asked for; `next` is to be shown instead as soon as this one has its id.
            case asked(next: Alarm?)
            case shown(id: UInt32)
            /// The person or the server closed it, or the server did not say in time that it shows it; the next ring
            /// shows it again.
            case closed(id: UInt32?)
        }

        /// Whether a button of this notification is the alarm's.
        func hasButton(of number: UInt32) -> Bool {
            switch phase {
            case .asked: false
            case .shown(let id): id == number
            // Some servers tell of the closing before the button, and one that was slow never told its id.
            case .closed(let id): id == nil || id == number
            }
        }
    }

    private var server: NotificationServer?
    private var alarms: [Alarm.ID: Shown] = [:]
    /// What nobody could be told yet, for want of a server; as at every start.
    private var untold: [Notification] = []
    /// The warning that holds now, and its id where it is shown.
    private var warning: (notification: Notification, id: UInt32?)?
    private let words: () -> NotificationWords
    private let pressed: (Press) -> Void

    /// - Parameters:
    ///   - words: the way in which alarms are worded now.
    ///   - appeared: a server is there that is to be shown what is open.
    init(
        words: @escaping () -> NotificationWords, log: @escaping (String) -> Void,
        appeared: @escaping () -> Void, pressed: @escaping (Press) -> Void
    ) {
        self.words = words
        self.pressed = pressed
        server = NotificationServer(log: log) { [weak self] event in
            switch event {
            case .appeared:
                self?.alarms = [:]
                appeared()
                self?.notifyUntold()
            case .gone:
                self?.alarms = [:]
                self?.warning?.id = nil
            case .invoked(let id, let key): self?.invoked(id, key)
            case .closed(let id): self?.closed(id)
            }
        }
    }

    func connect() { server?.connect() }

    /// Whether there is a server that shows alarms.
    var isThere: Bool { server?.abilities != nil }

    /// Whether its notifications have buttons.
    var hasButtons: Bool { server?.abilities?.contains("actions") ?? false }

    // MARK: Alarms

    /// Shows an alarm or brings it up to date; without a server it asks for one, which is then told what is open.
    func show(_ alarm: Alarm) {
        guard isThere else {
            server?.start()
            return
        }
        switch alarms[alarm.id]?.phase {
        case .asked:
            alarms[alarm.id]?.phase = .asked(next: alarm)
        case .shown(let id) where alarm.call == .silent:
            ask(alarm, replacing: id)
        case .shown(let id):
            // A replaced notification pops up again with few servers; a new one does with all.
            server?.close(id)
            ask(alarm)
        case .closed, nil:
            ask(alarm)
        }
    }

    func withdraw(_ id: Alarm.ID) {
        if case .shown(let number) = alarms.removeValue(forKey: id)?.phase {
            server?.close(number)
        }
    }

    /// Takes every alarm off the screen, as at the end: their buttons would reach nobody.
    func withdrawAll() { alarms.keys.forEach(withdraw) }

    /// A quiet word that asks for no answer; without a server it waits for one.
    func notify(_ notification: Notification) {
        guard isThere else {
            untold = (untold + [notification]).suffix(Self.untoldLimit)
            return
        }
        server?.notify(notification) { _ in }
    }

    private func notifyUntold() {
        let notifications = untold
        untold = []
        notifications.forEach(notify)
        warning?.id = nil
        showWarning()
    }

    /// A quiet word that stays true until it is told that it is not; there is one at a time.
    func warn(_ notification: Notification) {
        warning = (notification, warning?.id)
        showWarning()
    }

    func endWarning() {
        if let id = warning?.id { server?.close(id) }
        warning = nil
    }

    private func showWarning() {
        guard isThere, let warning else { return }
        server?.notify(warning.notification, replacing: warning.id ?? 0) { [weak self] id in
            guard let self else { return }
            if self.warning == nil, let id { server?.close(id) }
            self.warning?.id = id
        }
    }

    private func ask(_ alarm: Alarm, replacing id: UInt32 = 0) {
        let nonce = String(UInt64.random(in: .min ... .max), radix: 16)
        alarms[alarm.id] = Shown(alarm: alarm, nonce: nonce, phase: .asked(next: nil))
        let notification = words().alarm(alarm, nonce: nonce, hasButtons: hasButtons)
        server?.notify(notification, replacing: id) { [weak self] number in
            self?.answered(alarm.id, nonce: nonce, number)
        }
    }

    /// The server has taken an alarm's notification, or has not.
    private func answered(_ id: Alarm.ID, nonce: String, _ number: UInt32?) {
        guard let shown = alarms[id], shown.nonce == nonce, case .asked(let next) = shown.phase
        else {
            // Withdrawn in the meantime.
            if let number { server?.close(number) }
            return
        }
        alarms[id]?.phase = number.map { .shown(id: $0) } ?? .closed(id: nil)
        if let next { show(next) }
    }

    // MARK: Signals

    private func invoked(_ number: UInt32, _ key: String) {
        guard let key = ActionKey(key),
            let shown = alarms.values.first(where: { $0.nonce == key.nonce }),
            shown.hasButton(of: number)
        else { return }
        pressed(Press(key: key, doses: shown.alarm.doses.map(\.dose.id)))
    }

    private func closed(_ number: UInt32) {
        if warning?.id == number { warning?.id = nil }
        for (id, shown) in alarms {
            if case .shown(number) = shown.phase { alarms[id]?.phase = .closed(id: number) }
        }
    }

    /// The newest are told; a screen full of old notices would hide the alarm.
    private static let untoldLimit = 4
}
