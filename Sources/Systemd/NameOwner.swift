/// Follows who owns a well-known name on the bus.
package final class NameOwner {
    package enum State: Equatable, Sendable {
        /// The bus has not told yet.
        case unknown
        case nobody
        /// The unique name of a connection, such as `:1.42`.
        case connection(String)
    }

    package let name: String
    package private(set) var state = State.unknown {
        didSet { if state != oldValue { changed(state) } }
    }

    private let bus: Bus
    private let changed: (State) -> Void
    private var match: BusSlot?
    private var question: BusSlot?

    /// Starts following; `changed` is called with each new state, the first one included.
    ///
    /// Nobody is started to own the name.
    package init(
        of name: String, on bus: Bus, changed: @escaping (State) -> Void
    ) throws(BusError) {
        self.name = name
        self.bus = bus
        self.changed = changed
        // Before asking, so that no change can fall between the two.
        let rule = MatchRule(
            sender: busName, path: "/org/freedesktop/DBus", interface: busName,
            member: "NameOwnerChanged", argument: name)
        match = try bus.match(rule) { [weak self] in self?.handleChange($0) }
        try ask()
    }

    private func ask() throws(BusError) {
        let call = MethodCall(
            destination: busName, path: "/org/freedesktop/DBus", interface: busName,
            member: "GetNameOwner", arguments: [.string(name)])
        question = try bus.call(call) { [weak self] in self?.handleAnswer($0) }
    }

    private func handleAnswer(_ answer: Result<BusMessage, BusError>) {
        question = nil
        do throws(BusError) {
            state = .connection(try answer.get().string())
        } catch .unanswered {
            // A bus that is busy is asked again; one that is gone refuses, and the connection's end is told.
            try? ask()
        } catch {
            // The bus answers with an error when there is no owner.
            state = .nobody
        }
    }

    private func handleChange(_ message: BusMessage) {
        // Anybody may send such a signal to this connection; only the bus's own counts.
        guard message.sender == busName else { return }
        do throws(BusError) {
            try message.expect("sss")
            _ = try message.string()
            _ = try message.string()
            let owner = try message.string()
            state = owner.isEmpty ? .nobody : .connection(owner)
        } catch {
            // The bus itself does not send other shapes.
            state = .nobody
        }
    }
}

private let busName = "org.freedesktop.DBus"
