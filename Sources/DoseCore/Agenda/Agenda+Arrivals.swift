/// What other computers of the person tell.
extension Agenda {
    /// Takes over what is not known yet: from here on it is a record like any other.
    ///
    /// What was seen holds whether the store takes it or not, as with the agenda's own observations.
    mutating func takeOver(_ arrivals: [Arrival], _ turn: inout Turn) {
        let before = ledger
        var taken: [Record] = []
        var undone: [Record] = []
        // What is taken back comes first, whatever the clocks were elsewhere.
        for arrival in arrivals.filter(\.isEvent) + arrivals.filter({ !$0.isEvent }) {
            guard ledger.elsewhere.numbers[arrival.provenance.name] == nil else { continue }
            let record = record(of: arrival, at: turn.now)
            if case .undone(let number) = record.event, let answer = ledger.answer(number) {
                undone.append(answer)
            }
            add(record, &turn)
            taken.append(record)
            // It may have been taken back by a computer whose file was here first.
            if ledger.elsewhere.undone.contains(arrival.provenance.name) {
                observe([.undone(record.number)], &turn)
            }
        }
        guard !taken.isEmpty else { return }
        rebuildTracks(at: turn.now)
        observe(dropped(undone: undone, at: turn.now), &turn)
        tell(taken, since: before, &turn)
    }

    private func record(of arrival: Arrival, at now: Moment) -> Record {
        let event: Record.Event =
            switch arrival.content {
            case .event(let event): event
            case .undone(let number):
                .undone(
                    number ?? arrival.provenance.undoes.flatMap { ledger.elsewhere.numbers[$0] }
                        ?? 0)
            }
        return Record(
            number: ledger.nextNumber, at: now, isClockTrusted: trust == .trusted, by: arrival.by,
            request: arrival.request, event: event,
            used: isKnown(event) ? [] : used(by: event, at: now), provenance: arrival.provenance)
    }

    /// Whether it is an intake that was told here, too, and took its pieces then.
    private func isKnown(_ event: Record.Event) -> Bool {
        guard case .dose(let id, _, _, .taken(let intake)) = event else { return false }
        return ledger.intakes(of: id).contains(intake)
    }

    private mutating func add(_ record: Record, _ turn: inout Turn) {
        ledger.apply(record)
        turn.records.append(record)
    }

    // MARK: What the person is told of it

    private func tell(_ records: [Record], since before: Ledger, _ turn: inout Turn) {
        let recent = records.filter { $0.provenance?.isNews(at: turn.now.wall) ?? false }
        let answers = recent.compactMap { answer($0, since: before) }
        let twice = answers.filter(\.isSecondIntake)
        let settled = answers.filter { !$0.isSecondIntake }
        if !twice.isEmpty { turn.notices.append(.takenTwice(twice)) }
        if !settled.isEmpty { turn.notices.append(.settledElsewhere(settled)) }
        let moves = recent.filter { record in
            ledger.elsewhere.moves.values.contains(record)
        }.compactMap(MoveElsewhere.init)
        if !moves.isEmpty { turn.notices.append(.movedElsewhere(moves)) }
    }

    /// What is to be told of an answer; nil where the dose was settled so before, or nobody was asked for it here yet.
    private func answer(_ record: Record, since before: Ledger) -> AnswerElsewhere? {
        guard let computer = record.provenance?.computer,
            case .dose(let id, let planned, _, let event) = record.event
        else { return nil }
        var intake: Intake?
        if case .taken(let taken) = event { intake = taken }
        let was: AnswerElsewhere.Before
        switch before.state(of: id) {
        case .awaited, .settled(.superseded): return nil
        case .ringing, .snoozed: was = .open
        case .settled(.missed): was = .missed
        case .settled(.skipped):
            if intake == nil { return nil }
            was = .skipped
        case .settled(.taken(let taken)):
            if let intake, before.intakes(of: id).contains(intake) { return nil }
            was = .taken(taken)
        }
        // It may be taken back by now.
        guard ledger.stands(record.number, of: id) else { return nil }
        return AnswerElsewhere(
            computer: computer, dose: id, planned: planned, intake: intake, before: was)
    }
}

extension Arrival {
    fileprivate var isEvent: Bool { if case .event = content { true } else { false } }
}

extension AnswerElsewhere {
    fileprivate var isSecondIntake: Bool {
        if case .taken = before { intake != nil } else { false }
    }
}
