/// Which signals to be told of; nil stands for any.
///
/// A rule with a well-known sender does not keep a forger out: a signal addressed to this connection by
/// anybody else passes it. Compare `BusMessage.sender` with the owner of the name.
package struct MatchRule: Equatable, Sendable {
    package let sender: String?
    package let path: String?
    package let interface: String?
    package let member: String?
    /// The first argument, a string.
    package let argument: String?

    package init(
        sender: String? = nil, path: String? = nil, interface: String? = nil,
        member: String? = nil, argument: String? = nil
    ) {
        self.sender = sender
        self.path = path
        self.interface = interface
        self.member = member
        self.argument = argument
    }

    /// The rule as the bus reads it.
    package var text: String {
        let parts: [(key: String, value: String?)] = [
            ("type", "signal"), ("sender", sender), ("path", path), ("interface", interface),
            ("member", member), ("arg0", argument),
        ]
        return parts.compactMap { part in
            part.value.map { "\(part.key)='\(plain($0))'" }
        }.joined(separator: ",")
    }

    private func plain(_ value: String) -> String {
        precondition(
            !value.contains { $0 == "'" || $0 == "\\" },
            "A rule has no quote and no backslash: libsystemd and the bus read them differently.")
        return value
    }
}
