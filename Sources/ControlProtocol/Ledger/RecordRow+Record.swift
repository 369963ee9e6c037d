package import DoseCore

// MARK: From a record

extension RecordRow {
    package init(_ record: Record) {
        self.init(
            number: record.number, at: record.at.wall.milliseconds, boot: record.at.boot.boot,
            boottime: record.at.boot.milliseconds, isClockTrusted: record.isClockTrusted,
            by: record.by.rawValue, event: record.event.word.rawValue)
        request = record.request
        var detail = RecordDetail()
        switch record.event {
        case .planAdopted(let text, let afterLoss):
            detail.plan = text
            detail.cause = afterLoss ? Self.afterLoss : nil
        case .dose(let id, let planned, let due, let event):
            write(id.medication, id.date, id.time)
            let stored = planned.stored
            unit = stored.unit.rawValue
            detail.planned = stored.thousandths
            detail.due = due.milliseconds
            write(event, &detail)
            // What was swallowed may have been told in another unit than was planned.
            if unit != stored.unit.rawValue { detail.plannedUnit = stored.unit.rawValue }
        case .extraIntake(let key, let date, let intake):
            write(key, date, nil)
            write(intake)
        case .course(let key, let move, let reason):
            write(key, move.from.date, move.from.time)
            detail.reason = reason
        case .placed(let key, let placement):
            write(key, placement.from, nil)
            write(placement, &detail)
        case .told(let news):
            write(news.medication, news.date, nil)
            detail.cause = news.kind.rawValue
            write(strength: news.strength, &detail)
        case .diary(let entry):
            write(entry, &detail)
        case .stock(let entry):
            write(entry, &detail)
        case .undone(let number):
            undoes = number == 0 ? nil : number
        }
        if let provenance = record.provenance {
            computer = provenance.computer
            name = provenance.name
            detail.said = provenance.at.milliseconds
            detail.undoesName = provenance.undoes
        }
        detail.used = record.used.stored
        self.detail = detail.text
    }

    private static let afterLoss = "ledger_lost"

    private mutating func write(
        _ medication: Medication.Key, _ date: CivilDate, _ time: CivilTime?
    ) {
        self.medication = medication
        self.date = date.description
        self.time = time?.description
    }

    private mutating func write(_ event: DoseEvent, _ detail: inout RecordDetail) {
        switch event {
        case .raised(let closes): detail.until = closes.milliseconds
        case .snoozed(let until): detail.until = until.milliseconds
        case .taken(let intake): write(intake)
        case .skipped(let reason): detail.reason = reason
        case .missed(let cause): detail.cause = cause.rawValue
        case .superseded: break
        }
    }

    private func write(_ placement: Placement, _ detail: inout RecordDetail) {
        detail.cause = placement.reason.rawValue
        detail.planRecord = placement.plan
        detail.step = placement.place.map { $0.step + 1 }
        detail.day = placement.place?.day
        detail.isHeld = placement.place.flatMap { $0.isHeld ? true : nil }
        detail.since = placement.place?.since?.description
    }

    private mutating func write(_ entry: DiaryEntry, _ detail: inout RecordDetail) {
        date = entry.date.description
        amount = entry.observation.value?.thousandths
        unit = entry.observation.unit
        detail.kind = entry.observation.kind.rawValue
        detail.name = entry.observation.name
        detail.note = entry.observation.note
        detail.observed = entry.at.milliseconds
    }

    private mutating func write(_ entry: StockEntry, _ detail: inout RecordDetail) {
        write(entry.medication, entry.date, nil)
        let stored = entry.pieces.stored
        amount = stored.thousandths
        unit = stored.unit.rawValue
        detail.kind = entry.kind.rawValue
        detail.expires = entry.expires?.description
        write(strength: entry.strength, &detail)
    }

    private func write(strength: Amount?, _ detail: inout RecordDetail) {
        detail.strength = strength?.stored.thousandths
        detail.strengthUnit = strength?.stored.unit.rawValue
    }

    private mutating func write(_ intake: Intake) {
        let stored = intake.amount.stored
        amount = stored.thousandths
        unit = stored.unit.rawValue
        self.intake = intake.at.milliseconds
    }
}

// MARK: To a record

extension RecordRow {
    /// Nil when the row is damaged or none of ours: an event, an origin or a unit that a later version may have written.
    package var record: Record? {
        guard isSound, isPossible, let by = Origin(rawValue: by),
            let word = Record.Event.Word(rawValue: event),
            let detail = knownDetail, let event = recordEvent(word, detail)
        else { return nil }
        var provenance: Provenance?
        if let computer, let name {
            provenance = Provenance(
                computer: computer, name: name, at: Instant(milliseconds: detail.said ?? at),
                undoes: detail.undoesName)
        }
        return Record(
            number: number,
            at: Moment(
                wall: Instant(milliseconds: at),
                boot: BootTime(boot: boot, milliseconds: boottime)),
            isClockTrusted: isClockTrusted, by: by, request: request, event: event,
            used: detail.used.flatMap([StockPortion].init(stored:)) ?? [], provenance: provenance)
    }

    private func recordEvent(
        _ word: Record.Event.Word, _ detail: RecordDetail
    ) -> Record.Event? {
        switch word {
        case .planAdopted:
            detail.plan.map { .planAdopted($0, afterLoss: detail.cause == Self.afterLoss) }
        case .raised:
            dose(detail, detail.until.map { .raised(closes: Instant(milliseconds: $0)) })
        case .snoozed:
            dose(detail, detail.until.map { .snoozed(until: Instant(milliseconds: $0)) })
        case .taken: dose(detail, swallowed.map { .taken($0) })
        case .skipped: dose(detail, .skipped(reason: detail.reason))
        case .missed:
            dose(detail, detail.cause.flatMap(MissedCause.init(rawValue:)).map { .missed($0) })
        case .superseded: dose(detail, .superseded)
        case .extraIntake: extraIntake
        case .held: course(.held, detail)
        case .resumed: course(.resumed, detail)
        case .steppedBack: course(.steppedBack, detail)
        case .placed: placed(detail)
        case .told: told(detail)
        case .diary: diaryEntry(detail).map { .diary($0) }
        case .stock: stockEntry(detail).map { .stock($0) }
        case .undone: (undoes ?? (detail.undoesName == nil ? nil : 0)).map { .undone($0) }
        }
    }

    private func dose(_ detail: RecordDetail, _ event: DoseEvent?) -> Record.Event? {
        guard let id, let event, let due = detail.due,
            let planned = Amount(thousandths: detail.planned, of: detail.plannedUnit ?? unit)
        else { return nil }
        return .dose(id, planned: planned, due: Instant(milliseconds: due), event)
    }

    private var extraIntake: Record.Event? {
        guard let medication, let civilDate, let swallowed else { return nil }
        return .extraIntake(medication, civilDate, swallowed)
    }

    private func course(_ kind: CourseMove.Kind, _ detail: RecordDetail) -> Record.Event? {
        guard let id else { return nil }
        let from = CivilDateTime(date: id.date, time: id.time)
        return .course(id.medication, CourseMove(kind, from: from), reason: detail.reason)
    }

    private func placed(_ detail: RecordDetail) -> Record.Event? {
        guard let medication, let civilDate, let plan = detail.planRecord,
            let reason = detail.cause.flatMap(Placement.Reason.init(rawValue:))
        else { return nil }
        var place: CoursePosition?
        let since = detail.since.flatMap(Self.civilDate)
        guard (detail.since == nil) == (since == nil) else { return nil }
        if let step = detail.step, let day = detail.day {
            place = CoursePosition(
                step: step - 1, day: day, isHeld: detail.isHeld ?? false, since: since)
        }
        return .placed(
            medication, Placement(from: civilDate, plan: plan, place: place, reason: reason))
    }

    private func told(_ detail: RecordDetail) -> Record.Event? {
        guard let medication, let civilDate,
            let kind = detail.cause.flatMap(News.Kind.init(rawValue:))
        else { return nil }
        return .told(
            News(kind, of: medication, on: civilDate, strength: Self.strength(detail)))
    }

    private func stockEntry(_ detail: RecordDetail) -> StockEntry? {
        guard let medication, let civilDate,
            let kind = detail.kind.flatMap(StockEntry.Kind.init(rawValue:)),
            let pieces = Amount(thousandths: amount, of: unit)
        else { return nil }
        let (strength, expires) = (
            Self.strength(detail), detail.expires.flatMap(Self.civilDate)
        )
        guard (detail.strength == nil) == (strength == nil),
            (detail.expires == nil) == (expires == nil)
        else { return nil }
        return StockEntry(
            kind, of: medication, strength: strength, pieces: pieces, expires: expires,
            on: civilDate)
    }

    private static func strength(_ detail: RecordDetail) -> Amount? {
        Amount(thousandths: detail.strength, of: detail.strengthUnit)
    }

    private func diaryEntry(_ detail: RecordDetail) -> DiaryEntry? {
        guard let civilDate, let kind = detail.kind.flatMap(Observation.Kind.init(rawValue:)),
            let observed = detail.observed,
            let observation = try? Observation(
                kind, name: detail.name, value: amount.map(ExactNumber.init(thousandths:)),
                unit: unit, note: detail.note)
        else { return nil }
        return DiaryEntry(observation, at: Instant(milliseconds: observed), on: civilDate)
    }

    private var id: DoseID? {
        guard let medication, let civilDate, let time = time.flatMap(CivilTime.init(_:)) else {
            return nil
        }
        return DoseID(medication: medication, date: civilDate, time: time)
    }

    private var civilDate: CivilDate? { date.flatMap(Self.civilDate) }

    private static func civilDate(_ text: String) -> CivilDate? {
        CivilDate(text).flatMap {
            abs($0.dayNumber) <= Limits.ledgerNumber / 86_400_000 ? $0 : nil
        }
    }

    private var swallowed: Intake? {
        guard let intake, let amount = Amount(thousandths: amount, of: unit) else { return nil }
        return Intake(amount: amount, at: Instant(milliseconds: intake))
    }
}
