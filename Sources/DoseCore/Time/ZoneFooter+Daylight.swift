extension ZoneFooter.Daylight {
    /// When it is in effect in the years 1968 to `before`, in UTC seconds, in order and apart.
    ///
    /// Stretches that touch become one, so that a rule which leaves standard time no room means
    /// daylight time all year (RFC 9636, 3.3.1).
    func stretches(standard: Int, before lastYear: Int) -> [Range<Int64>] {
        var stretches: [Range<Int64>] = []
        var year = Year(number: 1968, start: -731)
        while year.number < lastYear {
            let start = self.start.seconds(in: year, offset: standard)
            var end = self.end.seconds(in: year, offset: offset)
            if end < start { end = self.end.seconds(in: year.next, offset: offset) }
            year = year.next
            if let last = stretches.last, start <= last.upperBound {
                stretches[stretches.count - 1] = last.lowerBound..<max(last.upperBound, end)
            } else if start < end {
                stretches.append(start..<end)
            }
        }
        return stretches
    }
}

extension ZoneFooter.Change {
    /// When the change takes place in UTC seconds; the offset is the one before it.
    fileprivate func seconds(in year: Year, offset: Int) -> Int64 {
        Int64(day.dayNumber(in: year)) * 86_400 + Int64(time - offset)
    }
}

extension ZoneFooter.Day {
    /// In days since 1970-01-01.
    fileprivate func dayNumber(in year: Year) -> Int {
        switch self {
        case .withoutLeapDay(let day):
            return year.start + day - (year.isLeap && day > 59 ? 0 : 1)
        case .ofYear(let day):
            return year.start + day
        case .weekday(let month, let week, let weekday):
            let first = year.start + year.daysBefore(month)
            let firstWeekday = (first + 4) % 7  // 1970-01-01 was a Thursday.
            let day = (weekday - firstWeekday + 14) % 7 + (week - 1) * 7
            let length = year.daysBefore(month + 1) - year.daysBefore(month)
            return first + (day < length ? day : day - 7)
        }
    }
}

/// A year of the calendar, counted onwards from the one before, which costs less than a date.
private struct Year {
    let number: Int
    /// Its first day, in days since 1970-01-01.
    let start: Int

    var isLeap: Bool { number % 4 == 0 && (number % 100 != 0 || number % 400 == 0) }
    var next: Year { Year(number: number + 1, start: start + (isLeap ? 366 : 365)) }

    /// The days of the year before this month, 1 to 13.
    func daysBefore(_ month: Int) -> Int {
        (month * 367 - 362) / 12 - (month <= 2 ? 0 : isLeap ? 1 : 2)
    }
}
