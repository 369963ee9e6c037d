import Systemd

extension BusError {
    /// As the peer says it, where it says something.
    var words: String {
        if case .answered(_, let message) = self, !message.isEmpty { message } else { "\(self)" }
    }
}
