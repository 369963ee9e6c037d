import DoseCore

/// What a person notes is kept as it was said, and changes no dose.
extension Laws {
    /// An entry says what was said, of the time that was said.
    func checkNoted(_ entry: DiaryEntry, _ turn: World.Turn) -> String? {
        guard case .request(let request) = turn.event,
            case .note(let observation, let told) = request.answer
        else { return "an entry is noted and nobody said so" }
        let at = told ?? turn.now.wall
        if entry.observation != observation || entry.at != at {
            return "\(entry.observation) is noted, and something else was said"
        }
        // Without the zone of the plan the machine's own is as good.
        if plan != nil, entry.date != zone.civil(at: at).date {
            return "an entry counts for \(entry.date)"
        }
        let isOfThen = at <= turn.now.wall && turn.now.wall - at < .hours(24 * Limits.diaryDays)
        return isOfThen ? nil : "an entry is of another time than may be told"
    }

    /// A turn in which something was noted, or taken back of that, does what a look at the clock alone would have done.
    func checkNotedAlone(_ turn: World.Turn, since count: Int) -> String? {
        let said = book.records[count...].filter { $0.by != .daemon }
        guard !said.isEmpty, said.allSatisfy({ isOfDiary($0.event) }), let alone = turn.alone
        else { return nil }
        let (done, expected) = (besides(turn.effects), besides(alone))
        if done.records != expected.records {
            return "what is noted records \(done.records), and not \(expected.records)"
        }
        return done.effects == expected.effects
            ? nil : "what is noted does \(done.effects), and not \(expected.effects)"
    }

    /// What the ledger has of a week is what was said and not taken back.
    func checkDrinks(_ world: World, at now: Moment) -> String? {
        let today = zone.civil(at: now.wall).date
        guard world.agenda.ledger.since < today - DrinkSums.daysOfWeek else { return nil }
        var drunk: [CivilDate: Int64] = [:]
        for record in book.records where !book.undone.contains(record.number) {
            guard case .diary(let entry) = record.event, entry.observation.kind == .drink,
                entry.date <= today, entry.date > today - DrinkSums.daysOfWeek
            else { continue }
            drunk[entry.date, default: 0] += entry.observation.value?.thousandths ?? 0
        }
        let told = world.agenda.ledger.diary.drinks(inWeekTo: today)
        let isRight =
            told.day.thousandths == drunk[today] ?? 0
            && told.week.thousandths == drunk.values.reduce(0, +)
            && told.days == drunk.values.count { $0 > 0 }
        return isRight ? nil : "\(told) is told of what was drunk, and it was \(drunk)"
    }

    /// In the evening what the plan asks for and nobody has told of today is asked, where there is a screen, and
    /// nothing else.
    func checkDiaryAsked(_ world: World, at now: Moment) -> String? {
        let shown = world.askedDiary.map(\.subject)
        guard let evening = evening(at: now), isTrusted, evening <= now.wall, world.hasDisplay
        else { return shown.isEmpty ? nil : "\(shown) is asked for the diary" }
        let told = told(on: zone.civil(at: now.wall).date)
        for (subject, kind) in [
            (DiaryQuestion.Subject.craving, Observation.Kind.craving), (.drinks, .drink),
        ]
        where shown.contains(subject) == told.contains(where: { $0.kind == kind }) {
            return "\(shown) is asked for the diary, and \(told.map(\.kind)) was told"
        }
        for case .burden(let medication) in shown
        where medication.steps.count < 2
            || told.contains(where: {
                $0.kind == .burden && $0.name ?? medication.name == medication.name
            })
        {
            return "\(medication.key) is asked about for the diary"
        }
        return nil
    }

    /// The evening is not slept through, and what is asked in it is gone with the day.
    func checkDiaryWake(of turn: World.Turn) -> String? {
        guard isTrusted, let evening = evening(at: turn.now) else { return nil }
        let today = zone.civil(at: turn.now.wall).date
        for case .wake(let instant) in turn.effects {
            if turn.now.wall < evening, instant > evening { return "the evening is slept through" }
            // Clocks that go back over midnight come to it twice.
            if turn.now.wall >= evening, zone.civil(at: instant - .minutes(2)).date > today {
                return "what is asked for the diary would stay until \(zone.civil(at: instant))"
            }
        }
        return nil
    }

    private func evening(at now: Moment) -> Instant? {
        plan?.evening.map { zone.instant(zone.civil(at: now.wall).date, $0) }
    }

    /// What was said of a date and not taken back.
    private func told(on date: CivilDate) -> [Observation] {
        book.records.compactMap { record in
            guard case .diary(let entry) = record.event, entry.date == date,
                !book.undone.contains(record.number)
            else { return nil }
            return entry.observation
        }
    }

    /// An entry, or one taken back.
    func isOfDiary(_ event: Record.Event) -> Bool {
        switch event {
        case .diary: true
        case .undone(let number): book.records[Int(number) - 1].event.word == .diary
        case .planAdopted, .dose, .extraIntake, .course, .placed, .told, .stock: false
        }
    }

    /// Whether it is of the diary or of the stock, of neither of which a dose depends.
    func isNoted(_ event: Record.Event) -> Bool {
        if case .undone(let number) = event {
            return [.diary, .stock].contains(book.records[Int(number) - 1].event.word)
        }
        return [.diary, .stock].contains(event.word)
    }

    /// The effects but for what tells of records, and all of these but for what is of the diary.
    private func besides(_ effects: [Effect]) -> (effects: [Effect], records: [Record.Event]) {
        var others: [Effect] = []
        var events: [Record.Event] = []
        for effect in effects {
            if case .recorded(let records, _) = effect {
                events += records.map(\.event).filter { !isOfDiary($0) }
            } else if case .askDiary = effect {
                continue
            } else {
                others.append(effect)
            }
        }
        return (others, events)
    }
}
