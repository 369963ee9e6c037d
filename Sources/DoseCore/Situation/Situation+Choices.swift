/// The person's answer to where a course goes on.
extension Situation {
    /// The medications of which the person is asked whether the plan saved is meant.
    var asked: [Medication] {
        (plan?.medications ?? []).filter {
            ledger.course(of: $0.key).placed.last?.placement.reason == .asked
        }
    }

    func choose(_ choice: PlaceChoice, _ key: Medication.Key?) throws(Refusal) -> Decision {
        switch choice {
        case .accept, .keep: try choose(choice, of: try questioned(key))
        case .step(let step): Decision(events: [try begun(with: step, try meant(key))])
        }
    }

    func settle(_ choice: PlaceChoice, _ questions: [CourseQuestion]) throws(Refusal) -> Decision {
        let standing = self.questions
        if let over = questions.first(where: { !standing.contains($0) }) {
            throw .nothingAsked(over.medication.key)
        }
        return try choose(choice, of: questions.map(\.medication))
    }

    /// Of several, what cannot be said of one does not stop the others.
    private func choose(_ choice: PlaceChoice, of medications: [Medication]) throws(Refusal)
        -> Decision
    {
        var decision = Decision()
        var refusal: Refusal?
        for medication in medications {
            do {
                let event =
                    switch choice {
                    case .accept: try accepted(medication)
                    case .keep: try kept(medication)
                    case .step(let step): try begun(with: step, medication)
                    }
                decision.events.append(event)
            } catch {
                refusal = error
            }
        }
        if let refusal, decision.events.isEmpty { throw refusal }
        return decision
    }

    private func questioned(_ key: Medication.Key?) throws(Refusal) -> [Medication] {
        guard plan != nil else { throw .noPlan }
        let asked = asked.filter { (key ?? $0.key) == $0.key }
        guard !asked.isEmpty else {
            if let key { _ = try courseMedication(key) }
            throw .nothingAsked(key)
        }
        return asked
    }

    /// Without a key the one that is asked about, or the only one there is.
    private func meant(_ key: Medication.Key?) throws(Refusal) -> Medication {
        let asked = asked
        if key == nil, asked.count == 1 { return asked[0] }
        return try courseMedication(key)
    }

    /// The number of the record that adopted the plan saved.
    private func numberOfPlan() throws(Refusal) -> Int64 {
        guard plans.saved != nil, let number = ledger.plan?.record else { throw .noPlan }
        return number
    }

    /// The place that the plan saved gives by its dates.
    func placeByDates(of medication: Medication, on date: CivilDate) -> CoursePosition? {
        Course(medication).position(on: date)
    }

    private func accepted(_ medication: Medication) throws(Refusal) -> Record.Event {
        let number = try numberOfPlan()
        let key = medication.key
        guard let new = plans.saved?.medication(key) else {
            return .placed(
                key, Placement(from: today, plan: number, place: nil, reason: .accepted))
        }
        // One whose start is to come begins then.
        let from = max(
            new.start, dateOfChange(of: medication, to: new, at: placeByDates(of: new, on: today)))
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

    private func begun(with step: Int, _ medication: Medication) throws(Refusal) -> Record.Event {
        let number = try numberOfPlan()
        guard let new = plans.saved?.medication(medication.key) else {
            throw .unknownMedication(
                medication.key, known: plans.saved?.medications.map(\.key) ?? [])
        }
        guard new.steps.indices.contains(step), new.series == nil else {
            throw .unknownStep(medication.key, steps: new.series == nil ? new.steps.count : 1)
        }
        var place = CoursePosition(step: step, day: 1)
        let from = dateOfChange(of: medication, to: new, at: place)
        if let end = new.end, end < from { throw .courseOver(medication.key) }
        // A hold said today acts from tomorrow on.
        place.isHeld =
            Standing(course(of: medication), on: from)?.place(on: max(from, today + 1))?.isHeld
            ?? false
        return .placed(
            medication.key,
            Placement(from: from, plan: number, place: place, reason: .accepted))
    }

    /// Today where of it intakes are left, and as many: none is lost, and none comes twice.
    func dateOfChange(of old: Medication, to new: Medication, at place: CoursePosition?)
        -> CivilDate
    {
        guard ledger.hasRecord(of: new.key, on: today...today) else { return today }
        let course = course(of: old)
        guard let place, let rest = restOfToday(course, new, at: place) else { return today + 1 }
        let rangNothing = course.placement.map { $0.place == nil && $0.from <= today } ?? false
        let isAsMany = !rest.after.isEmpty && rest.before.count == rest.after.count
        return rangNothing || isAsMany ? today : today + 1
    }
}
