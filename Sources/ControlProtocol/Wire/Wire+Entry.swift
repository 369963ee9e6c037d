package import DoseCore

extension Wire {
    /// One record of the ledger.
    package struct Entry: Codable, Hashable, Sendable {
        package var number: Int
        package var at: String
        package var by: Origin
        package var event: Record.Event.Word
        package var medication: String?
        package var dose: String?
        package var date: String?
        package var amount: Quantity?
        package var intakeAt: String?
        package var until: String?
        package var from: String?
        package var reason: String?
        package var cause: MissedCause?
        package var placed: Placement.Reason?
        package var step: Int?
        package var day: Int?
        package var news: News.Kind?
        package var observation: Observation?
        package var stock: StockEntry?
        package var undoes: Int?
        package var afterLoss: Bool?
        package var request: String?
        package var computer: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case number, at, by, event, medication, dose, date
            case amount
            case intakeAt = "intake_at"
            case until, from, reason, cause, placed, step, day, news, observation, stock, undoes
            case afterLoss = "after_loss"
            case request, computer
        }

        package init(
            number: Int, at: String, by: Origin, event: Record.Event.Word,
            medication: String? = nil,
            dose: String? = nil, date: String? = nil, amount: Quantity? = nil,
            intakeAt: String? = nil, until: String? = nil, from: String? = nil,
            reason: String? = nil, cause: MissedCause? = nil,
            placed: Placement.Reason? = nil, step: Int? = nil, day: Int? = nil,
            news: News.Kind? = nil, observation: Observation? = nil,
            stock: StockEntry? = nil, undoes: Int? = nil,
            afterLoss: Bool? = nil, request: String? = nil, computer: String? = nil
        ) {
            self.number = number
            self.at = at
            self.by = by
            self.event = event
            self.medication = medication
            self.dose = dose
            self.date = date
            self.amount = amount
            self.intakeAt = intakeAt
            self.until = until
            self.from = from
            self.reason = reason
            self.cause = cause
            self.placed = placed
            self.step = step
            self.day = day
            self.news = news
            self.observation = observation
            self.stock = stock
            self.undoes = undoes
            self.afterLoss = afterLoss
            self.request = request
            self.computer = computer
        }
    }
}

extension Wire.Entry {
    package init(_ record: Record, zone: Zone) {
        self.init(
            number: Int(record.number), at: zone.timestamp(record.at.wall),
            by: record.by, event: record.event.word, request: record.request,
            computer: record.provenance?.computer)
        switch record.event {
        // Not the plan's text, which may be longer than a reply.
        case .planAdopted(_, let afterLoss): self.afterLoss = afterLoss ? true : nil
        case .dose(let id, let planned, _, let event):
            medication = id.medication
            dose = id.description
            amount = Wire.Quantity(planned)
            note(event, zone)
        case .extraIntake(let key, let date, let intake):
            medication = key
            self.date = date.description
            amount = Wire.Quantity(intake.amount)
            intakeAt = zone.timestamp(intake.at)
        case .course(let key, let move, let reason):
            medication = key
            from = move.from.description
            self.reason = reason
        case .placed(let key, let placement):
            medication = key
            from = placement.from.description
            placed = placement.reason
            step = placement.place.map { $0.step + 1 }
            day = placement.place?.day
        case .told(let told):
            medication = told.medication
            date = told.date.description
            news = told.kind
        case .diary(let entry):
            date = entry.date.description
            observation = Wire.Observation(entry, zone: zone)
        case .stock(let entry):
            medication = entry.medication
            date = entry.date.description
            stock = Wire.StockEntry(entry)
        case .undone(let number): undoes = Int(number)
        }
    }

    private mutating func note(_ event: DoseEvent, _ zone: Zone) {
        switch event {
        case .raised(let closes): until = zone.timestamp(closes)
        case .snoozed(let until): self.until = zone.timestamp(until)
        case .taken(let intake):
            amount = Wire.Quantity(intake.amount)
            intakeAt = zone.timestamp(intake.at)
        case .skipped(let reason): self.reason = reason
        case .missed(let cause): self.cause = cause
        case .superseded: break
        }
    }
}
