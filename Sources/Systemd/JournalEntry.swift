/// What the journal is told of one event.
package struct JournalEntry: Equatable, Sendable {
    /// The urgency, numbered as by syslog.
    package enum Priority: Int, Sendable {
        case emergency, alert, critical, error, warning, notice, informational, debug
    }

    /// A further field; the value may be anything, lines included.
    package struct Field: Equatable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            precondition(
                Self.isValid(name),
                "The journal drops fields whose names are not A-Z, 0-9 and _, or start with _ or a digit."
            )
            self.name = name
            self.value = value
        }

        private static func isValid(_ name: String) -> Bool {
            let upper = UInt8(ascii: "A")...UInt8(ascii: "Z")
            let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
            guard let first = name.utf8.first, upper.contains(first) else { return false }
            return name.utf8.count <= 64
                && name.utf8.allSatisfy {
                    upper.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
                }
        }
    }

    package let priority: Priority
    package let message: String
    /// What kind of event it is, for the catalog: 32 hexadecimal digits.
    package let messageID: String?
    package let fields: [Field]

    package init(
        priority: Priority, message: String, messageID: String? = nil, fields: [Field] = []
    ) {
        self.priority = priority
        self.message = message
        self.messageID = messageID
        self.fields = fields
    }

    /// The entry as journald takes it: a line for each field.
    ///
    /// A value with line ends stands below its name and its length, eight bytes with the lowest first. Source:
    /// https://systemd.io/JOURNAL_NATIVE_PROTOCOL.
    ///
    /// - Parameter identifier: the name under which it stands; libsystemd adds one by itself.
    package func bytes(identifier: String) -> [UInt8] {
        var all = [Field("PRIORITY", String(priority.rawValue)), Field("MESSAGE", message)]
        if let messageID { all.append(Field("MESSAGE_ID", messageID)) }
        all.append(Field("SYSLOG_IDENTIFIER", identifier))
        return (all + fields).flatMap(\.bytes)
    }
}

extension JournalEntry.Field {
    fileprivate var bytes: [UInt8] {
        let value = Array(String(decoding: value.utf8.prefix(Self.valueLimit), as: UTF8.self).utf8)
        guard value.contains(UInt8(ascii: "\n")) else {
            return Array("\(name)=".utf8) + value + [UInt8(ascii: "\n")]
        }
        let length = withUnsafeBytes(of: UInt64(value.count).littleEndian) { Array($0) }
        return Array("\(name)\n".utf8) + length + value + [UInt8(ascii: "\n")]
    }

    /// In bytes: far more than anybody reads, and little enough that a datagram holds all fields of an entry.
    private static let valueLimit = 8 << 10
}
