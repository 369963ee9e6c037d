import Dispatch
import DoseCore
import Systemd

/// The alarms on the screen, one notification for each, and whatever is left there of their earlier rings.
final class AlarmBoard {
    private let server: NotificationServer
    private let remnants: Remnants
    private let words: () -> NotificationWords
    private var alarms: [Alarm.ID: ShownAlarm] = [:]
    private var rings = RingBook()

    init(
        on server: NotificationServer, remnants: Remnants, words: @escaping () -> NotificationWords
    ) {
        self.server = server
        self.remnants = remnants
        self.words = words
    }

    var isEmpty: Bool { alarms.isEmpty }

    /// The server is gone, and with it all that it showed.
    func forget() {
        alarms = [:]
        rings = RingBook()
    }

    /// The doses that a button is for; nil when it is none of ours.
    func doses(of key: ActionKey, on number: UInt32) -> [DoseID]? {
        rings.doses(of: key, on: number)
    }

    /// Shows an alarm or brings it up to date.
    func show(_ alarm: Alarm) {
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
    }

    func withdrawAll() {
        for shown in alarms.values { close(shown.ids) }
        alarms = [:]
    }

    /// Words what is on the screen anew, without a ring.
    func refresh() {
        for (id, shown) in alarms.sorted(by: { $0.key < $1.key }) {
            switch shown.phase {
            case .asked(next: nil): alarms[id]?.phase = .asked(next: shown.alarm)
            case .shown(let number): ask(shown.alarm, replacing: number, isQuiet: true)
            // What the server may still show is worded as before, and goes when this is shown.
            case .unanswered: ask(shown.alarm, isQuiet: true)
            case .asked, .closed: break
            }
        }
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
        var notification = words().alarm(alarm, nonce: nonce, hasButtons: server.hasButtons)
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

    /// Takes notifications of ours off the screen, whichever process showed them.
    func close(_ ids: [UInt32]) {
        for id in ids {
            server.retract(id, leaving: words().over)
            remnants.remove(id)
        }
    }

    // MARK: Signals

    func closed(_ number: UInt32, _ reason: NotificationServer.Reason) {
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
        guard let pause = shown.pauseBeforeReturn else { return }
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(pause)) { [weak self] in
            guard let self, let now = alarms[id], now.nonce == shown.nonce,
                case .closed = now.phase
            else { return }
            ask(shown.alarm, isQuiet: true, returns: shown.returns + 1)
        }
    }
}
