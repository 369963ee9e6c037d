import DoseCore

/// Reads instants as the daemon writes them, from where the reader stands in time.
struct ReadingClock {
    let now: Instant

    static func instant(_ stamp: String) -> Instant? { Stamp(stamp)?.instant }

    /// An instant as RFC 3339 in the plan's zone: its wall clock is shown as it is written.
    struct Stamp {
        let date: CivilDate
        let time: CivilTime
        let instant: Instant

        init?(_ text: String) {
            guard text.utf8.count >= 20, let date = CivilDate(String(text.prefix(10))),
                let time = CivilTime(String(text.dropFirst(11).prefix(5))),
                let instant = Zone.utc.past(text, at: Instant(seconds: 0))
            else { return nil }
            self.date = date
            self.time = time
            self.instant = instant
        }

        /// The date that `now` has in the zone of this stamp, as far as one offset tells.
        func date(at now: Instant) -> CivilDate {
            let wall = Zone.utc.instant(date, time)
            let seconds = Int64((wall - instant).milliseconds + 30_000) / 60_000 * 60
            return Zone.utc.date(at: now + .seconds(seconds))
        }
    }

    /// `17:00`.
    func time(_ stamp: String) -> String { Self.civil(stamp)?.time ?? stamp }

    /// `17:00`, `17:00 tomorrow`, `17:00 yesterday`, `17:00 on Thursday 3 December`.
    func point(_ stamp: String) -> String {
        guard let read = Stamp(stamp) else { return stamp }
        let today = read.date(at: now)
        switch read.date - today {
        case 0: return read.time.description
        case 1: return "\(read.time) tomorrow"
        case -1: return "\(read.time) yesterday"
        default:
            let year = read.date.year == today.year ? "" : " \(read.date.year)"
            return "\(read.time) on \(read.date.dayName)\(year)"
        }
    }

    /// `2026-12-01 17:00`.
    func dateAndTime(_ stamp: String) -> String {
        Self.civil(stamp).map { "\($0.date) \($0.time)" } ?? stamp
    }

    /// The wall clock of a stamp, to the minute, by its form alone: a long history has two of them in each line.
    private static func civil(_ stamp: String) -> (date: String, time: String)? {
        let bytes = Array(stamp.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
            zip(bytes, "0000-00-00T00:00".utf8).allSatisfy({ byte, form in
                form == UInt8(ascii: "0") ? (48...57).contains(byte) : byte == form
            })
        else { return nil }
        return (
            String(decoding: bytes[..<10], as: UTF8.self),
            String(decoding: bytes[11..<16], as: UTF8.self)
        )
    }

    /// `in 2 h 5 min`; nil when it is past or cannot be told.
    func distance(to stamp: String) -> String? {
        guard let instant = Self.instant(stamp), instant > now else { return nil }
        return "in \((instant - now).words)"
    }
}

extension CivilDate {
    /// `Tuesday 1 December`.
    var dayName: String {
        let name = weekday.rawValue
        return "\(name.prefix(1).uppercased())\(name.dropFirst()) \(day) \(Self.months[month - 1])"
    }

    /// `December`.
    var monthName: String { Self.months[month - 1] }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
