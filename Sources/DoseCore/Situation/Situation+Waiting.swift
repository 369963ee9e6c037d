/// Courses that go on as they are until the plan saved last begins.
extension Situation {
    /// What becomes of a course whose plan saved last was to begin later, when its start has come.
    func placementsOnStart() -> [Record.Event] {
        guard let saved = plans.saved, let number = ledger.plan?.record else { return [] }
        return (plan?.medications ?? []).flatMap { old -> [Record.Event] in
            guard ledger.course(of: old.key).isWaiting, let new = saved.medication(old.key),
                new.start <= today
            else { return [] }
            return adopt(new, as: number, inPlaceOf: old)
        }
    }

    /// The course as it goes on until then.
    func wait(_ standing: Standing, by text: Int64, notBefore earliest: CivilDate) -> Record.Event {
        let from = max(earliest, standing.since)
        return .placed(
            standing.course.medication.key,
            Placement(from: from, plan: text, place: standing.place(on: from), reason: .waiting))
    }

    /// A course that was found somewhere before records were lost, and whose plan saved last is to begin later: what it is
    /// at then decides whether that plan simply begins. Nil where it is no such course, or where nobody knows of a place.
    func waitingAfterLoss(for new: Medication, as number: Int64) -> [Record.Event]? {
        guard new.start > today, let old = plan?.medication(new.key), old.asNeeded == nil else {
            return nil
        }
        let course = courseGoingOn(of: old)
        guard course.placement != nil, let standing = Standing(course, on: today) else {
            return nil
        }
        return [wait(standing, by: text(of: course, as: number), notBefore: today)]
    }
}
