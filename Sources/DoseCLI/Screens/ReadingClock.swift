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
}
