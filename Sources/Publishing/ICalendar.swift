package import DoseCore

/// Doses to come as a calendar, with an alarm for each.
///
/// Source: RFC 5545. All instants are in UTC, which no reader can take for the hours of another zone. An event is known by
/// what it is of, and by which one of its date: a dose that was put to another time is moved, and does not ring twice.
package struct ICalendar: Sendable {
    package struct Event: Hashable, Sendable {
        /// Where it stands among those of its kind and date, from 1.
        package var number: Int
        /// What it is of; only a number made of it is written.
        package var key: String
        package var date: CivilDate
        package var at: Instant
        /// What is shown; nothing of one that is not there any more.
        package var text: Text?

        package struct Text: Hashable, Sendable {
            package var summary: String
            package var description: String

            package init(summary: String, description: String) {
                self.summary = summary
                self.description = description
            }
        }

        package init(number: Int, key: String, date: CivilDate, at: Instant, text: Text?) {
            self.number = number
            self.key = key
            self.date = date
            self.at = at
            self.text = text
        }
    }

    package var name: String
    /// When it is written: of two states of an event the later one counts.
    package var now: Instant
    package var events: [Event]

    package init(name: String, now: Instant, events: [Event]) {
        self.name = name
        self.now = now
        self.events = events
    }

    /// With the ends of lines that the format has.
    package var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dosed//dosed \(Release.version)//EN",
            "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:\(Self.escaped(name))",
        ]
        for event in events { lines += self.lines(of: event) }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func lines(of event: Event) -> [String] {
        let head = [
            "BEGIN:VEVENT", "UID:\(Self.uid(of: event))", "DTSTAMP:\(Self.stamp(now))",
            // It only has to grow.
            "SEQUENCE:\(max(0, now.milliseconds / 60_000 - Self.epochMinutes))",
            "DTSTART:\(Self.stamp(event.at))",
        ]
        guard let text = event.text else {
            return head + ["SUMMARY:-", "STATUS:CANCELLED", "END:VEVENT"]
        }
        let (summary, description) = (Self.escaped(text.summary), Self.escaped(text.description))
        return head + [
            "SUMMARY:\(summary)", "DESCRIPTION:\(description)", "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "BEGIN:VALARM", "ACTION:DISPLAY",
            "DESCRIPTION:\(summary)", "TRIGGER:PT0S", "END:VALARM", "END:VEVENT",
        ]
    }

    /// 2020-01-01, so that the number of minutes since is no larger than any reader holds.
    private static let epochMinutes: Int64 = 26_297_280

    private static func uid(of event: Event) -> String {
        "\(String(event.key.fnv1a, radix: 16))-\(event.date)-\(event.number)@dosed"
    }

    private static func stamp(_ instant: Instant) -> String {
        let text = Zone.utc.timestamp(instant).prefix(19)
        return text.filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// Scalar by scalar, for with a mark that follows a comma would be another letter.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\", ";", ",": escaped.unicodeScalars += ["\\", scalar]
            case "\n": escaped += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }

    /// No line has more than 75 octets, and none is folded within a character.
    private static func folded(_ line: String) -> String {
        var (folded, width) = ("", 0)
        for scalar in line.unicodeScalars {
            let length = String(scalar).utf8.count
            if width + length > 75 {
                folded += "\r\n "
                width = 1
            }
            folded.unicodeScalars.append(scalar)
            width += length
        }
        return folded
    }
}

extension String {
    /// A number made of its bytes, the same in each version: FNV-1a.
    var fnv1a: UInt64 {
        utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
