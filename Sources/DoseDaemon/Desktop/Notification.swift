import DoseCore
import Systemd

/// What is asked of a notification server (Desktop Notifications Specification 1.2).
struct Notification: Equatable {
    enum Urgency: UInt8 {
        case low, normal, critical
    }

    struct Action: Equatable {
        var key: String
        var label: String
    }

    var summary: String
    /// Plain text; markup is escaped for servers that know it.
    var body: String
    var actions: [Action] = []
    var urgency: Urgency
    /// A name of the freedesktop sound theme.
    var sound: String?

    /// What it replaces on servers that know it, also of a process that was killed: all of one tag are one.
    var tag: String?

    /// As the journal has it.
    var onOneLine: String {
        "\(summary): \(body.split(separator: "\n").joined(separator: "; "))"
    }

    /// The arguments of `Notify`, signature `susssasa{sv}i`.
    func arguments(replacing id: UInt32, for server: ServerAbilities) -> [BusArgument] {
        var hints: [String: BusArgument] = [
            "urgency": .byte(urgency.rawValue),
            "category": .string("x-dosed.reminder"),
            "desktop-entry": .string("org.dosed"),
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
            .string(summary.keepingUnits),
            .string((server.contains("body-markup") ? body.escapedForMarkup : body).keepingUnits),
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
    /// The text with a space that no line breaks at between a number and its unit.
    ///
    /// Only what is sent has it: the journal and the person's command are searched for plain spaces.
    fileprivate var keepingUnits: String {
        let words = split(separator: " ", omittingEmptySubsequences: false)
        guard let first = words.first else { return self }
        return zip(words, words.dropFirst()).reduce(into: String(first)) { text, pair in
            let unit = pair.1.prefix { $0.isLetter || $0.isNumber }
            let isOne = pair.0.last?.isNumber ?? false && Self.units.contains(String(unit))
            text += (isOne ? "\u{a0}" : " ") + pair.1
        }
    }

    /// The fractions of a tablet belong to its number.
    private static let units = Set(
        AmountUnit.allCases.flatMap { [$0.symbol, $0.singular] } + ["min", "½", "¼", "¾"])

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
