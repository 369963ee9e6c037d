package import DoseCore

/// Dates, hours and durations as people write them.
extension Language {
    /// `17:00`; with its seconds where it has some.
    package func time(_ time: CivilTime) -> String { time.description }

    /// `Thu 3 December`; with its year where that is not the reader's.
    package func date(_ date: CivilDate, today: CivilDate?) -> String {
        date.year == today?.year
            ? trc(
                "a date: weekday, day, month", "%1$s %2$s %3$s", weekday(date.weekday),
                "\(date.day)", month(date.month))
            : trc(
                "a date: weekday, day, month, year", "%1$s %2$s %3$s %4$s", weekday(date.weekday),
                "\(date.day)", month(date.month), "\(date.year)")
    }

    package var today: String { trc("a day, as it is written", "today") }
    package var tomorrow: String { trc("a day, as it is written", "tomorrow") }
    package var yesterday: String { trc("a day, as it is written", "yesterday") }

    /// `17:00`, `17:00 tomorrow`, `17:00 yesterday`, `17:00 on Thu 3 December`.
    package func point(_ date: CivilDate, _ time: CivilTime, today: CivilDate?) -> String {
        let time = self.time(time)
        return switch today.map({ date - $0 }) {
        case 0: time
        case 1: trc("a time", "%1$s tomorrow", time)
        case -1: trc("a time", "%1$s yesterday", time)
        default: trc("a time and a date", "%1$s on %2$s", time, self.date(date, today: today))
        }
    }

    /// `from tomorrow`, `from 16:45 today`, `from Thu 3 December`: since when something holds.
    ///
    /// - Parameter time: Nil for the whole day.
    package func from(_ date: CivilDate, _ time: CivilTime?, today: CivilDate) -> String {
        switch (date - today, time.map { self.time($0) }) {
        case (1, nil): trc("since when", "from tomorrow")
        case (0, nil): trc("since when", "from today")
        case (0, let time?): trc("since when", "from %1$s today", time)
        case (_, nil): trc("since when", "from %1$s", self.date(date, today: today))
        case (_, let time?):
            trc("since when", "from %1$s on %2$s", time, self.date(date, today: today))
        }
    }

    /// `less than a minute`, `45 min`, `4 h`, `2 h 5 min`, `3 days`: how long something lasts, to the minute.
    package func duration(minutes: Int) -> String {
        switch minutes {
        case ..<1: return tr("less than a minute")
        case 1..<60: return unbroken(tr("%1$s min", "\(minutes)"))
        case ..<2880:
            let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
            return unbroken(
                rest == 0
                    ? tr("%1$s h", "\(hours)") : tr("%1$s h %2$s min", "\(hours)", "\(rest)"))
        default: return days(minutes / 1440)
        }
    }

    package func days(_ count: Int) -> String {
        unbroken(trn("%1$s day", "%1$s days", count, "\(count)"))
    }

    package func weekday(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: trc("weekday", "Mon")
        case .tuesday: trc("weekday", "Tue")
        case .wednesday: trc("weekday", "Wed")
        case .thursday: trc("weekday", "Thu")
        case .friday: trc("weekday", "Fri")
        case .saturday: trc("weekday", "Sat")
        case .sunday: trc("weekday", "Sun")
        }
    }

    func month(_ month: Int) -> String {
        switch month {
        case 1: trc("month", "January")
        case 2: trc("month", "February")
        case 3: trc("month", "March")
        case 4: trc("month", "April")
        case 5: trc("month", "May")
        case 6: trc("month", "June")
        case 7: trc("month", "July")
        case 8: trc("month", "August")
        case 9: trc("month", "September")
        case 10: trc("month", "October")
        case 11: trc("month", "November")
        default: trc("month", "December")
        }
    }
}
