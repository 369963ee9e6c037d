/// A date of the proleptic Gregorian calendar, as people write it, in no time zone.
///
/// It is held as a count of days so that steps count dates and never hours.
package struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01; negative before it.
    package let dayNumber: Int

    /// Before any date of a plan or a record.
    package static let distantPast = CivilDate(dayNumber: -1_000_000)

    package init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// Nil when the calendar has no such date, as 2027-02-29.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (-9999...9999).contains(year) else {
            return nil
        }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(dayNumber: era * 146_097 + dayOfEra - 719_468)
        guard self.day == day else { return nil }
    }

    /// Source: as above, `civil_from_days`.
    package var yearMonthDay: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package var year: Int { yearMonthDay.year }
    package var month: Int { yearMonthDay.month }
    package var day: Int { yearMonthDay.day }
    package var weekday: Weekday { Weekday.allCases[((dayNumber + 3) % 7 + 7) % 7] }

    package static func + (date: CivilDate, days: Int) -> CivilDate {
        CivilDate(dayNumber: date.dayNumber + days)
    }

    package static func - (date: CivilDate, days: Int) -> CivilDate {
        CivilDate(dayNumber: date.dayNumber - days)
    }

    /// The number of days from the second date to the first.
    package static func - (later: CivilDate, earlier: CivilDate) -> Int {
        later.dayNumber - earlier.dayNumber
    }
}

extension CivilDate: Comparable {
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.dayNumber < right.dayNumber
    }
}

extension CivilDate: LosslessStringConvertible {
    /// Reads `2026-12-01` and nothing else.
    package init?(_ text: String) {
        var text = DigitReader(text)
        guard let year = text.number(of: 4...4), text.skip("-"),
            let month = text.number(of: 2...2), text.skip("-"),
            let day = text.number(of: 2...2), text.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var description: String {
        let (year, month, day) = yearMonthDay
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// The days of the week, Monday first (ISO 8601).
package enum Weekday: String, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
