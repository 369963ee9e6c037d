import Dispatch
import DoseCore
import Systemd
import Words

/// Does what the screen of the alarms asks for, and tells it what came of it.
final class AlarmBoard {
    private let server: NotificationServer
    private let file: RemnantsFile
    private let words: () -> NotificationWords
    private let now: () -> BootTime
    private var screen: AlarmScreen
    private var isAsking = false

    init(
        on server: NotificationServer, remnants file: RemnantsFile,
        words: @escaping () -> NotificationWords, now: @escaping () -> BootTime
    ) {
        self.server = server
        self.file = file
        self.words = words
        self.now = now
        screen = AlarmScreen(
            remnants: file.read(),
            nonce: { ActionKey.newNonce() })
    }

    var isEmpty: Bool { screen.isEmpty }

    /// The doses that a button is for; nil when it is none of ours, and none where nobody can have read what it is for.
    func doses(of key: ActionKey, on number: UInt32) -> [DoseID]? {
        var doses: [DoseID]?
        tell { doses = $0.doses(of: key.nonce, on: number, at: now()) }
        return doses
    }

    /// Tells the screen something, and asks for what comes of it once what is on the screen is kept.
    func tell(_ change: (inout AlarmScreen) -> Void) {
        change(&screen)
        file.keep(screen.remnants)
        guard !isAsking else { return }
        isAsking = true
        defer { isAsking = false }
        while case let requests = screen.takeRequests(), !requests.isEmpty {
            for request in requests { ask(request) }
        }
    }

    private func ask(_ request: ScreenRequest) {
        switch request {
        case .notify(let alarm, let ring):
            var notification = words().alarm(
                alarm, nonce: ring.nonce, hasButtons: server.hasButtons)
            if ring.isQuiet { notification.sound = nil }
            notify(notification, alarm.id, ring.nonce, replacing: ring.former ?? 0)
        case .cover(let id, let nonce):
            notify(words().over, id, nonce, replacing: 0)
        case .close(let number):
            server.retract(number, leaving: words().over)
        case .wait(let duration, let nonce):
            DispatchQueue.main.asyncAfter(
                deadline: .now() + .milliseconds(Int(duration.milliseconds))
            ) { [weak self] in self?.tell { $0.returned(nonce) } }
        }
    }

    private func notify(
        _ notification: Notification, _ id: Alarm.ID, _ nonce: String, replacing number: UInt32
    ) {
        var notification = notification
        notification.tag = "org.dosed.\(id.milliseconds)"
        let isMeant = { [weak self] in self?.screen.isMeant(nonce) ?? false }
        server.notify(notification, replacing: number, isMeant: isMeant) { [weak self] receipt in
            guard let self else { return }
            let now = self.now()
            tell { $0.told(ScreenReceipt(receipt), of: nonce, at: now) }
        }
    }
}

extension ScreenReceipt {
    fileprivate init(_ receipt: NotificationServer.Receipt) {
        self =
            switch receipt {
            case .shown(let number): .shown(number)
            case .late: .late
            case .refused: .refused
            }
    }
}
