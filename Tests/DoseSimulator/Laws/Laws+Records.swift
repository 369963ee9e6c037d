import DoseCore

/// What the records of a turn must be.
extension Laws {
    /// Takes in what the turn recorded, in the store or not, and looks at each record.
    mutating func tellRecords(
        of turn: World.Turn, in world: World, attended: Instant?
    ) -> String? {
        for record in turn.committed {
            saved += 1
            if let broken = tell(record, of: turn, in: world, attended: attended) { return broken }
        }
        for case .recorded(let records, let isSaved) in turn.effects {
            for record in records {
                if isSaved, record.number > Int64(saved) {
                    return "record \(record.number) is said to be saved and is not"
                }
                if let broken = tell(record, of: turn, in: world, attended: attended) {
                    return broken
                }
            }
        }
        if saved == book.records.count { bookOfSaved = nil }
        return nil
    }

    private mutating func tell(
        _ record: Record, of turn: World.Turn, in world: World, attended: Instant?
    ) -> String? {
        let index = Int(record.number) - 1
        if book.records.indices.contains(index) {
            return book.records[index] == record
                ? nil : "record \(record.number) was another one before"
        }
        if record.isClockTrusted != isTrusted {
            return
                "record \(record.number) takes the clock for \(record.isClockTrusted ? "right" : "wrong")"
        }
        tally.records += 1
        if record.number > Int64(saved), bookOfSaved == nil { bookOfSaved = book }
        if record.event.word != .placed { refreshExpectations(at: turn.now) }
        if let broken = checkUsed(record) { return broken }
        switch record.event {
        case .planAdopted(let text, let afterLoss):
            // Adopted under a clock in doubt, a plan is in force from when the clock is right.
            let wasLostAhead = book.lost.map { $0 > turn.now.wall } ?? false
            // An answer taken back may leave what such a clock said as the last.
            if isTrusted { placedAnew.formUnion(book.placedByWrongClock(at: turn.now)) }
            let isAgain =
                text == book.plan && isTrusted
                && (!book.isPlanTrusted || wasLostAhead || !placedAnew.isEmpty)
            if wasLostAhead, isTrusted, !afterLoss { return "what was lost is forgotten" }
            let lostBefore = book.lost
            (adoptedInTurn, adoptedBefore) = (true, book.texts.keys.max() ?? 0)
            if let broken = book.add(record) { return broken }
            if isAgain {
                // Where its course stands by the right date is another question.
                if let savedPlan {
                    let today = zone.civil(at: turn.now.wall).date
                    noteUnanswered(savedPlan, afterLoss: afterLoss, on: today)
                }
                forgetExpectations()
                return nil
            }
            // Where nothing of the store is known, the numbers are those of another one.
            if isBlind ? lostBefore == nil : isLost(before: index, in: world), !afterLoss {
                return "what may have been taken is not reckoned with"
            }
            guard let adopted = adopted(text, afterLoss: afterLoss, turn, in: world) else {
                return "a plan is adopted that nobody wrote"
            }
            if adopted.1 != zone { forgetDays() }
            (savedPlan, zone) = adopted
            let today = zone.civil(at: turn.now.wall).date
            noteUnanswered(adopted.0, afterLoss: afterLoss, on: today)
            // Where each course goes on is told next.
            forgetExpectations()
        case .dose(let id, let planned, let due, let event):
            let broken = check(event, of: id, planned, due, record, turn, attended)
            if let broken = broken ?? book.add(record) { return broken }
            if book.pages[id]?.state != .ringing,
                event != .superseded || book.pages[id]?.closes != nil
            {
                readySince[id.medication] = turn.now.wall
            }
            // Told of a date before, it can move a course that counts intakes.
            if case .taken = event { refreshExpectations(at: turn.now) }
        case .placed(let key, let placement):
            let isOfAdoption = refreshed == nil
            if !isOfAdoption { close(at: turn.now) }
            if let broken = checkPlaced(placement, of: key, record, turn)
                ?? checkStays(placement, of: key, record)
            {
                return broken
            }
            noteSaid(record)
            if let broken = book.add(record) { return broken }
            if !isOfAdoption {
                refreshExpectations(at: turn.now)
                // What it has of today is known from now on.
                readySince[key] = turn.now.wall
            }
        case .told(let news):
            // It is the last thing of a turn, by the zone that came with it.
            if news.kind != .review {
                apply(turn.event, in: world)
                refreshExpectations(at: turn.now)
            }
            if let broken = checkNews(news, record) { return broken }
            if let broken = book.add(record) { return broken }
        case .course, .undone:
            close(at: turn.now)
            if let broken = checkMoved(record, turn) ?? checkUndone(record, turn) { return broken }
            noteSaid(record)
            if let broken = book.add(record) { return broken }
            if case .undone(let number) = record.event, let key = book.answersToNothing[number] {
                noteUnanswered(again: key, on: zone.civil(at: turn.now.wall).date)
            }
            refreshExpectations(at: turn.now)
            if let id = awaitedAgain(by: record) {
                book.note(id) { $0.isExpected = false }
                if let dose = expected(id) { waiting.append(dose) }
            }
        case .diary(let entry):
            if let broken = checkNoted(entry, turn) ?? book.add(record) { return broken }
        case .stock(let entry):
            if let broken = checkStocked(entry, turn) ?? book.add(record) { return broken }
        case .extraIntake(let key, let date, let intake):
            if let broken = checkExtra(intake, of: key, on: date, turn) { return broken }
            if let broken = book.add(record) { return broken }
            refreshExpectations(at: turn.now)
        }
        return nil
    }

    private mutating func check(
        _ event: DoseEvent, of id: DoseID, _ planned: Amount, _ due: Instant, _ record: Record,
        _ turn: World.Turn, _ attended: Instant?
    ) -> String? {
        // What is told of a dose that the plan lost is told by what was recorded of it.
        if event == .superseded { return checkSuperseded(id, turn) }
        if record.by != .daemon, case .missed(let cause) = event {
            return checkDisplaced(id, cause, turn)
        }
        if isOfBefore(id, planned, due, event, turn) { return nil }
        guard let dose = asPlanned(id, planned, due, turn) else {
            let held = expected(id).map { "\($0.amount) at \(zone.civil(at: $0.due))" }
            return
                "\(event) \(id): \(planned) at \(zone.civil(at: due)), and the plan holds \(held ?? "none")"
        }
        let now = record.at
        switch event {
        case .taken, .skipped, .snoozed:
            if let broken = checkMeant(id, event, turn) { return broken }
        case .raised, .missed, .superseded: break
        }
        switch event {
        case .raised(let closes):
            return checkRaised(dose, closes: closes, now, attended)
        case .missed(let cause):
            return checkMissed(dose, cause, now, attended)
        case .taken(let intake):
            return checkTaken(dose, intake, now, turn)
        case .skipped:
            return waits(dose, at: now) || book.state(of: id) == .ringing
                ? nil : "\(id) is skipped and is \(book.state(of: id))"
        case .snoozed(let until):
            guard let closes = openPage(of: id, at: now)?.closes else {
                return "\(id) is snoozed and not open"
            }
            return until.milliseconds > now.wall.milliseconds + closes.left(at: now)
                ? "\(id) is snoozed past its window" : nil
        case .superseded: return nil
        }
    }

    /// Whether it is told, or found missed, of a dose as it was planned then: the plan in force does not hold it any more,
    /// or not for the time at which its window closed.
    private mutating func isOfBefore(
        _ id: DoseID, _ planned: Amount, _ due: Instant, _ event: DoseEvent, _ turn: World.Turn
    ) -> Bool {
        guard let page = book.pages[id], page.planned == planned else { return false }
        if case .taken(let intake) = event, case .request(let request) = turn.event,
            case .took = request.answer, case .missed = page.state
        {
            return checkMeant(id, event, turn) == nil && due <= turn.now.wall
                && intake == Intake(amount: planned, at: due)
        }
        guard let closes = page.closes else { return false }
        let dose = expected(id)
        switch event {
        case .missed(.unanswered):
            return page.state == .ringing && closes.left(at: turn.now) <= 0
                && !closes.isSteppedOver(at: turn.now)
                && !(dose.map { isHeld($0, at: turn.now) } ?? false)
        case .taken(let intake):
            guard dose == nil, case .request(let request) = turn.event,
                case .take(_, let told?, let amount) = request.answer
            else { return false }
            return checkMeant(id, event, turn) == nil
                && intake == Intake(amount: amount?.amount ?? planned, at: told) && due <= told
                && told < closes.end
        case .raised, .snoozed, .skipped, .missed, .superseded: return false
        }
    }

    /// The dose as the plan holds it, before or after what the turn changes.
    private mutating func asPlanned(
        _ id: DoseID, _ planned: Amount, _ due: Instant, _ turn: World.Turn
    ) -> Expectation.Dose? {
        if let dose = expected(id), dose.amount == planned, dose.due == due { return dose }
        guard let other = turn.event.zone, other != zone else { return nil }
        zone = other
        forgetExpectations()
        refreshExpectations(at: turn.now)
        guard let dose = expected(id), dose.amount == planned, dose.due == due else { return nil }
        return dose
    }

    /// Whether records were lost, and nothing but the diary was written since.
    private func isLost(before index: Int, in world: World) -> Bool {
        guard let count = world.countAfterLoss, count <= index else { return false }
        return book.records[count..<index].allSatisfy { isOfDiary($0.event) }
    }

    /// The plan that a turn may adopt: the one of the file that was read, or, because records were lost, once more the one
    /// that was in force.
    private func adopted(
        _ text: PlanText, afterLoss: Bool, _ turn: World.Turn, in world: World
    ) -> (Plan, Zone)? {
        switch turn.event {
        case .planFile(.valid(let plan, text, in: let zone)): return (plan, zone)
        case .ledgerRead:
            guard case .valid(let plan, text, in: let zone) = world.planFileContent else {
                return nil
            }
            return (plan, zone)
        case .storeOpened(let content):
            guard afterLoss, content.isLost, let plan = content.plan, let zone = content.zone
            else { return nil }
            return (plan, zone)
        case .zone(_, let zone?):
            return afterLoss ? world.plans[text].map { ($0, zone) } : nil
        default: return nil
        }
    }
}

extension Event {
    /// The zone whose data came with it.
    var zone: Zone? {
        switch self {
        case .planFile(.valid(_, _, let zone)): zone
        case .zone(_, let zone): zone
        default: nil
        }
    }
}
