import ControlProtocol
import DoseCore
import Words

// How much is taken, and how often: only what is taken every day alike is so much "a day".

extension Screen {
    /// `60 mg a day`, `15 mg once a week, on Mondays`.
    func rate(_ day: Wire.DayAmounts) -> String {
        rate(day.sum, day.recurrence)
    }

    /// With what other weekdays have.
    func rate(
        _ sum: Wire.Quantity, _ recurrence: Wire.Recurrence?, _ others: [Wire.DayAmounts] = []
    ) -> String {
        ([text(only(sum, recurrence))] + others.map(rate))
            .joined(separator: StatusWords(language).parted)
    }

    /// Of what has no amount, as a cream, how many times.
    private func only(_ sum: Wire.Quantity, _ recurrence: Wire.Recurrence?) -> String {
        let dates = recurrence?.dates
        // One that a newer daemon says is not taken for every day.
        if recurrence != nil, dates == nil { return language.rateOfSomeDays(amount(sum)) }
        return sum.isUncounted
            ? language.rate(times: number(sum), Int(sum.value), dates)
            : language.rate(amount(sum), dates)
    }

    /// `once`, `3 times`: of what has no amount.
    func times(_ quantity: Wire.Quantity) -> String {
        text(language.times(number(quantity), Int(quantity.value)))
    }

    /// Whether both are taken on the same dates, as it is told.
    func isAsOften(_ one: Wire.Recurrence?, _ other: Wire.Recurrence?) -> Bool {
        language.rate("", one?.dates) == language.rate("", other?.dates)
            && (one == nil) == (other == nil)
    }

    /// `500 mg every 8 h` of so many doses at equal stretches.
    func rate(_ course: Wire.CourseReport) -> String {
        guard let series = course.series,
            let dose = course.amounts.first(where: \.isSomething)
        else { return rate(course.sum, course.recurrence, course.others) }
        let stretch = language.duration(minutes: series.everySeconds / 60)
        return text(
            StatusWords(language).every(stretch, dose.isUncounted ? nil : amount(dose)))
    }

    func rate(_ step: Wire.CourseStep) -> String {
        rate(step.sum, step.recurrence, step.others)
    }
}

extension Wire.DayAmounts {
    init(_ step: Wire.CourseStep) {
        let due = zip(step.times, step.amounts).filter { $0.1.isSomething }
        self.init(
            sum: step.sum, times: due.map(\.0), amounts: due.map(\.1), recurrence: step.recurrence)
    }
}

extension Wire.Series {
    /// Those of today, counted from 1.
    var today: ClosedRange<Int>? {
        guard let first, let last, first <= last else { return nil }
        return first...last
    }
}
