package import DoseCore

/// How much, and how often: only what is taken every day is so much "a day".
extension Language {
    /// `60 mg a day`, `15 mg once a week, on Mondays`, `1 patch every 3 days`.
    package func rate(_ sum: Amount, _ dates: DatedRecurrence?) -> String {
        let amount = self.amount(sum)
        guard let dates else { return tr("%1$s a day", amount) }
        switch dates.recurrence {
        case .daily: return tr("%1$s a day", amount)
        case .weekdays(let weekdays):
            let all = Weekday.allCases.filter(weekdays.contains)
            if all.count == Weekday.allCases.count { return tr("%1$s a day", amount) }
            let days = list(all.map(weekdays(_:)))
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
        case .cycle(let on, let off):
            return tr(
                "%1$s on %2$s of each %3$s days", amount, "\(on)", "\(on + off)")
        case .daysOfCycle(let days, let length):
            return tr(
                "%1$s on %2$s of each %3$s days", amount, "\(days.count)", "\(length)")
        case .daysOfMonth(let days):
            return tr("%1$s on day %2$s of the month", amount, list(days.sorted().map(String.init)))
        }
    }

    /// As days that come again every week.
    private func weekdays(_ weekday: Weekday) -> String {
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
