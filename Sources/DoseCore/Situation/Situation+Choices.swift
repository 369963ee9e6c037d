/// The person's answer to where a course goes on.
extension Situation {
    /// The medications of which the person is asked whether the plan saved is meant.
    var asked: [Medication] {
        (plan?.medications ?? []).filter { course(of: $0).placement?.reason == .asked }
    }

    func choose(_ choice: PlaceChoice, _ key: Medication.Key?) throws(Refusal) -> Decision {
        guard plans.saved != nil, let number = ledger.plan?.record else { throw .noPlan }
        switch choice {
        case .accept:
            return Decision(events: try questioned(key).map { accepted($0, as: number) })
        case .keep:
            return Decision(
                events: try questioned(key).map { medication throws(Refusal) in
                    try kept(medication)
                })
        case .step(let step):
            return Decision(events: [try begun(with: step, key, as: number)])
        }
    }

    private func questioned(_ key: Medication.Key?) throws(Refusal) -> [Medication] {
        let asked = asked.filter { (key ?? $0.key) == $0.key }
        guard !asked.isEmpty else { throw .nothingAsked(key) }
        return asked
    }

    /// The place that the plan saved gives by its dates.
    func placeByDates(of medication: Medication, on date: CivilDate) -> CoursePosition? {
        Course(medication).position(on: date)
    }

    private func accepted(_ medication: Medication, as number: Int64) -> Record.Event {
        let key = medication.key
        guard let new = plans.saved?.medication(key) else {
            return .placed(
                key, Placement(from: today, plan: number, place: nil, reason: .accepted))
        }
        let from = dateOfChange(of: medication, to: new, at: placeByDates(of: new, on: today))
        return .placed(
            key,
            Placement(
                from: from, plan: number, place: placeByDates(of: new, on: from), reason: .accepted
            ))
    }

    private func kept(_ medication: Medication) throws(Refusal) -> Record.Event {
        let course = course(of: medication)
        guard let placement = course.placement, placement.place != nil,
            let standing = Standing(course, on: max(today, placement.from))
        else { throw .nothingToKeep(medication.key) }
        let from = max(today, placement.from)
        return .placed(
            medication.key,
            Placement(
                from: from, plan: placement.plan, place: standing.place(on: from), reason: .kept))
    }

    private func begun(with step: Int, _ key: Medication.Key?, as number: Int64)
        throws(Refusal) -> Record.Event
    {
        let medication = try courseMedication(key)
        guard let new = plans.saved?.medication(medication.key) else {
            throw .unknownMedication(
                medication.key, known: plans.saved?.medications.map(\.key) ?? [])
        }
        guard new.steps.indices.contains(step) else {
            throw .unknownStep(medication.key, steps: new.steps.count)
        }
        var place = CoursePosition(step: step, day: 1)
        let from = dateOfChange(of: medication, to: new, at: place)
        place.isHeld =
            Standing(course(of: medication), on: from)?.place(on: from)?.isHeld ?? false
        return .placed(
            medication.key,
            Placement(from: from, plan: number, place: place, reason: .accepted))
    }

    /// Today where the intakes that are left of it are as many: none is lost, and none comes twice.
    private func dateOfChange(of old: Medication, to new: Medication, at place: CoursePosition?)
        -> CivilDate
    {
        guard ledger.hasRecord(of: new.key, on: today...today) else { return today }
        let course = course(of: old)
        guard let place, let rest = restOfToday(course, new, at: place) else { return today + 1 }
        let rangNothing = course.placement.map { $0.place == nil && $0.from <= today } ?? false
        return rangNothing || rest.before.count == rest.after.count ? today : today + 1
    }
}
