/// What a course has on a date, and on which dates it has that.
package struct PlannedDay: Hashable, Sendable {
    package let date: CivilDate
    /// Those at which something is due.
    package let slots: [Slot]
    package let dates: DatedRecurrence

    package init(date: CivilDate, slots: [Slot], dates: DatedRecurrence) {
        self.date = date
        self.slots = slots.intakes
        self.dates = dates
    }
}

extension CourseRow {
    /// On which dates it has these amounts; one that is held stays every day.
    package var dates: DatedRecurrence { dates(on: date) }

    private func dates(on date: CivilDate) -> DatedRecurrence {
        let isByTurns = medication.steps[position.step].variants.isEmpty
        if position.isHeld, isByTurns, medication.steps[position.step].recurrence == nil {
            return DatedRecurrence(medication.recurrence, from: medication.start)
        }
        return medication.dates(
            of: position.step, on: date,
            since: position.since ?? self.date - (position.day - 1))
    }

    /// What other weekdays have, where these have other amounts.
    package var others: [PlannedDay] {
        medication.otherDates(of: position.step, on: date).map {
            PlannedDay(
                date: $0, slots: medication.row(position.step, on: $0), dates: dates(on: $0))
        }
    }
}

extension Course {
    /// What it has on a date; by its recurrence where it stands on no row.
    func plannedDay(_ date: CivilDate) -> PlannedDay {
        let text = text(on: date)
        return PlannedDay(
            date: date, slots: slots(on: date),
            dates: row(on: date)?.dates ?? DatedRecurrence(text.recurrence, from: text.start))
    }

    /// What it has on the first date after one; of what is not taken every day on the first that has doses.
    func nextDay(after date: CivilDate) -> PlannedDay {
        let tomorrow = plannedDay(date + 1)
        guard tomorrow.slots.isEmpty, !medication.isDaily else { return tomorrow }
        let next = days(from: date + 1, through: date + Limits.lookAheadDays).first {
            $0.hasDoses
        }
        return next.map { plannedDay($0.date) } ?? tomorrow
    }

    /// What the row of a date has, be it on a date without doses.
    func presentDay(_ date: CivilDate) -> PlannedDay {
        let day = plannedDay(date)
        guard day.slots.isEmpty, !text(on: date).isDaily, let row = row(on: date) else {
            return day
        }
        return PlannedDay(date: date, slots: row.step.slots, dates: row.dates)
    }
}
