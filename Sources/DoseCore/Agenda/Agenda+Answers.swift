extension Agenda {
    /// What a person's request leads to, as far as it is kept.
    mutating func answer(_ request: Request, _ turn: inout Turn) {
        var request = request
        let earlier = request.id.map { ledger.records(of: $0) } ?? []
        do {
            request.answer = try request.answer.meant(by: plan, besides: ledger.knows)
        } catch {
            // What was answered is not asked again what it means.
            turn.reply = earlier.isEmpty ? .refused(error) : .requestUsed
            return
        }
        guard earlier.isEmpty else {
            turn.reply =
                request.answer.fits(earlier) ? .recorded(earlier, warnings: []) : .requestUsed
            return
        }
        do {
            let decision = try situation(at: turn.now).decide(request.answer)
            if decision.events.isEmpty {
                turn.reply =
                    decision.unchangedCourse.map { .courseUnchanged($0) }
                    ?? decision.unchangedExtra.map { .alreadyTold($0) }
                    ?? .unchanged(decision.unchanged)
            } else {
                record(decision, of: request, &turn)
            }
        } catch {
            turn.reply = .refused(error)
        }
    }

    private mutating func record(
        _ decision: Situation.Decision, of request: Request, _ turn: inout Turn
    ) {
        let events = decision.events + dropped(by: decision, at: turn.now)
        turn.beforeAnswer = Turn.BeforeAnswer(
            agenda: self, records: turn.records, notices: turn.notices)
        let reviews = situation(at: turn.now).reviews(with: events)
        let records = number(events, at: turn.now, by: request.by, request: request.id)
        records.forEach { ledger.apply($0) }
        turn.records += records
        observe(situation(at: turn.now).placesWithout(decision.undone), &turn)
        observe(reviews.map { .told($0.news) }, &turn)
        turn.notices += reviews.map { .review($0.medication) }
        var moved: [Warning] = []
        if movesTracks(request.answer, records, at: turn.now) {
            let before = tracks
            rebuildTracks(at: turn.now)
            moved = situation(at: turn.now).moves(from: before)
        }
        let warnings = situation(at: turn.now).warnings(of: records)
        turn.reply = .recorded(records, warnings: warnings + moved)
    }

    /// Whether other doses, or the same ones otherwise, are to come after it.
    private func movesTracks(_ answer: Answer, _ records: [Record], at now: Moment) -> Bool {
        switch answer {
        case .undo, .course, .choose, .settle: true
        case .take, .took:
            // An intake told of a date before may make it one that counts; today does in any case.
            plan?.countsIntakes ?? false
                && records.contains { record in
                    record.event.date.map { $0 < zone.civil(at: now.wall).date } ?? false
                }
        case .skip, .snooze, .note, .stock: false
        }
    }

    /// The doses that would be awaited again, and which the plan or its course does not hold any more then: nobody's to
    /// take. One that they held as its window closed was missed.
    private func dropped(by decision: Situation.Decision, at now: Moment) -> [Record.Event] {
        guard !decision.undone.isEmpty else { return [] }
        var after = self
        let undone = decision.undone.map { Record.Event.undone($0.number) }
        number(undone, at: now, by: .daemon, request: nil).forEach { after.ledger.apply($0) }
        after.rebuildTracks(at: now)
        return after.dropped(undone: decision.undone, at: now)
    }

    /// The same of answers that are taken back already.
    func dropped(undone: [Record], at now: Moment) -> [Record.Event] {
        guard trust == .trusted, plan != nil else { return [] }
        let situation = situation(at: now)
        return undone.compactMap { answer in
            guard case .dose(let id, let planned, let due, _) = answer.event,
                situation.ledger.state(of: id) == .awaited, !situation.contains(id)
            else { return nil }
            let isMissed =
                situation.track(of: id.medication).map { track in
                    track.doses(on: id.date, in: zone).contains {
                        $0.id == id && $0.window.closes <= track.heldSince
                            && $0.window.closes <= now.wall
                    }
                } ?? false
            return .dose(
                id, planned: planned, due: due, isMissed ? .missed(.unattended) : .superseded)
        }
    }
}
