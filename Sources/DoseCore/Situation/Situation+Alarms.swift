/// How what rings is told, and when it rings again.
extension Situation {
    func isDue(_ ring: Ring, of id: DoseID, closes: Deadline) -> Bool {
        if case .snoozed(_, let until) = ledger.state(of: id), ring.snoozeRungOut != until {
            return true
        }
        guard let last = ring.last else { return true }
        return next(after: last, closes).isReached(at: now)
    }

    private func next(after last: Moment, _ closes: Deadline) -> Deadline {
        let length = times.repeats(after: last.wall - closes.set.wall)
        return Deadline(end: last.wall + length, set: last)
    }

    /// When a raised dose rings next, by the wall clock as it is set now.
    func nextRing(of state: DoseState, _ ring: Ring?) -> Instant {
        guard let closes = state.closes else { return now.wall + Limits.longestSleep }
        if case .snoozed(_, let until) = state, !until.isReached(at: now) {
            return now.wall + until.left(at: now)
        }
        guard let ring, let last = ring.last else { return now.wall }
        var left = next(after: last, closes).left(at: now)
        if !ring.saidLastCall { left = min(left, closes.left(at: now) - lastCallLead(closes)) }
        return now.wall + left
    }

    /// A short window gets its last call when half of it is left.
    func lastCallLead(_ closes: Deadline) -> Duration {
        min(times.lastCall, .milliseconds((closes.end - closes.set.wall).milliseconds / 2))
    }

    func ringingDose(
        _ dose: PlannedDose, in track: Track, closes: Deadline
    ) -> Alarm.RingingDose {
        // Set back, the clock makes the window close earlier by its hands; otherwise the end stays as it was said.
        let left = now.wall + closes.left(at: now)
        let end = closes.end - left > Limits.stepTolerance ? left : closes.end
        let idle = datesWithoutIntake(until: dose.id.date, of: track.course)
        let isPause = idle.withDoses >= track.medication.pauseAfter
        let key = track.key
        let last = lastDay(
            of: track.course, through: dose.id.date - 1, as: dose.id.date.weekday)
        return Alarm.RingingDose(
            dose: dose, medication: track.medication, closes: end,
            recentIntake: recentIntake(before: dose, in: track),
            daysWithoutIntake: isPause ? idle.days : nil,
            lastTaken: isPause ? lastTaken(of: key) : nil,
            excess: excess(on: dose.id.date, of: track.course),
            // After a pause what was taken last is said, and what was planned meanwhile nobody took.
            novelty: isPause
                ? nil : last.flatMap { novelty(of: dose, in: track.course, since: $0) },
            note: track.course.note(on: dose.id.date),
            skippedDay: idle.withDoses > 0 && !isPause
                ? last.map { track.course.sum(on: $0.date) } : nil,
            preparationBefore: preparation(before: dose, in: track.course))
    }

    private func lastTaken(of key: Medication.Key) -> Alarm.RingingDose.TakenDay? {
        guard let date = ledger.course(of: key).lastIntake(before: today) else { return nil }
        let amount = ledger.amountTaken(of: key, on: date)
        return amount > .zero ? Alarm.RingingDose.TakenDay(date: date, amount: amount) : nil
    }

    private func excess(on date: CivilDate, of course: Course) -> Alarm.RingingDose.Excess? {
        let planned = course.sum(on: date)
        let taken = ledger.amountTaken(of: course.medication.key, on: date)
        return taken.fits(planned) && taken > planned
            ? Alarm.RingingDose.Excess(taken: taken, planned: planned) : nil
    }

    /// On the first alarm since the plan says so: nothing is recorded of a dose since then.
    private func preparation(before dose: PlannedDose, in course: Course) -> Preparation? {
        guard let placement = course.placement, dose.id.date >= placement.from,
            let now = course.medication.preparation,
            let before = course.before?.medication.preparation,
            before.strengths != now.strengths
        else { return nil }
        let isFirst = (0...max(0, dose.id.date - placement.from)).allSatisfy { days in
            ledger.recordedDoses(on: dose.id.date - days).allSatisfy {
                $0.medication != dose.id.medication || $0 == dose.id
                    || ledger.lastChange(of: $0).map { $0.record.number < placement.plan } ?? true
            }
        }
        return isFirst ? before : nil
    }

    private func novelty(
        of dose: PlannedDose, in course: Course, since last: Foretold.Day
    ) -> Alarm.Novelty? {
        // That another weekday, or the next by turns, has another amount is nothing new.
        guard course.text(on: dose.id.date).series == nil,
            !isUsual(course, dose.id.date, after: last)
        else { return nil }
        let before = last.slots
        let after = course.slots(on: dose.id.date).intakes
        // Where all amounts are the same only the times moved, be it to those of others.
        if before.map(\.amount) == after.map(\.amount),
            let old = zip(before, after).first(where: { $1.time == dose.id.time })?.0.time
        {
            return old == dose.id.time ? nil : .time(before: old)
        }
        if let same = before.first(where: { $0.time == dose.id.time }) {
            return same.amount == dose.amount ? nil : .amount(before: same.amount)
        }
        let gone = before.filter { old in !after.contains { $0.time == old.time } }
        let new = after.filter { slot in !before.contains { $0.time == slot.time } }
        guard let index = new.firstIndex(where: { $0.time == dose.id.time }),
            gone.indices.contains(index), gone[index].amount == dose.amount
        else { return .intake }
        return .time(before: gone[index].time)
    }

    /// The last intake, if it lies nearer to the dose than half the smaller of the stretches around it.
    private func recentIntake(before dose: PlannedDose, in track: Track) -> Intake? {
        guard let last = ledger.lastIntake(of: track.key, at: now),
            last.latest(at: now) <= dose.window.closes,
            let half = track.nearness(of: dose, in: zone),
            dose.due - last.latest(at: now) < half
        else { return nil }
        return last.seen(at: now)
    }
}
