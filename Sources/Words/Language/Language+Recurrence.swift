package import DoseCore

/// How much, and how often: only what is taken every day is so much "a day".
extension Language {
    /// `60 mg a day`, `15 mg once a week, on Mondays`, `1 patch every 3 days`.
    package func rate(_ sum: Amount, _ dates: DatedRecurrence?) -> String {
        rate(amount(sum), dates)
    }

    /// Of what has no amount, as a cream: `twice a day`, `once a week, on Mondays`.
    package func rate(times: String, _ count: Int, _ dates: DatedRecurrence?) -> String {
        let often = self.times(times, count)
        guard count == 1, let dates else { return rate(often, dates) }
        switch dates.recurrence {
        case .weekdays(let weekdays) where weekdays.count == 1:
            return tr("once a week, on %1$s", list(weekdays.map(self.weekdays(_:))))
        case .every(7): return tr("once a week, on %1$s", weekdays(dates.from.weekday))
        case .months(1): return tr("once a month")
        case .daysOfMonth(let days) where days.count == 1:
            return tr("once a month, on day %1$s", list(days.map(String.init)))
        default: return rate(often, dates)
        }
    }

    /// `every 2 weeks, on Mondays`: what stands beside the amount.
    package func often(_ dates: DatedRecurrence) -> String { trimmed(rate("", dates)) }

    /// `once`, `3 times`: of what has no amount.
    package func times(_ number: String, _ count: Int) -> String {
        switch count {
        case 1: tr("once")
        case 2: tr("twice")
        default: trn("%1$s time", "%1$s times", count, number)
        }
    }

    /// Of a recurrence that is not known here, which is not taken for every day.
    package func rateOfSomeDays(_ amount: String) -> String { tr("%1$s on some days", amount) }

    /// With the amount as it is written.
    package func rate(_ amount: String, _ dates: DatedRecurrence?) -> String {
        guard let dates else { return tr("%1$s a day", amount) }
        switch dates.recurrence {
        case .daily: return tr("%1$s a day", amount)
        case .weekdays(let weekdays):
            let all = Weekday.allCases.filter(weekdays.contains)
            if all.count == Weekday.allCases.count { return tr("%1$s a day", amount) }
            if let (first, last) = Self.run(of: weekdays) {
                return tr(
                    "%1$s from %2$s to %3$s", amount, self.weekdays(first), self.weekdays(last))
            }
            let days = list(all.map(self.weekdays(_:)))
            return all.count == 1
                ? tr("%1$s once a week, on %2$s", amount, days) : tr("%1$s on %2$s", amount, days)
        case .every(7):
            return tr("%1$s once a week, on %2$s", amount, weekdays(dates.from.weekday))
        case .every(let days) where days % 7 == 0:
            return tr(
                "%1$s every %2$s weeks, on %3$s", amount, "\(days / 7)",
                weekdays(dates.from.weekday))
        case .every(let days): return tr("%1$s every %2$s days", amount, "\(days)")
        case .months(1): return tr("%1$s once a month", amount)
        case .months(let months): return tr("%1$s every %2$s months", amount, "\(months)")
        case .cycle(1, let off):
            return tr("%1$s on the first of each %2$s days", amount, "\(off + 1)")
        case .cycle(let on, let off):
            return tr("%1$s on days 1 to %2$s of each %3$s", amount, "\(on)", "\(on + off)")
        case .daysOfCycle(let days, let length):
            return trn(
                "%1$s on day %2$s of each %3$s", "%1$s on days %2$s of each %3$s", days.count,
                amount, numbers(days), "\(length)")
        case .daysOfMonth(let days):
            return trn(
                "%1$s once a month, on day %2$s", "%1$s on days %2$s of the month", days.count,
                amount, numbers(days))
        }
    }

    /// `1, 8 and 15`, `1 to 21`.
    private func numbers(_ days: Set<Int>) -> String {
        let sorted = days.sorted()
        if sorted.count > 2, let first = sorted.first, let last = sorted.last,
            last - first == sorted.count - 1
        {
            return trc("days in a row, by their numbers", "%1$s to %2$s", "\(first)", "\(last)")
        }
        return list(sorted.map(String.init))
    }

    /// The first and the last of more than three weekdays in a row.
    private static func run(of weekdays: Set<Weekday>) -> (Weekday, Weekday)? {
        let all = Weekday.allCases
        let places = all.indices.filter { weekdays.contains(all[$0]) }
        guard places.count > 3, let first = places.first, let last = places.last,
            last - first == places.count - 1
        else { return nil }
        return (all[first], all[last])
    }

    /// As days that come again every week.
    func weekdays(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: tr("Mondays")
        case .tuesday: tr("Tuesdays")
        case .wednesday: tr("Wednesdays")
        case .thursday: tr("Thursdays")
        case .friday: tr("Fridays")
        case .saturday: tr("Saturdays")
        case .sunday: tr("Sundays")
        }
    }
}
