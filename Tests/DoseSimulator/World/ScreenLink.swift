package import DoseCore

/// The daemon's own account of a screen, the notification server that has it, and what is under way between them.
package struct ScreenLink {
    /// The server; without one nothing is seen.
    package internal(set) var server: ScreenServer?
    /// What the daemon knows of its screen, and what of that outlives the daemon.
    var screen: AlarmScreen
    var remnants = Remnants()
    var isAsking = false
    private let nonces = Nonces()
    /// Counts the ways that led from the daemon to a server, and the servers.
    package internal(set) var connection = 0
    var servers = 0
    var isServerKnown = false
    /// What arrives first before the others.
    var letters: [Letter] = []
    /// When the server has heard all that was said to it.
    var lastToServer: Int64 = 0
    /// The nonces of what was asked for, and is not answered yet.
    var unanswered: Set<String> = []
    /// Of those on a way that is gone: they may be on the screen, and nobody knows under which id.
    package internal(set) var orphans: Set<String> = []
    /// What a person saw on this server's screen, and the numbers that it had there.
    package internal(set) var pictures: [ScreenServer.Picture] = []
    var numbers: [String: UInt32] = [:]
    /// How often an alarm went from the screen since it rang.
    var losses: [Alarm.ID: Int] = [:]
    /// A dose that is open, and whose button was not known.
    package internal(set) var deaf: DoseID?
    /// A dose that a button was taken to be for, and that had only just come up, or changed, when it was pressed.
    package internal(set) var hasty: DoseID?

    init() { screen = AlarmScreen(nonce: nonces.next) }

    /// A daemon begins, with what the one before it kept.
    mutating func begin() { screen = AlarmScreen(remnants: remnants, nonce: nonces.next) }

    struct Letter {
        let at: Int64
        let content: Content

        enum Content {
            // To the server.
            case notify(ScreenServer.Picture, replacing: UInt32?, isSecond: Bool)
            case close(UInt32)
            // To the daemon.
            case receipt(ScreenReceipt, nonce: String)
            case refusal(ScreenServer.Picture, replacing: UInt32?)
            case late(nonce: String)
            case closed(UInt32, isByServer: Bool)
            case returned(nonce: String)

            var isToServer: Bool {
                switch self {
                case .notify(_, _, isSecond: false), .close: true
                case .notify, .receipt, .refusal, .late, .closed, .returned: false
                }
            }
        }
    }

    /// Words of which each is another one.
    private final class Nonces {
        private var last = 0

        func next() -> String {
            last += 1
            return "\(last)"
        }
    }
}
