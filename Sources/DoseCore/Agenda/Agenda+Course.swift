extension Agenda {
    /// What a person asks of a course, as the move that is to be recorded.
    func move(
        _ kind: CourseMove.Kind, _ key: Medication.Key?, isNow: Bool, reason: String?,
        at now: Moment
    ) throws(Refusal) -> Decision {
        let medication = try courseMedication(key)
        let today = zone.civil(at: now.wall).date
        let from =
            isNow
            ? restOfToday(of: medication, at: now) : CivilDateTime(date: today + 1, time: .midnight)
        let course = course(of: medication, on: today)
        let position = course.position(on: from.date)
        switch kind {
        case .held:
            guard let position else { throw .courseCannot(kind, medication.key) }
            if position.isHeld { return Decision(unchangedCourse: medication.key) }
        case .resumed:
            guard let position else { throw .courseCannot(kind, medication.key) }
            if !position.isHeld { return Decision(unchangedCourse: medication.key) }
        case .steppedBack:
            let isFirst = course.position(on: today)?.step == 0 || position?.step == 0
            guard today >= medication.start, !isFirst else {
                throw .courseCannot(kind, medication.key)
            }
        }
        let move = CourseMove(kind, from: from)
        return Decision(events: [.course(medication.key, move, reason: reason)])
    }

    private func courseMedication(_ key: Medication.Key?) throws(Refusal) -> Medication {
        guard let plan else { throw .noPlan }
        let courses = plan.medications.filter { $0.asNeeded == nil }
        guard let key else {
            guard let only = courses.first, courses.count == 1 else {
                throw .medicationNotNamed(courses.map(\.key))
            }
            return only
        }
        guard let medication = courses.first(where: { $0.key == key }) else {
            throw .unknownMedication(key, known: courses.map(\.key))
        }
        return medication
    }

    /// From an open dose of today on, which is not taken yet; or else from this minute on.
    private func restOfToday(of medication: Medication, at now: Moment) -> CivilDateTime {
        let local = zone.civil(at: now.wall)
        let open = ledger.openDoses.filter {
            $0.medication == medication.key && $0.date == local.date && $0.time > .midnight
        }
        return CivilDateTime(
            date: local.date, time: min(open.map(\.time).min() ?? local.time, local.time))
    }

    // MARK: Telling

    /// How many dates with doses due have gone by without any intake before a date; counted from the adoption on.
    func daysWithoutIntake(before date: CivilDate, of course: Course) -> Int {
        let history = ledger.course(of: course.medication.key)
        guard let adoption = ledger.plan else { return 0 }
        let first = max(course.medication.start, zone.civil(at: adoption.since).date)
        var count = 0
        var day = date - 1
        while day >= first, count < Limits.rememberedDays, !history.hasIntake(on: day) {
            if course.slots(on: day).contains(where: { $0.amount > .zero }) { count += 1 }
            day = day - 1
        }
        return count
    }

    /// The medications whose review is due with these doses, which are the first of their date.
    func reviews(raised events: [Record.Event]) -> [Medication] {
        events.compactMap { event -> Medication? in
            guard case .dose(let id, _, _, .raised) = event,
                let medication = plan?.medication(id.medication),
                let every = medication.reviewEvery, id.date > medication.start,
                (id.date - medication.start) % every == 0,
                !ledger.recordedDoses(on: id.date).contains(where: {
                    $0.medication == id.medication
                })
            else { return nil }
            return medication
        }
    }
}
