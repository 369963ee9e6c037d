import DoseCore

/// What is due rings, what was missed is told, and what is dropped was not to be taken any more.
extension Laws {
    /// A dose inside its window rings in the very turn in which it can: after a start, a sleep, another plan or a clock
    /// that was set as well as at its time.
    mutating func checkDue(at now: Moment, in world: World) -> String? {
        guard isTrusted else { return nil }
        // What is in a store that cannot be read is not known: a dose of that time may be settled, and it is asked again in half a minute.
        if world.isPastOutOfReach { outOfReach = world.elapsed }
        if let outOfReach, world.elapsed - outOfReach <= Limits.storeRetry.milliseconds {
            return nil
        }
        for expectation in expectations {
            guard let dose = expectation.next, dose.due <= now.wall, now.wall < dose.closes,
                isHeld(dose, at: now),
                !book.ringing.contains(where: { $0.medication == dose.id.medication })
            else { continue }
            guard waits(dose, at: now) else { continue }
            // Missed by a clock that was ahead, it does not come back by a correction of seconds.
            if case .missed = book.state(of: dose.id),
                dose.closes - now.wall <= .seconds(2)
                    || !isMissedAhead(
                        dose.id, at: Moment(wall: now.wall + .seconds(2), boot: now.boot))
            {
                continue
            }
            let (_, latest, slack) = ringTimes(of: dose, at: now)
            if latest + slack <= now.wall {
                return "\(dose.id) is due and does not ring"
            }
        }
        return nil
    }

    /// Every dose whose window has closed is settled, unless a ringing one of its medication stands before it.
    mutating func checkClosed(at now: Moment) -> String? {
        guard isTrusted, !waiting.isEmpty else { return nil }
        var left: [Expectation.Dose] = []
        let asked = book.last.map { zone.civil(at: min($0, now.wall)).date - Limits.lookBackDays }
        for dose in waiting {
            if book.state(of: dose.id).isSettled {
                book.note(dose.id) { $0.isExpected = true }
            } else if dose.closes > now.wall || !isHeld(dose, at: now)
                || expected(dose.id) != dose
            {
                continue
            } else if book.ringing.contains(where: { $0.medication == dose.id.medication }) {
                left.append(dose)
            } else if behind.contains(dose.id), let asked, dose.id.date < asked {
                // By the time that its turn came it was of weeks ago, and nobody asks for it.
                continue
            } else {
                return
                    "\(dose.id) closed at \(zone.civil(at: dose.closes)) and is \(book.state(of: dose.id))"
            }
        }
        waiting = left
        behind = Set(left.map(\.id))
        return nil
    }

    /// What the daemon finds missed, the person is told, each dose once.
    func checkTold(in turn: World.Turn, since count: Int) -> String? {
        var missed: [DoseID] = []
        for index in count..<book.records.count where book.records[index].by == .daemon {
            if case .dose(let id, _, _, .missed) = book.records[index].event { missed.append(id) }
        }
        var told: [DoseID] = []
        for case .notify(.missed(let doses, _)) in turn.effects { told += doses.map(\.dose.id) }
        if missed.isEmpty, told.isEmpty { return nil }
        return missed.sorted() == told.sorted()
            ? nil : "\(missed.count) doses are missed, and \(told.count) told"
    }

    /// Only what the plan in force does not hold is superseded, what was taken at another hour of the same window, or what
    /// rang by a clock that was days ahead.
    mutating func checkSuperseded(_ id: DoseID, _ turn: World.Turn) -> String? {
        guard let dose = expected(id), isHeld(dose, at: turn.now) else { return nil }
        if let other = turn.event.zone, other != zone { return nil }
        if isTrusted, book.pages[id]?.closes?.isOfWrongClock(at: turn.now) ?? false { return nil }
        return isTaken(inWindowOf: dose) && book.state(of: id) != .ringing
            ? nil : "\(id) is superseded, and the plan holds it"
    }

    /// Whether a dose of the medication, be it by another name, was taken in the window, or in the place of this one.
    func isTaken(inWindowOf dose: Expectation.Dose) -> Bool {
        let isInWindow = book.drugs[dose.id.medication]?.intakes.contains { intake in
            guard case .dose = book.records[Int(intake.record) - 1].event else { return false }
            return dose.opens <= intake.at && intake.at < dose.closes
        }
        return isInWindow ?? false || isTakenBeforeMoved(dose.id)
    }

    /// Whether the times of a date were moved on it, and the dose of the same number was taken.
    private func isTakenBeforeMoved(_ id: DoseID) -> Bool {
        guard let expectation = expectations.first(where: { $0.medication.key == id.medication })
        else { return false }
        let courses = [expectation.course] + expectation.earlier
        let index = courses.firstIndex { $0.placement.map { $0.from <= id.date } ?? true }
        guard let index, let placement = courses[index].placement, placement.from == id.date,
            placement.reason == .found
        else { return false }
        var (course, time) = (courses[index], id.time)
        var due = course.slots(on: id.date).filter { $0.amount > .zero }
        let held = heldBefore(placement, of: id.medication) + courses.dropFirst(index + 1).prefix(1)
        for var before in held {
            let dueBefore = before.slots(on: id.date).filter { $0.amount > .zero }
            guard due.map(\.amount) == dueBefore.map(\.amount),
                let number = due.firstIndex(where: { $0.time == time })
            else { return false }
            let former = dueBefore[number].time
            if former != time {
                let isMoved =
                    !dueBefore.contains { $0.time == time } && !due.contains { $0.time == former }
                guard isMoved else { return false }
                let other = DoseID(medication: id.medication, date: id.date, time: former)
                if book.state(of: other) == .taken { return true }
            }
            (due, time) = (dueBefore, former)
        }
        return false
    }

    /// What else the first date of a placement was to hold before that was said, the last first.
    private func heldBefore(_ placement: Placement, of key: Medication.Key) -> [CourseByDay] {
        guard let drug = book.drugs[key],
            let index = drug.placed.lastIndex(where: { $0.placement == placement })
        else { return [] }
        return drug.placed[..<index].reversed().filter { $0.placement.from == placement.from }
            .compactMap { placed in
                guard let text = text(of: placed.placement, key) else { return nil }
                var course = CourseByDay(text, from: placed.placement)
                course.follow(drug.moves(of: placed), counted: nil)
                return course
            }
    }

    /// Whether a dose was last settled by a clock that was ahead.
    ///
    /// - Parameter count: by the records up to this one.
    func isMissedAhead(_ id: DoseID, at now: Moment, since count: Int = .max) -> Bool {
        let changes = book.pages[id]?.changes ?? []
        guard let number = changes.last(where: { $0.record <= count })?.record else { return false }
        return book.records[Int(number) - 1].at.wall > now.wall
    }

    /// Whether a dose that the plan holds is still to ring.
    func waits(_ dose: Expectation.Dose, at now: Moment) -> Bool {
        switch book.state(of: dose.id) {
        case .awaited: true
        // By a clock that was ahead, and by no other plan.
        case .missed(.unattended): now.wall < dose.closes && isMissedAhead(dose.id, at: now)
        // By a plan or a course that was another one.
        case .superseded: now.wall < dose.closes && !isTaken(inWindowOf: dose)
        case .ringing, .taken, .skipped, .missed: false
        }
    }
}
