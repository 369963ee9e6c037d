/// How a course goes on by an answer to where it is to go on.
package struct CourseChoice: Hashable, Sendable {
    package let medication: Medication.Key
    package let name: String
    package let reason: Placement.Reason
    /// The first date on which it holds.
    package let from: CivilDate
    package let today: PlannedDay
    /// Tomorrow; of what is not taken every day the next date with doses.
    package let next: PlannedDay

    package init(
        medication: Medication.Key, name: String, reason: Placement.Reason, from: CivilDate,
        today: PlannedDay, next: PlannedDay
    ) {
        self.medication = medication
        self.name = name
        self.reason = reason
        self.from = from
        self.today = today
        self.next = next
    }
}

extension Situation {
    /// What the answers among these records lead to, in their order.
    package func choices(of records: [Record]) -> [CourseChoice] {
        records.compactMap { record in
            guard case .placed(let key, let placement) = record.event, placement.isAnswer else {
                return nil
            }
            return choice(key, placement)
        }
    }

    /// How the courses of these medications go on by the last that was said or found of each.
    package func places(of keys: [Medication.Key]) -> [CourseChoice] {
        keys.compactMap { key in
            ledger.course(of: key).placed.last.map { choice(key, $0.placement) }
        }
    }

    /// What was due of today, and is: what was before an answer stays as it was.
    private func slotsOfToday(_ key: Medication.Key) -> [Slot] {
        day(today).doses.filter {
            $0.dose.id.medication == key && $0.state != .settled(.superseded)
        }.map { Slot(time: $0.dose.id.time, amount: $0.dose.amount) }
    }

    private func choice(_ key: Medication.Key, _ placement: Placement) -> CourseChoice {
        let course = plan?.medication(key).map { self.course(of: $0) }
        let daily = DatedRecurrence(.daily, from: today)
        return CourseChoice(
            medication: key, name: course?.medication.name ?? plans.name(of: key) ?? key,
            reason: placement.reason, from: placement.from,
            today: PlannedDay(
                date: today, slots: slotsOfToday(key),
                dates: course?.plannedDay(today).dates ?? daily),
            next: course?.nextDay(after: today)
                ?? PlannedDay(date: today + 1, slots: [], dates: daily))
    }
}
