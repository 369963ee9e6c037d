/// A time of a date as a clock on the wall shows it, in no time zone; after 24:00 it is one of the night that follows.
///
/// Whoever takes something before bed, be that at half past midnight, takes it on the evening's date: `24:30`.
package struct CivilTime: Hashable, Sendable {
    /// Seconds since the midnight with which the date begins, 0 ..< 100,800.
    package let secondOfDay: Int

    /// Where the night of an evening ends: few are up then.
    static let end = 28 * 3600

    package static let midnight = CivilTime(unchecked: 0)
    static let firstSecond = CivilTime(unchecked: 1)

    private init(unchecked secondOfDay: Int) {
        self.secondOfDay = secondOfDay
    }

    /// On the hour.
    package init(hour: Int) {
        precondition((0...23).contains(hour), "A day has 24 hours.")
        self.init(unchecked: hour * 3600)
    }

    package init?(secondOfDay: Int) {
        guard (0..<Self.end).contains(secondOfDay) else { return nil }
        self.secondOfDay = secondOfDay
    }

    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard hour >= 0, hour < Self.end / 3600, (0...59).contains(minute),
            (0...59).contains(second)
        else {
            return nil
        }
        self.init(secondOfDay: hour * 3600 + minute * 60 + second)
    }

    package var hour: Int { secondOfDay / 3600 }
    package var minute: Int { secondOfDay / 60 % 60 }
    package var second: Int { secondOfDay % 60 }

    /// What a clock shows then, where it is of the night after the date.
    package var afterMidnight: CivilTime? { CivilTime(secondOfDay: secondOfDay - Self.day) }

    /// The same moment as a time of the date before; nil where that is not of its night.
    package var ofEvening: CivilTime? { CivilTime(secondOfDay: secondOfDay + Self.day) }

    private static let day = 86_400
}

extension CivilTime: Comparable {
    package static func < (left: CivilTime, right: CivilTime) -> Bool {
        left.secondOfDay < right.secondOfDay
    }
}

extension CivilTime: LosslessStringConvertible {
    /// Reads `17:00`, `7:00`, `17:00:30` and `24:30`.
    package init?(_ text: String) {
        var text = DigitReader(text)
        guard let hour = text.number(of: 1...2), text.skip(":"),
            let minute = text.number(of: 2...2),
            let second = text.skip(":") ? text.number(of: 2...2) : 0, text.isAtEnd
        else { return nil }
        self.init(hour: hour, minute: minute, second: second)
    }

    /// `17:00`, or `17:00:30` where the seconds are not zero.
    package var description: String {
        let minutes = "\(padded(hour, 2)):\(padded(minute, 2))"
        return second == 0 ? minutes : "\(minutes):\(padded(second, 2))"
    }
}

extension [CivilTime] {
    /// Whether they are in their order, each once, and the night of the last is over before the first comes again.
    package var areOfOneDay: Bool {
        guard let first, let last else { return true }
        return zip(self, dropFirst()).allSatisfy { $0 < $1 }
            && last.afterMidnight.map { $0 < first } ?? true
    }
}

/// A date and a time of day, in no time zone.
package struct CivilDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let date: CivilDate
    package let time: CivilTime

    package init(date: CivilDate, time: CivilTime) {
        self.date = date
        self.time = time
    }

    package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }

    package var description: String { "\(date) \(time)" }
}
