import Systemd

/// Whether the server was told to show nothing for now.
///
/// Of dunst alone, which then keeps urgent notifications back too. Tried: GNOME, Plasma, xfce4-notifyd, swaync and mako
/// with its default file let them through when they are not to disturb, so that it need not be known of them.
extension NotificationServer {
    static let pauseInterface = "org.dunstproject.cmd0"
    private static let properties = "org.freedesktop.DBus.Properties"

    static let pauseRule = MatchRule(
        sender: name, path: path, interface: properties, member: "PropertiesChanged",
        argument: pauseInterface)

    /// Asks once; what changes afterwards is told by a signal.
    func askPause() {
        guard state.peer?.program?.name == "dunst" else { return }
        ask("GetAll", [.string(Self.pauseInterface)], of: Self.properties) { [weak self] message in
            self?.learnPause(try? message?.dictionary())
        }
    }

    /// Of a signal that is the server's; the interface stands in its rule.
    func learnPause(changed message: BusMessage) {
        guard message.signature == "sa{sv}as", (try? message.string()) == Self.pauseInterface
        else { return }
        learnPause(try? message.dictionary())
    }

    private func learnPause(_ properties: [String: BusArgument]?) {
        guard case .bool(let isPaused) = properties?["paused"] else { return }
        state = state.knowing { $0.isPaused = isPaused }
    }
}
