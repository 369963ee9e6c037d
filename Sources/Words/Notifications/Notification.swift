/// What a notification shows (Desktop Notifications Specification 1.2).
package struct Notification: Equatable {
    package enum Urgency: UInt8 {
        case low, normal, critical
    }

    package struct Action: Equatable {
        package var key: String
        package var label: String

        package init(key: String, label: String) {
            self.key = key
            self.label = label
        }
    }

    package var summary: String
    /// Plain text; markup is escaped for servers that know it.
    package var body: String
    package var actions: [Action]
    package var urgency: Urgency
    /// A name of the freedesktop sound theme.
    package var sound: String?

    /// What it replaces on servers that know it, also of a process that was killed: all of one tag are one.
    package var tag: String?

    package init(
        summary: String, body: String, actions: [Action] = [], urgency: Urgency,
        sound: String? = nil
    ) {
        self.summary = summary
        self.body = body
        self.actions = actions
        self.urgency = urgency
        self.sound = sound
    }

    /// With plain spaces only, as the person's command and a terminal are told it: they are searched.
    package var plain: Notification {
        var plain = self
        plain.summary = summary.withPlainSpaces
        plain.body = body.withPlainSpaces
        return plain
    }

    /// As the journal has it.
    package var onOneLine: String {
        "\(summary): \(body.split(separator: "\n").joined(separator: "; "))"
    }
}

extension String {
    package var withPlainSpaces: String { String(map { $0 == "\u{a0}" ? " " : $0 }) }
}
