extension Zone {
    /// An instant as RFC 3339 with the offset in force, to the second: `2026-12-01T17:00:00+01:00`.
    package func timestamp(_ instant: Instant) -> String {
        let local = civil(at: instant)
        let offset = offset(at: instant)
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        let time =
            "\(padded(local.time.hour, 2)):\(padded(local.time.minute, 2)):\(padded(local.time.second, 2))"
        return "\(local.date)T\(time)\(sign)\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }

    /// The instant that a person means who tells of the past: `now`, `17:05`, `2026-12-01 17:05`, or RFC 3339.
    ///
    /// A time without a date is the one nearest to the dose that is named with its date; else its latest occurrence that
    /// is not in the future, so that 23:35 told at 00:40 is yesterday's. One that is soon to come is a slip, and is left
    /// in the future. Nil when the text is none of these.
    package func past(_ text: String, at now: Instant, of dose: DoseSelector? = nil) -> Instant? {
        if text == "now" { return now }
        let today = civil(at: now).date
        if let time = CivilTime(text) {
            if let date = dose?.date {
                guard let due = dose?.time.map({ self.instant(date, $0) }) else {
                    return self.instant(date, time)
                }
                let near = (-1...1).map { self.instant(date + $0, time) }
                return near.min { abs(($0 - due).milliseconds) < abs(($1 - due).milliseconds) }
            }
            let instant = instant(today, time)
            let isSlip = instant - now < Limits.slipAhead
            return instant <= now || isSlip ? instant : self.instant(today - 1, time)
        }
        let parts = text.split(maxSplits: 1) { $0 == " " || $0 == "T" }.map(String.init)
        guard parts.count == 2, let date = CivilDate(parts[0]) else { return nil }
        if let time = CivilTime(parts[1]) { return instant(date, time) }
        return Self.absolute(date, parts[1])
    }

    /// Reads the `17:00:00+01:00` or `16:00:00Z` of a date.
    private static func absolute(_ date: CivilDate, _ text: String) -> Instant? {
        if text.hasSuffix("Z"), let time = CivilTime(String(text.dropLast())) {
            return utc.instant(date, time)
        }
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }),
            let time = CivilTime(String(text[..<sign])),
            let offset = CivilTime(String(text[text.index(after: sign)...]))
        else { return nil }
        let east = text[sign] == "+" ? offset.secondOfDay : -offset.secondOfDay
        return utc.instant(date, time) - .seconds(east)
    }
}
