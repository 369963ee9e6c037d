import DoseCore
import Systemd

@testable import DoseDaemon
@testable import Words

/// A desktop on a bus of its own, and what it tells.
final class Screen {
    let bus: PrivateBus
    let desktop: Desktop
    private let book: Book

    private final class Book {
        var log: [String] = []
        var appearances = 0
        var presses: [Desktop.Press] = []
        var settings = Settings()
        var boot = BootTime(boot: "boot", milliseconds: 0)
        var isReading = true

        /// Whoever is there reads what comes up before it is pressed, unless time stands still.
        func now() -> BootTime {
            if isReading { boot.milliseconds += 1000 }
            return boot
        }
    }

    var log: [String] { book.log }
    var appearances: Int { book.appearances }
    /// The buttons pressed, in their order.
    var pressed: [ActionKey.Button] { book.presses.map(\.key.button) }
    var presses: [Desktop.Press] { book.presses }

    /// Says neither name nor amount from here on.
    func becomePrivate() {
        book.settings.isPrivate = true
        desktop.refresh()
    }

    /// From here on nobody has the time to read what comes up.
    func stopTime() { book.isReading = false }

    /// And from here on they have.
    func goOn() { book.isReading = true }

    init() async throws {
        bus = try await PrivateBus()
        let book = Book()
        self.book = book
        desktop = Desktop(
            words: { NotificationWords(.person, settings: book.settings, zone: .utc) },
            now: { book.now() }, log: { book.log.append($0) }, appeared: { book.appearances += 1 },
            pressed: { book.presses.append($0) })
    }

    func notify(_ summary: String, _ urgency: Notification.Urgency = .normal) {
        desktop.notify { Notification(summary: summary, body: "B", urgency: urgency) }
    }

    /// What was missed with nobody there.
    func offer(_ doses: [DoseID]) {
        desktop.offer(doses) { nonce in
            var notice = Notification(summary: "missed", body: "B", urgency: .normal)
            notice.actions = [ActionKey.Button.took, .missed].map {
                Notification.Action(key: "\(ActionKey($0, of: nonce ?? ""))", label: "\($0)")
            }
            return notice
        }
    }

    func connect() async { await bus.whileOfSession { desktop.connect() } }

    /// A server that the desktop has found.
    func server(
        abilities: [String]? = ["actions", "body", "body-markup"], firstID: UInt32 = 1,
        program: String = "peer", isPaused: Bool = false
    ) async throws -> NotificationPeer {
        let before = appearances
        let server = try NotificationPeer(
            on: bus.address, abilities: abilities, firstID: firstID)
        server.program = program
        server.isPaused = isPaused
        await connect()
        _ = await eventually(within: .seconds(8)) { appearances > before }
        return server
    }

    /// Shows an alarm and waits until the server has it and its answer is here.
    func show(_ alarm: Alarm, on server: NotificationPeer) async {
        let before = server.notified.count
        desktop.show(alarm)
        _ = await eventually { server.notified.count > before }
        await settle()
    }

    /// Lets everything that is under way arrive, however seldom the bus gets its turn.
    func settle() async {
        for _ in 0..<3 { await bus.roundTrip() }
        await pause(.milliseconds(40))
    }
}
