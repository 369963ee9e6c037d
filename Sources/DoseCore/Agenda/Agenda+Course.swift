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
        let move = CourseMove(kind, from: from)
        // On its last day a course that ends can still be held, and after it stepped back.
        let after = course.adding(move).position(on: from.date)
        switch kind {
        case _ where today < medication.start:
            throw .courseCannot(kind, medication.key)
        case .held:
            if let position, position.isHeld { return Decision(unchangedCourse: medication.key) }
            guard after != nil else { throw .courseCannot(kind, medication.key) }
        case .resumed:
            guard let position else { throw .courseCannot(kind, medication.key) }
            if !position.isHeld { return Decision(unchangedCourse: medication.key) }
        case .steppedBack:
            let isFirst = course.position(on: today)?.step == 0 || position?.step == 0
            guard after != nil, !isFirst else { throw .courseCannot(kind, medication.key) }
        }
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
        let since = [local.time, open.map(\.time).min()].compactMap(\.self).min() ?? local.time
        // Not before what was said of today already, as after a clock set back, and not at midnight, which is said of a
        // whole date.
        let said = ledger.course(of: medication.key).moves.filter {
            $0.isWithinDay && $0.from.date == local.date
        }
        return CivilDateTime(
            date: local.date,
            time: max(since, said.map(\.from.time).max() ?? .firstSecond, .firstSecond))
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
