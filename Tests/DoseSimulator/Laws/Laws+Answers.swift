import DoseCore

/// What a person's words must come to.
extension Laws {
    /// What is answered by its name, or as an alarm lists it, is not ringing any more, unless the store refuses.
    func checkObeyed(_ request: Request, _ reply: Reply) -> String? {
        let selection: Selection
        switch request.answer {
        case .take(let meant, at: nil, _), .skip(let meant, _): selection = meant
        case .take, .took, .snooze, .undo, .course, .choose, .settle, .note, .stock: return nil
        }
        switch reply {
        // Somebody else's dose can be taken early, too: the words fit both.
        case .refused(.ambiguous) where selection == .takeable: return nil
        case .refused(.notSaved): return nil
        case .refused(.noPlan) where plan == nil: return nil
        case .recorded, .unchanged, .courseUnchanged, .alreadyTold, .requestUsed, .refused: break
        }
        let left = book.ringing.first { id in
            switch selection {
            case .takeable: book.ringing.count == 1
            case .doses(let ids): ids.contains(id)
            case .matching(let selector):
                selector.time != nil && selector.date == id.date && selector.matches(id)
            }
        }
        return left.map { "\($0) was answered and is ringing" }
    }

    /// What a dose is told to be was said of this dose and no other.
    func checkMeant(_ id: DoseID, _ event: DoseEvent, _ turn: World.Turn) -> String? {
        guard case .request(let request) = turn.event else {
            return "\(id): \(event), and nobody said so"
        }
        switch (event, request.answer) {
        case (.taken, .take(let meant, _, _)), (.skipped, .skip(let meant, _)),
            (.snoozed, .snooze(let meant, _)):
            return meant.means(id) ? nil : "\(id): \(event), and another dose was meant"
        case (.taken, .took(let ids)):
            return ids.contains(id) ? nil : "\(id): \(event), and another dose was meant"
        default:
            return "\(id): \(event), and something else was said"
        }
    }

    /// An intake is an extra one only where it lies in no window of a dose that it could be.
    mutating func checkExtra(
        _ intake: Intake, of key: Medication.Key, on date: CivilDate, _ turn: World.Turn
    ) -> String? {
        guard case .request(let request) = turn.event,
            case .take(let selection, let told, let amount) = request.answer
        else { return "\(key) is taken and nobody said so" }
        if intake.at != told ?? turn.now.wall
            || amount?.amount.map({ swallowed($0, of: key) != intake.amount }) ?? false
        {
            return "\(key) is taken as \(intake)"
        }
        let civil = zone.civil(at: intake.at).date
        guard let index = expectations.firstIndex(where: { $0.medication.key == key }),
            turn.now.wall - intake.at < .hours(24 * (Limits.rememberedDays - 2))
        else { return nil }
        if date != civil, !isBesideDose(on: date, intake, at: index) {
            return "\(key) is taken on \(date)"
        }
        for offset in -1...1 {
            for dose in expectations[index].doses(on: date + offset)
            where dose.opens <= intake.at && intake.at < dose.closes && selection.means(dose.id) {
                switch book.state(of: dose.id) {
                case .taken: continue
                case .superseded where isTaken(inWindowOf: dose): continue
                case .awaited where !isHeld(dose, at: turn.now): continue
                case .awaited, .ringing, .skipped, .missed, .superseded:
                    return "\(dose.id) was taken in its window, and is recorded as extra"
                }
            }
        }
        return nil
    }

    /// An amount as its medication is counted; nil where no strength of it, or more than one, would say how much that is.
    private func swallowed(_ told: Amount, of key: Medication.Key) -> Amount? {
        guard let medication = plan?.medication(key),
            told.unit.dimension != medication.unit.dimension
        else {
            return told
        }
        guard let strengths = medication.preparation?.strengths, strengths.count == 1 else {
            return nil
        }
        return strengths[0].converted(told)
    }

    /// Whether an intake is one more of a dose of the date that was taken.
    private mutating func isBesideDose(
        on date: CivilDate, _ intake: Intake, at index: Int
    ) -> Bool {
        expectations[index].doses(on: date).contains { dose in
            let said = book.pages[dose.id]?.closes?.end ?? dose.closes
            return dose.opens <= intake.at && intake.at < max(dose.closes, said)
                && (book.state(of: dose.id) == .taken || isTaken(inWindowOf: dose))
        } || isBesideRungDose(of: expectations[index].medication.key, on: date, intake)
    }

    /// Whether it is one more of a dose of the date that rang by another plan or in another zone, and was taken.
    private func isBesideRungDose(
        of key: Medication.Key, on date: CivilDate, _ intake: Intake
    ) -> Bool {
        book.records.contains { record in
            guard case .dose(let id, _, let due, .raised(_)) = record.event, id.medication == key,
                id.date == date, book.state(of: id) == .taken,
                let end = book.pages[id]?.closes?.end
            else { return false }
            return due - .hours(12) <= intake.at && intake.at < end
        }
    }

    /// Only the newest answer is taken back, with those of the same request, and only on the day after at the latest.
    func checkUndone(_ record: Record, _ turn: World.Turn) -> String? {
        guard case .undone(let number) = record.event, number > 0, number < record.number else {
            return nil
        }
        guard case .request(let request) = turn.event, case .undo(let meant) = request.answer
        else { return "record \(number) is taken back and nobody said so" }
        let answer = book.records[Int(number) - 1]
        if let meant, !meant.means(answer.event) { return "another answer is taken back" }
        if turn.now.wall - answer.at.wall >= Limits.undo {
            return "record \(number) is taken back after more than a day"
        }
        for later in book.records[Int(number)...].reversed() {
            // One that its own clock says is of long ago is not remembered.
            guard later.by != .daemon, !book.undone.contains(later.number),
                meant != nil || later.request == nil || later.request != answer.request,
                meant?.means(later.event) ?? true,
                turn.now.wall - later.at.wall < .hours(24 * (Limits.rememberedDays - 1))
            else { continue }
            switch later.event {
            case .dose(_, _, _, .missed), .dose(_, _, _, .superseded), .undone, .planAdopted, .told:
                continue
            case .dose(let id, _, _, _)
            where book.pages[id]?.changes.last?.record != later.number:
                continue
            case .placed(let key, _) where book.lastAnswer(of: key)?.record != later.number:
                continue
            // Where a move led is said with it, and taken back with it.
            case .placed(_, let placement)
            where placement.reason == .moved && later.number == number + 1:
                continue
            case .dose, .extraIntake, .course, .placed, .diary, .stock:
                return "record \(number) is taken back before record \(later.number)"
            }
        }
        return nil
    }

    /// The dose whose answer a record takes back and which is to be settled anew.
    func awaitedAgain(by record: Record) -> DoseID? {
        guard case .undone(let number) = record.event,
            case .dose(let id, _, _, _) = book.records[Int(number) - 1].event,
            book.state(of: id) == .awaited
        else { return nil }
        return id
    }

    /// What the plan in force does not hold, or did not when its window closed, is not left awaited.
    mutating func checkAwaitedAgain(since count: Int, at now: Moment) -> String? {
        // Of one without its zone nobody knows what it holds.
        guard isTrusted, plan != nil else { return nil }
        for record in book.records[count...] {
            guard let id = awaitedAgain(by: record) else { continue }
            if let dose = expected(id), dose.closes > now.wall || isHeld(dose, at: now) { continue }
            return "\(id) is awaited again, and is not to come"
        }
        return nil
    }

    /// A course is moved as was said, on the date from which it was to be.
    mutating func checkMoved(_ record: Record, _ turn: World.Turn) -> String? {
        guard case .course(let key, let move, _) = record.event else { return nil }
        guard case .request(let request) = turn.event,
            case .course(let kind, let meant, let isNow, _) = request.answer,
            kind == move.kind, meant ?? key == key
        else { return "\(key) is \(move.kind) and nobody said so" }
        let today = zone.civil(at: turn.now.wall).date
        // A dose of yesterday evening that is open, or of its night, has the amount of the step that holds.
        let isOfYesterday =
            move.from.date == today - 1
            && (book.ringing.contains { $0.medication == key && $0.date == today - 1 }
                || isNightToCome(after: today - 1, of: key, at: turn.now))
        let isRight =
            isNow
            ? (move.from.date == today || isOfYesterday) && move.from.time != .midnight
            : move.from.date == today + 1 && move.from.time == .midnight
        return isRight ? nil : "\(key) is \(move.kind) from \(move.from) on"
    }

    private mutating func isNightToCome(
        after date: CivilDate, of key: Medication.Key, at now: Moment
    ) -> Bool {
        guard let index = expectations.firstIndex(where: { $0.medication.key == key }) else {
            return false
        }
        return expectations[index].doses(on: date).contains {
            $0.due > now.wall && book.state(of: $0.id) == .awaited
        }
    }

    /// Taken back, an answer can leave two doses of a medication open: the one that it was of is then missed.
    mutating func checkDisplaced(_ id: DoseID, _ cause: MissedCause, _ turn: World.Turn) -> String?
    {
        guard case .request(let request) = turn.event, case .undo = request.answer else {
            return "\(id) is told as missed by a person"
        }
        // What it was of had closed before the plan or its course became another one.
        if cause == .unattended, book.state(of: id) == .awaited,
            let dose = expected(id), dose.closes <= turn.now.wall, !isHeld(dose, at: turn.now)
        {
            return nil
        }
        guard cause == .unanswered, book.state(of: id) == .ringing,
            book.ringing.contains(where: { $0.medication == id.medication && $0 != id })
        else { return "\(id) is told as missed by a person" }
        return nil
    }
}

extension Selection {
    /// Whether the words could be about a dose.
    fileprivate func means(_ id: DoseID) -> Bool {
        switch self {
        case .takeable: true
        case .doses(let ids): ids.contains(id)
        case .matching(let selector): selector.matches(id)
        }
    }
}

extension DoseSelector {
    /// Whether a record is an answer about what was named.
    fileprivate func means(_ event: Record.Event) -> Bool {
        switch event {
        case .dose(let id, _, _, _): matches(id)
        case .extraIntake(let key, let date, _):
            time == nil && medication ?? key == key && self.date ?? date == date
        case .planAdopted, .course, .placed, .told, .diary, .stock, .undone: false
        }
    }
}
