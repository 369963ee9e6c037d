extension Situation {
    /// What a person asks of a course, as the move that is to be recorded.
    func move(
        _ kind: CourseMove.Kind, _ key: Medication.Key?, isNow: Bool, reason: String?
    ) throws(Refusal) -> Decision {
        let medication = try courseMedication(key)
        // What the question leaves open no move decides, and a series is moved by nothing.
        if medication.series != nil || asked.contains(where: { $0.key == medication.key }) {
            throw .courseCannot(kind, medication.key)
        }
        let from =
            isNow
            ? startOfMoveToday(of: medication) : CivilDateTime(date: today + 1, time: .midnight)
        // A row to return to may be one of a text of long ago.
        let course = plans.course(of: medication, ledger, on: today, backTo: .distantPast)
        let position = course.position(on: from.date)
        // What was to act from then on is overtaken by a word of today.
        let tomorrow = course.position(on: today + 1)
        let move = CourseMove(kind, from: from)
        let place = placeAfter(move, of: course)
        // On its last day a course that ends can still be held, and after it stepped back.
        let changed = course.adding(move)
        let after = place?.place ?? changed.position(on: from.date)
        switch kind {
        case _ where today < course.start:
            throw .courseCannot(kind, medication.key)
        case .held:
            if let position, position.isHeld, tomorrow?.isHeld ?? true {
                return Decision(unchangedCourse: medication.key)
            }
            guard after != nil else { throw .courseCannot(kind, medication.key) }
        case .resumed:
            guard let position else { throw .courseCannot(kind, medication.key) }
            if !position.isHeld, !(tomorrow?.isHeld ?? false) {
                return Decision(unchangedCourse: medication.key)
            }
        case .steppedBack:
            guard place != nil || moves(course, by: move) else {
                throw .courseCannot(kind, medication.key)
            }
        }
        if isNow, raises(course, to: step(of: place, or: changed, on: from.date)) {
            throw .noRaiseOnReturn(kind, medication.key)
        }
        let events: [Record.Event?] = [
            .course(medication.key, move, reason: reason),
            place.map { .placed(medication.key, $0) },
        ]
        return Decision(events: events.compactMap(\.self))
    }

    /// The row to which a move leads that acts within a date: of another text where it is placed there.
    private func step(of placement: Placement?, or course: Course, on date: CivilDate) -> Step? {
        guard let placement, let place = placement.place else {
            return course.written(on: date)
        }
        return plans.medication(course.medication.key, by: placement)?.steps[place.step]
    }

    func courseMedication(_ key: Medication.Key?) throws(Refusal) -> Medication {
        guard let plan else { throw .noPlan }
        let courses = plan.medications.filter { $0.asNeeded == nil }
        guard let key else {
            // What has one step cannot be meant beside one that has several.
            let moving = courses.filter { $0.steps.count > 1 }
            let meant = moving.isEmpty ? courses : moving
            guard let only = meant.first, meant.count == 1 else {
                throw .medicationNotNamed(meant.map(\.key))
            }
            return only
        }
        guard let medication = courses.first(where: { $0.key == key }) else {
            throw .unknownMedication(key, known: courses.map(\.key))
        }
        return medication
    }

    /// From an open dose of today on, which is not taken yet; or else from this minute on.
    private func startOfMoveToday(of medication: Medication) -> CivilDateTime {
        let local = zone.civil(at: now.wall)
        // One of yesterday evening, too, and what of its night is still to come.
        let ringing = ledger.ringingDoses.filter {
            $0.medication == medication.key && (0...1).contains(local.date - $0.date)
        }
        let ofNight = (track(of: medication.key)?.doses(on: local.date - 1, in: zone) ?? []).filter
        {
            $0.due > now.wall && ledger.state(of: $0.id) == .awaited
        }.map(\.id)
        let open = (ringing + ofNight).min()
        let date = min(local.date, open?.date ?? local.date)
        let since = open.map { $0.date < local.date ? $0.time : min($0.time, local.time) }
        // Not before what was said of the date already, as after a clock set back, and not at midnight, which is said of
        // a whole date.
        let said = ledger.course(of: medication.key).moves.filter {
            $0.isWithinDay && $0.from.date == date
        }
        return CivilDateTime(
            date: date,
            time: max(
                since ?? local.time, said.map(\.from.time).max() ?? .firstSecond, .firstSecond))
    }

    // MARK: Telling

    /// How many dates have gone by without any intake up to a date: those with doses due, which `pause_after` counts, and
    /// from the first of these on all of them, which is what a person calls days.
    ///
    /// Counted from the last intake on; where there was none in this course, from the plan's adoption on.
    func datesWithoutIntake(
        until date: CivilDate, of course: Course
    ) -> (withDoses: Int, days: Int) {
        let history = ledger.course(of: course.medication.key)
        guard let adoption = ledger.plan, !history.hasIntake(on: date),
            !history.hasIntake(on: date - 1)
        else { return (0, 0) }
        let isBegun = history.hasIntake(from: course.firstDate, before: date)
        let adopted = zone.civil(at: adoption.since).date
        let first = isBegun ? course.firstDate : max(course.firstDate, adopted)
        var (count, days) = (0, 0)
        var day = date - 1
        while day >= first, count < Limits.rememberedDays, !history.hasIntake(on: day) {
            if course.slots(on: day).hasDoses {
                count += 1
                days = date - day
            }
            day = day - 1
        }
        // Since the last intake, which may be longer ago than the first dose that was not taken.
        return (count, count > 0 && isBegun ? max(days, date - day - 1) : days)
    }
}
