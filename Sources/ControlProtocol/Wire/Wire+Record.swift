package import DoseCore

extension Wire.Entry {
    package init(_ record: Record, zone: Zone) {
        self.init(
            number: Int(record.number), at: zone.timestamp(record.at.wall),
            by: Wire.Origin(record.by), event: Event(record.event), request: record.request)
        switch record.event {
        // Not the plan's text, which may be longer than a reply.
        case .planAdopted(_, let afterLoss): self.afterLoss = afterLoss ? true : nil
        case .dose(let id, let planned, _, let event):
            medication = id.medication
            dose = id.description
            amountMilligrams = planned.milligrams
            note(event, zone)
        case .extraIntake(let key, let date, let intake):
            medication = key
            self.date = date.description
            amountMilligrams = intake.amount.milligrams
            intakeAt = zone.timestamp(intake.at)
        case .course(let key, let move, let reason):
            medication = key
            from = move.from.description
            self.reason = reason
        case .undone(let number): undoes = Int(number)
        }
    }

    private mutating func note(_ event: DoseEvent, _ zone: Zone) {
        switch event {
        case .raised(let closes): until = zone.timestamp(closes)
        case .snoozed(let until): self.until = zone.timestamp(until)
        case .taken(let intake):
            amountMilligrams = intake.amount.milligrams
            intakeAt = zone.timestamp(intake.at)
        case .skipped(let reason): self.reason = reason
        case .missed(let cause): self.cause = cause.rawValue
        case .superseded: break
        }
    }
}

extension Wire.Entry.Event {
    init(_ event: Record.Event) {
        self =
            switch event {
            case .planAdopted: .planAdopted
            case .dose(_, _, _, .raised): .raised
            case .dose(_, _, _, .snoozed): .snoozed
            case .dose(_, _, _, .taken): .taken
            case .dose(_, _, _, .skipped): .skipped
            case .dose(_, _, _, .missed): .missed
            case .dose(_, _, _, .superseded): .superseded
            case .extraIntake: .extraIntake
            case .course(_, let move, _):
                switch move.kind {
                case .held: .held
                case .resumed: .resumed
                case .steppedBack: .steppedBack
                }
            case .undone: .undone
            }
    }
}
