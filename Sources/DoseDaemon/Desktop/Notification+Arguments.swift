import Systemd
import Words

extension Notification {
    /// The arguments of `Notify`, signature `susssasa{sv}i`.
    func arguments(replacing id: UInt32, for server: ServerAbilities) -> [BusArgument] {
        var hints: [String: BusArgument] = [
            "urgency": .byte(urgency.rawValue),
            "category": .string("x-dosed.reminder"),
            "desktop-entry": .string("org.dosed.Dosed"),
        ]
        if urgency == .critical { hints["resident"] = .bool(true) }
        if let tag { hints["x-canonical-private-synchronous"] = .string(tag) }
        if let sound {
            hints["sound-name"] = .string(sound)
        } else {
            hints["suppress-sound"] = .bool(true)
        }
        let isAnswerable = server.contains("actions")
        return [
            .string("dosed"), .uint32(id), .string("alarm-symbolic"),
            .string(summary),
            .string(server.contains("body-markup") ? body.escapedForMarkup : body),
            .strings(isAnswerable ? actions.flatMap { [$0.key, $0.label] } : []),
            .dictionary(hints),
            // What can be answered stays until it is; another notice goes when the server thinks fit.
            .int32(urgency == .critical || !actions.isEmpty ? 0 : -1),
        ]
    }
}

/// What a notification server says that it can do.
typealias ServerAbilities = Set<String>

extension String {
    /// The text as it must be written for a reader of markup to show it as it is.
    fileprivate var escapedForMarkup: String {
        reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default: text.append(character)
            }
        }
    }
}
