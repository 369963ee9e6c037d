import Dispatch
import DoseCore
import Systemd

/// The alarms and notices on the desktop.
///
/// One notification for each alarm. What a button is for is known by a nonce in its key, because servers use ids anew;
/// each ring has its own, and all of them count.
final class Desktop {
    /// A button that was pressed on an alarm.
    struct Press {
        /// Of one notification only, so that a signal repeated is a request repeated.
        let key: ActionKey
        let doses: [DoseID]
    }

    private let server: NotificationServer
    private let notices: NoticeBoard
    private let remnants: Remnants
    private var alarms: [Alarm.ID: ShownAlarm] = [:]
    private var rings = RingBook()
    private var isStrangeButtonTold = false
    private let words: () -> NotificationWords
    private let log: (String) -> Void
    private let pressed: (Press) -> Void

    /// - Parameters:
    ///   - words: the way in which alarms are worded now.
    ///   - remnants: the file in which is kept what is on the screen.
    ///   - appeared: a server is there that is to be shown what is open.
    init(
        words: @escaping () -> NotificationWords, remnants: String? = nil,
        log: @escaping (String) -> Void,
        appeared: @escaping () -> Void, pressed: @escaping (Press) -> Void
    ) {
        self.words = words
        self.log = log
        self.pressed = pressed
        self.remnants = Remnants(path: remnants)
        server = NotificationServer(log: log)
        notices = NoticeBoard(on: server, remnants: self.remnants)
        server.handle = { [weak self] event in
            switch event {
            case .appeared:
                self?.forget()
                self?.closeRemnants()
                appeared()
                self?.notices.restore()
            case .learned: self?.refresh()
            case .gone: self?.forget()
            case .invoked(let id, let key): self?.invoked(id, key)
            case .closed(let id, let reason): self?.closed(id, reason)
            }
        }
    }

    func connect() { server.connect() }

    /// Whether there is a server that shows alarms.
    var isThere: Bool { server.abilities != nil }

    /// Whether its notifications have buttons.
    var hasButtons: Bool { server.abilities?.contains("actions") ?? false }

    private func forget() {
        alarms = [:]
        rings = RingBook()
        notices.forget()
    }

    /// Takes off what a daemon before this one left, for its buttons reach nobody; a server that lets nobody else close
    /// what it shows has taken it off itself.
    private func closeRemnants() {
        for id in remnants.begin(at: server.place) {
            server.close(id)
            remnants.remove(id)
        }
    }

    // MARK: Alarms

    /// Shows an alarm or brings it up to date; without a server it asks for one, which is then told what is open.
    func show(_ alarm: Alarm) {
        guard isThere else { return server.start() }
        if alarm.call != .silent { notices.clear() }
        switch alarms[alarm.id]?.phase {
        case .asked:
            alarms[alarm.id]?.phase = .asked(next: alarm)
        case .shown(let id) where alarm.call == .silent:
            ask(alarm, replacing: id)
        case .shown(let id):
            // A replaced notification pops up again with few servers; a new one does with all.
            close([id])
            ask(alarm)
        case .unanswered, .closed, nil:
            ask(alarm)
        }
    }

    func withdraw(_ id: Alarm.ID) {
        if let shown = alarms.removeValue(forKey: id) { close(shown.ids) }
        if alarms.isEmpty { notices.restore() }
    }

    /// Takes every alarm off the screen, as at the end: their buttons would reach nobody.
    func withdrawAll() {
        for shown in alarms.values { close(shown.ids) }
        alarms = [:]
    }

    /// Words everything that is on the screen anew, without a ring.
    func refresh() {
        guard isThere else { return }
        for (id, shown) in alarms.sorted(by: { $0.key < $1.key }) {
            switch shown.phase {
            case .asked(next: nil): alarms[id]?.phase = .asked(next: shown.alarm)
            case .shown(let number): ask(shown.alarm, replacing: number, isQuiet: true)
            case .asked, .unanswered, .closed: break
            }
        }
        if !notices.isCleared { notices.refresh() }
    }

    private func ask(
        _ alarm: Alarm, replacing id: UInt32 = 0, isQuiet: Bool = false, returns: Int = 0
    ) {
        let nonce = String(UInt64.random(in: .min ... .max), radix: 16)
        let before = alarms[alarm.id]
        alarms[alarm.id] = ShownAlarm(
            alarm: alarm, nonce: nonce, standing: before?.standing.union(id == 0 ? [] : [id]) ?? [],
            returns: returns)
        rings.add(nonce, alarm.doses.map(\.dose.id))
        var notification = words().alarm(alarm, nonce: nonce, hasButtons: hasButtons)
        notification.tag = "org.dosed.\(alarm.id.milliseconds)"
        if isQuiet { notification.sound = nil }
        let isMeant = { [weak self] in self?.alarms[alarm.id]?.nonce == nonce }
        server.notify(notification, replacing: id, isMeant: isMeant) { [weak self] receipt in
            self?.received(receipt, of: nonce, alarm.id, replacing: id)
        }
    }

    private func received(
        _ receipt: NotificationServer.Receipt, of nonce: String, _ id: Alarm.ID,
        replacing former: UInt32
    ) {
        if case .shown(let number) = receipt {
            rings.tell(nonce, number)
            remnants.insert(number)
        }
        guard let shown = alarms[id], shown.nonce == nonce else { return superseded(receipt, id) }
        var next: Alarm?
        if case .asked(let alarm) = shown.phase { next = alarm }
        switch receipt {
        case .shown(let number):
            alarms[id]?.phase = .shown(id: number)
            alarms[id]?.standing = []
            // What came late of earlier rings, and what a server did not replace.
            close(shown.standing.subtracting([number]).sorted())
        case .late: alarms[id]?.phase = .unanswered
        case .refused where former != 0 && shown.standing.contains(former):
            alarms[id]?.phase = .shown(id: former)
        case .refused: alarms[id]?.phase = .closed
        }
        if let next { show(next) }
    }

    /// A notification came that was withdrawn, or rung anew, in the meantime.
    private func superseded(_ receipt: NotificationServer.Receipt, _ id: Alarm.ID) {
        guard case .shown(let number) = receipt else { return }
        switch alarms[id]?.phase {
        case .shown(number): break
        // Some servers give the ring that is asked for the same id, and to close it now would take that away.
        case .asked, .unanswered: alarms[id]?.standing.insert(number)
        case .shown, .closed, nil: close([number])
        }
    }

    private func close(_ ids: [UInt32]) {
        for id in ids {
            server.close(id)
            remnants.remove(id)
        }
    }

    // MARK: Notices

    /// A quiet word that asks for no answer; without a server it waits for one.
    func notify(_ words: @escaping () -> Notification) { notices.notify(words) }

    /// A quiet word that stays true until it is told that it is not; there is one at a time.
    func warn(_ words: @escaping () -> Notification) { notices.warn(words) }

    func endWarning() { notices.endWarning() }

    // MARK: Signals

    private func invoked(_ number: UInt32, _ text: String) {
        // Servers tell everybody of every button, also of other programs' ones.
        guard let key = ActionKey(text) else { return }
        guard let doses = rings.doses(of: key, on: number) else {
            if !isStrangeButtonTold { log("a button that is of no alarm here was ignored") }
            isStrangeButtonTold = true
            return
        }
        pressed(Press(key: key, doses: doses))
    }

    private func closed(_ number: UInt32, _ reason: NotificationServer.Reason) {
        notices.closed(number)
        remnants.remove(number)
        for (id, shown) in alarms {
            alarms[id]?.standing.remove(number)
            if case .shown(number) = shown.phase {
                alarms[id]?.phase = .closed
                if reason == .byServer { bringBack(id, shown) }
            }
        }
    }

    /// Shows an alarm again that the server took away by itself: less and less often, until it rings again.
    private func bringBack(_ id: Alarm.ID, _ shown: ShownAlarm) {
        guard shown.returns < Self.returnLimit else { return }
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(2 << shown.returns)) {
            [weak self] in
            guard let self, let now = alarms[id], now.nonce == shown.nonce,
                case .closed = now.phase
            else { return }
            ask(shown.alarm, isQuiet: true, returns: shown.returns + 1)
        }
    }

    /// With the pauses before them, a minute.
    private static let returnLimit = 5
}
