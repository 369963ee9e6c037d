import DoseCore

/// What saving a file must never do to what is left of today.
extension Laws {
    /// Nothing of today vanishes by a save, and nothing comes twice: what is left of it by the old text rings, or as much
    /// of it by the new one.
    mutating func checkRestOfToday(since count: Int, _ before: [Expectation], _ turn: World.Turn)
        -> String?
    {
        let records = book.records[count...]
        guard records.contains(where: { $0.event.word == .planAdopted }), isTrusted,
            !records.contains(where: { $0.by != .daemon }), zoneBefore == zone
        else { return nil }
        for case .planAdopted(_, afterLoss: true) in records.map(\.event) { return nil }
        let today = zone.civil(at: turn.now.wall).date
        for var old in before where old.medication.asNeeded == nil {
            let key = old.medication.key
            guard let index = expectations.firstIndex(where: { $0.medication.key == key }),
                expectations[index].medication.asNeeded == nil,
                // By a clock that was ahead, today was another date.
                !placedAnew.contains(key),
                // One came before the save.
                !isOfPause(key, since: count, on: today),
                // By another window another dose can be over.
                old.medication.hasWindows(of: expectations[index].medication)
            else { continue }
            let (all, now) = (old.doses(on: today), expectations[index].doses(on: today))
            if all == now { continue }
            let rest = [all, now].map { doses in
                doses.filter { isLeft($0, since: count, at: turn.now) }.map(\.amount)
            }
            let hasBegun = all.contains {
                stateBefore(of: $0.id, since: count) != .awaited || $0.closes <= turn.now.wall
            }
            if rest[0] == rest[1] { continue }
            if !hasBegun {
                // The law of small changes says by how much the day may differ.
                if all.isEmpty || !now.isEmpty { continue }
                return "\(key) has nothing of today any more, and nobody said so"
            }
            return "of today \(rest[0]) of \(key) was left, and now is \(rest[1])"
        }
        return nil
    }

    private func isLeft(_ dose: Expectation.Dose, since count: Int, at now: Moment) -> Bool {
        guard dose.closes > now.wall else { return false }
        let state = stateBefore(of: dose.id, since: count)
        switch state {
        case .awaited, .ringing: return true
        case .superseded: return !isTaken(inWindowOf: dose)
        case .missed(.unattended): return isMissedAhead(dose.id, at: now, since: count)
        case .taken, .skipped, .missed: return false
        }
    }

    /// Of a dose before the records of this turn.
    private func stateBefore(of id: DoseID, since count: Int) -> Book.State {
        let changes = book.pages[id]?.changes ?? []
        return changes.first { $0.record > Int64(count) }?.state ?? book.state(of: id)
    }

    /// What rings is a row of a text by which the course is walked, and with nothing on record nothing of a course past
    /// its first row rings before the answer.
    func checkOfText(_ dose: Expectation.Dose) -> String? {
        let (id, key) = (dose.id, dose.id.medication)
        // Until the date from which on it is asked, it may be known from records that were not lost.
        let isAsked = book.drugs[key]?.placed.last.map { $0.placement.from <= id.date } ?? true
        if book.unanswered.contains(key), isAsked {
            return "\(id) rings, and nobody said where its course stands"
        }
        let placed = book.drugs[key]?.placed ?? []
        let numbers = placed.map(\.placement.plan)
        let texts = numbers.compactMap { book.texts[$0] } + [book.plan].compactMap(\.self)
        let slot = Slot(time: id.time, amount: dose.amount)
        let isOfText = texts.compactMap { plans[$0]?.medication(key) }.contains { text in
            text.steps.contains { text.byDay($0.byDay(id.date), on: id.date).slots.contains(slot) }
        }
        return isOfText ? nil : "\(id) rings \(dose.amount), which stands in no text"
    }

    /// Of each course past its first row of which nothing is on record; told when a plan is adopted.
    mutating func noteUnanswered(_ adopted: Plan, afterLoss: Bool, on today: CivilDate) {
        // An old ledger's end may be lost, and with it what was known.
        let isFirst = book.texts.count <= 1 || afterLoss
        let first = isFirst ? Set(adopted.medications.map(\.key)) : book.unanswered
        book.unanswered = first.filter { isPastFirstRow($0, of: adopted, on: today) }
    }

    /// Of one whose answer was taken back, if the text is then still one past its first row.
    mutating func noteUnanswered(again key: Medication.Key, on today: CivilDate) {
        guard let plan = savedPlan, !isPastFirstRow(key, of: plan, on: today) else { return }
        book.unanswered.remove(key)
    }

    private func isPastFirstRow(
        _ key: Medication.Key, of adopted: Plan, on today: CivilDate
    ) -> Bool {
        guard let drug = adopted.medication(key), drug.asNeeded == nil, drug.series == nil,
            drug.start < today
        else { return false }
        var course = CourseByDay(drug)
        // What was said of a course that was placed is no word on the one that begins.
        let said = book.drugs[key].flatMap { $0.placed.isEmpty ? $0.moves.map(\.move) : nil }
        course.follow(said ?? [], counted: nil)
        let row = course.row(on: today)
        guard !row.isEmpty, drug.advance == .calendar, drug.end.map({ $0 >= today }) ?? true
        else { return false }
        return row
            != drug.byDay(drug.steps[0].byDay(today), on: today).slots.filter {
                $0.amount > .zero
            }
    }
}

/// Whom a question is asked, and for how long.
extension Laws {
    /// A question stands until it is answered or the file is changed, a keep is kept, and a hold is a hold.
    func checkStays(_ placement: Placement, of key: Medication.Key, _ record: Record) -> String? {
        guard record.by == .daemon else { return nil }
        let isAdopted = adoptedInTurn
        // Where nothing is taken is another law's.
        if placement.reason == .paused { return nil }
        let last = book.drugs[key]?.placed.last { $0.placement.reason != .paused }?.placement
        if !isAdopted, !isAfterUndo, let last, last.reason != .waiting,
            placement.reason != .found || last.reason == .asked
        {
            return "\(key) is \(placement.reason) anew, and nothing was written"
        }
        if isAdopted, !isLossTold, let before = book.texts[adoptedBefore].flatMap({ plans[$0] }),
            let old = before.medication(key), old == savedPlan?.medication(key),
            placement.place != nil, !placedAnew.contains(key),
            // One of a date gone by says where the course went then, by which a pause is walked.
            placement.from >= zone.civil(at: record.at.wall).date,
            // Its start has come.
            last?.reason != .waiting,
            // After a journey it is the day before a pause, and nobody knows yet if it ends with nothing taken.
            !isPausedLater(key, than: zone.civil(at: record.at.wall).date)
        {
            return "\(key) is \(placement.reason), and nothing was written of it"
        }
        let isAnew =
            placement.place.map { $0.step == 0 && $0.day == 1 && !$0.isHeld } ?? false
            && placement.from == savedPlan?.medication(key)?.start
        // After a loss nobody knows what was done since.
        if let place = placement.place, !place.isHeld, !isAnew, !isLossTold,
            isHeldByPerson(key, before: placement.from)
        {
            return "\(key) was held, and goes on from \(placement.from)"
        }
        return nil
    }

    /// Whether a word on where a course stands was taken back right before.
    private var isAfterUndo: Bool {
        let last = book.records.last { $0.event.word != .placed || $0.by != .daemon }
        guard case .undone(let number) = last?.event else { return false }
        // Of several that are taken back together the last record is of one of them.
        return [.held, .resumed, .steppedBack, .placed]
            .contains(book.records[Int(number) - 1].event.word)
    }

    /// A hold that is taken back holds nothing any more, and a hold whose end is taken back is one again, whatever was saved
    /// since.
    mutating func checkTakenBack(since count: Int, at now: Moment) -> String? {
        guard isTrusted, plan != nil else { return nil }
        let tomorrow = zone.civil(at: now.wall).date + 1
        for record in book.records[count...] {
            guard case .undone(let number) = record.event,
                case .course(let key, let move, _) = book.records[Int(number) - 1].event,
                move.kind != .steppedBack, let drug = book.drugs[key],
                let saved = savedPlan?.medication(key), saved.asNeeded == nil,
                saved.series == nil,
                let placed = drug.placed.last, placed.record > number,
                placed.placement.place != nil,
                let index = expectations.firstIndex(where: { $0.medication.key == key }),
                !expectations[index].row(on: tomorrow).isEmpty, !isLossTold
            else { continue }
            let words = drug.moves.filter { $0.move.kind != .steppedBack }
            let isHeld = expectations[index].isHeld(on: tomorrow)
            // A pause and a question hold by themselves, and who stepped back to an earlier text or after the end is held.
            let others = drug.placed.contains {
                [.paused, .asked, .moved].contains($0.placement.reason)
                    || $0.placement.isAnswer && $0.placement.place?.isHeld == true
            }
            let isBack = drug.moves.contains { $0.move.kind == .steppedBack }
            if isHeld, !others, !isBack, words.last?.move.kind != .held {
                return "\(key) is held, and the hold was taken back"
            }
            if !isHeld, move.kind == .resumed, let word = words.last, word.move.kind == .held,
                word.move.from.date <= tomorrow,
                book.lastAnswer(of: key).map({ $0.record <= word.record }) ?? true
            {
                return "\(key) goes on, and that it does was taken back"
            }
        }
        return nil
    }

    /// Whether a course is paused from a later date on.
    private func isPausedLater(_ key: Medication.Key, than date: CivilDate) -> Bool {
        guard let last = book.drugs[key]?.placed.last?.placement else { return false }
        return last.reason == .paused && last.from > date
    }

    private var isLossTold: Bool {
        if case .planAdopted(_, afterLoss: true) = book.records.last(where: {
            $0.event.word == .planAdopted
        })?.event {
            true
        } else {
            false
        }
    }

    /// Whether the last that the person did to a course was to hold it, so that it is held on its place.
    private func isHeldByPerson(_ key: Medication.Key, before date: CivilDate) -> Bool {
        guard let drug = book.drugs[key], let last = drug.moves.last, last.move.kind == .held,
            last.move.from.date < date,
            // A pause keeps a hold, and its own is the daemon's.
            let placed = drug.placed.last(where: { $0.placement.reason != .paused }),
            placed.placement.place != nil, let text = text(of: placed.placement, key),
            // What is taken as needed holds nothing, and what is over begins anew.
            text.asNeeded == nil, text.end.map({ $0 >= date }) ?? true
        else { return false }
        if placed.record < last.record { return placed.placement.from <= last.move.from.date }
        // What went on since may have been held by a word that is taken back now.
        let isHeldSince = drug.placed.allSatisfy {
            $0.record < last.record || $0.placement.reason == .paused
                || $0.placement.place?.isHeld == true
        }
        return isHeldSince && placed.placement.reason != .asked
            && placed.placement.from > last.move.from.date
    }

    /// Whom the program says that it asks, and that nothing goes on until the answer.
    mutating func checkQuestions(of world: World, at now: Moment) -> String? {
        guard isTrusted, plan != nil, !isBlind else { return nil }
        let asked = Set(world.agenda.situation(at: now).questions.map(\.medication.key))
        let keys = Set((plan?.medications ?? []).map(\.key))
        let stands = book.drugs.filter { key, drug in
            keys.contains(key) && drug.placed.last?.placement.reason == .asked
        }
        if asked != Set(stands.keys) {
            return "\(asked.sorted()) are asked, and it is to be \(stands.keys.sorted())"
        }
        for (key, drug) in stands {
            guard let placed = drug.placed.last, let place = placed.placement.place,
                let index = expectations.firstIndex(where: { $0.medication.key == key }),
                expectations[index].medication.series == nil,
                !drug.moves(of: placed).contains(where: { $0.kind == .steppedBack })
            else { continue }
            // The day after tomorrow: what is said of tomorrow acts then.
            let date = max(zone.civil(at: now.wall).date, placed.placement.from) + 2
            let later = expectations[index].course.standing(on: date)
            if later?.step != place.step || later?.day != place.day {
                return "\(key) goes on while the person is asked"
            }
        }
        return nil
    }
}

extension Medication {
    fileprivate func hasWindows(of other: Medication) -> Bool {
        early == other.early && late == other.late && spacing == other.spacing
    }
}
