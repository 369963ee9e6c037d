package import DoseCore

/// Dates in a row on which a medication's times and amounts are the same.
package struct Stretch: Hashable, Sendable {
    package var from: CivilDate
    /// Its last date; nil where it has none.
    package var until: CivilDate?
    package var slots: [Slot]

    package init(from: CivilDate, until: CivilDate?, slots: [Slot]) {
        self.from = from
        self.until = until
        self.slots = slots
    }

    package var dailyAmount: Amount { slots.reduce(.zero) { $0 + $1.amount } }
}

extension Medication {
    /// The course as the calendar alone leads it: a stretch for each step, until the medication's end.
    package var stretches: [Stretch] {
        var stretches: [Stretch] = []
        var date = start
        for (index, step) in steps.enumerated() {
            if let end, date > end { break }
            let isHeld = index == steps.count - 1 && after == .hold
            let last = isHeld ? nil : date + (step.days - 1)
            let until = [last, end].compactMap(\.self).min()
            stretches.append(Stretch(from: date, until: until, slots: step.slots))
            date = date + step.days
        }
        return stretches
    }
}
