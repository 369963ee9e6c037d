import ControlProtocol
import DoseCore
import Words

// How much is taken, and how often: only what is taken every day alike is so much "a day".

extension Screen {
    /// `a day`, `once a week, on Mondays`.
    func often(_ recurrence: Wire.Recurrence?) -> String {
        // One that a newer daemon says is not taken for every day.
        recurrence.map { $0.dates?.words ?? "on some days" } ?? "a day"
    }

    /// `60 mg a day`, `15 mg once a week, on Mondays`.
    func rate(_ day: Wire.DayAmounts) -> String {
        rate(day.sum, day.recurrence)
    }

    /// With what other weekdays have.
    func rate(
        _ sum: Wire.Quantity, _ recurrence: Wire.Recurrence?, _ others: [Wire.DayAmounts] = []
    ) -> String {
        if language == .person, let amount = sum.amount {
            return ([text(language.rate(amount, recurrence?.dates))] + others.map(rate))
                .joined(separator: "; ")
        }
        return ([amount(sum, often(recurrence))] + others.map(rate)).joined(separator: "; ")
    }

    /// `60 mg a day`; of what has no amount, as a cream, `twice a day`.
    private func amount(_ sum: Wire.Quantity, _ often: String) -> String {
        guard sum.isUncounted else { return "\(amount(sum)) \(often)" }
        return sum.value == 1 && often.hasPrefix("once") ? often : "\(times(sum)) \(often)"
    }

    /// `once`, `3 times`: of what has no amount.
    func times(_ quantity: Wire.Quantity) -> String {
        switch quantity.value {
        case 1: "once"
        case 2: "twice"
        default: "\(number(quantity)) times"
        }
    }

    func rate(_ course: Wire.CourseReport) -> String {
        rate(course.sum, course.recurrence, course.others)
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
