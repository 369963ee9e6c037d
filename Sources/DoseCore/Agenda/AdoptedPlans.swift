/// The plans adopted, by whose texts the courses are walked.
///
/// The one saved last holds a course from when the course was placed in it: until then, and while a question is open, the
/// course goes on by the text that held it before.
struct AdoptedPlans: Hashable, Sendable {
    /// Nil before there is any, and while it waits for its zone.
    private(set) var saved: Plan?
    /// By the numbers of the records that adopted them; those that a course still needs.
    private(set) var texts: [Int64: Plan]

    init(saved: Plan?, earlier: [Int64: Plan] = [:], _ ledger: Ledger = Ledger()) {
        self.saved = saved
        texts = earlier
        if let saved, let adoption = ledger.plan { texts[adoption.record] = saved }
    }

    mutating func adopt(_ plan: Plan, as record: Int64, _ ledger: Ledger) {
        saved = plan
        let needed = ledger.plansOfCourses
        texts = texts.filter { needed.contains($0.key) || $0.key == ledger.plan?.record }
        texts[record] = plan
    }

    /// The same texts, where another plan was saved last.
    func saved(_ plan: Plan?) -> AdoptedPlans {
        var plans = self
        plans.saved = plan
        return plans
    }

    /// As the newest text says that names it.
    func name(of key: Medication.Key) -> String? {
        texts.sorted { $0.key > $1.key }.lazy.compactMap { $0.value.medication(key)?.name }.first
    }

    /// The text that a placement goes by; nil where the medication has left the plan.
    func medication(_ key: Medication.Key, by placement: Placement) -> Medication? {
        texts[placement.plan]?.medication(key)
    }

    /// The start of the first text by which a course was walked: a plan that goes on from the amounts of another one does
    /// not begin the treatment anew.
    func firstStart(of medication: Medication, _ ledger: Ledger) -> CivilDate {
        let starts = ledger.course(of: medication.key).placed.compactMap {
            self.medication(medication.key, by: $0.placement)?.start
        }
        return (starts + [medication.start]).min() ?? medication.start
    }

    /// The plan by which doses are due on a date: each medication by the text that holds its course.
    func inForce(_ ledger: Ledger, on date: CivilDate) -> Plan? {
        guard let saved else { return nil }
        var plan = saved
        plan.medications = saved.medications.map { medication in
            let placed = ledger.course(of: medication.key).placed.last
            return placed.flatMap { self.medication(medication.key, by: $0.placement) }
                ?? medication
        }
        for (key, history) in ledger.placedCourses.sorted(by: { $0.key < $1.key })
        where saved.medication(key) == nil {
            guard let placement = history.placed.goingOn(on: date).last?.placement,
                let medication = medication(key, by: placement)
            else { continue }
            plan.medications.append(medication)
        }
        return plan
    }

    /// The course of a medication of the plan in force, as it is known on a date.
    ///
    /// - Parameter first: how far back its earlier texts are asked for; as far as doses are looked at without it.
    func course(
        of medication: Medication, _ ledger: Ledger, on today: CivilDate,
        backTo first: CivilDate? = nil
    ) -> Course {
        course(
            of: medication, ledger, on: today, ledger.course(of: medication.key).placed,
            backTo: first)
    }

    /// The course that is going on on a date, where it is only later that nothing is to be taken any more.
    func courseGoingOn(of medication: Medication, _ ledger: Ledger, on today: CivilDate) -> Course {
        let all = ledger.course(of: medication.key).placed
        guard all.goingOn(on: today).count < all.count,
            let course = course(ofKey: medication.key, ledger, until: today)
        else { return course(of: medication, ledger, on: today, all) }
        return course
    }

    /// What a key had going on until a date, by the text that held it; nil where that is not known.
    func course(ofKey key: Medication.Key, _ ledger: Ledger, until date: CivilDate) -> Course? {
        let placed = ledger.course(of: key).placed.goingOn(on: date)
        guard let last = placed.last, let text = medication(key, by: last.placement) else {
            return nil
        }
        return course(of: text, ledger, on: date, placed)
    }

    /// The course as it is without what was placed last, as far back as that is to be left out, and without what was
    /// recorded with the first of it; nil where its text is not known.
    func course(
        of key: Medication.Key, _ ledger: Ledger, on today: CivilDate,
        withoutLast isLeftOut: (CourseHistory.Placed) -> Bool
    ) -> Course? {
        let all = ledger.course(of: key).placed
        var placed = all
        while let last = placed.last, isLeftOut(last) { placed.removeLast() }
        if placed.count == 1, all.count > 1, placed[0].record + 1 == all[1].record { placed = [] }
        guard let last = placed.last ?? all.first,
            let medication = medication(key, by: last.placement)
        else { return nil }
        return course(of: medication, ledger, on: today, placed)
    }

    /// Where a person stood who took something, by the text of then and by all that was known of the course; nil where that
    /// text is not remembered.
    func standing(at intake: RecordedIntake, of key: Medication.Key, _ ledger: Ledger)
        -> (course: Course, place: CoursePosition)?
    {
        let history = ledger.course(of: key, knownAt: intake)
        let date = intake.date
        let number = history.placed.last?.placement.plan ?? ledger.plan(before: intake.record)
        guard let text = number.flatMap({ texts[$0]?.medication(key) }) else { return nil }
        let course = course(of: text, history, on: date, history.placed)
        return course.position(on: date).map { (course, $0) }
    }

    private func course(
        of medication: Medication, _ ledger: Ledger, on today: CivilDate,
        _ placed: [CourseHistory.Placed], backTo first: CivilDate? = nil
    ) -> Course {
        course(
            of: medication, ledger.course(of: medication.key), on: today, placed, backTo: first)
    }

    private func course(
        of medication: Medication, _ history: CourseHistory, on today: CivilDate,
        _ placed: [CourseHistory.Placed], backTo first: CivilDate? = nil
    ) -> Course {
        let counted = Course.CountedDates(taken: history.taken, today: today)
        guard let last = placed.last else {
            return Course(medication, moves: history.moves, counted: counted)
        }
        var placement = last.placement
        // Of a text that is not known nobody knows the steps.
        if texts[placement.plan] == nil { placement.place = nil }
        let since = first ?? today - Limits.lookBackDays - Limits.cutByDays
        func walked(
            _ held: CourseHistory.Placed, _ earlier: Course? = nil, _ replaced: [Course] = []
        ) -> Course {
            var placement = held.placement
            let text = self.medication(medication.key, by: placement)
            // While it was not in the plan, nothing was due.
            if text == nil { placement.place = nil }
            return Course(
                text ?? medication, from: placement, moves: history.moves(from: held),
                counted: counted, earlier: earlier, replaced: replaced)
        }
        func replaced(by held: CourseHistory.Placed) -> [Course] {
            placed.filter { $0.placement.from == held.placement.from && $0.record < held.record }
                .map { walked($0) }
        }
        let earlier = placed.before(placement.from, since: since).reduce(nil as Course?) {
            walked($1, $0, replaced(by: $1))
        }
        return Course(
            medication, from: placement, moves: history.moves(from: last), counted: counted,
            earlier: earlier, replaced: replaced(by: last))
    }
}

extension [CourseHistory.Placed] {
    /// Those of a course as it goes on until a date: one that leaves the plan later is gone on with until it does. A
    /// question is none that leaves it, though today be another date since, as by another zone.
    fileprivate func goingOn(on date: CivilDate) -> [CourseHistory.Placed] {
        var placed = self
        while let last = placed.last?.placement, last.place == nil, last.from > date,
            last.reason != .asked
        {
            placed.removeLast()
        }
        return placed
    }

    /// Those that held on the dates before one, back to another one, in the order of the dates.
    ///
    /// Of two that begin on one date the later one took the other's place, and one took those of later dates.
    fileprivate func before(_ end: CivilDate, since first: CivilDate) -> [CourseHistory.Placed] {
        var found: [CourseHistory.Placed] = []
        for placed in reversed()
        where placed.placement.from < found.last?.placement.from ?? end {
            found.append(placed)
            if placed.placement.from <= first { break }
        }
        return found.reversed()
    }
}
