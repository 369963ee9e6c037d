package import DoseCore

extension Wire {
    /// One planned intake, known as medication/date/time.
    package struct Dose: Codable, Hashable, Sendable {
        package var id: String
        package var medication: String
        package var name: String
        package var date: String
        package var time: String
        package var amount: Quantity
        package var portions: [Portion]?
        package var equivalent: Quantity?
        package var note: String?
        /// Of one that was missed, what its leaflet says.
        package var ifMissed: String?
        package var due: String
        package var opens: String
        package var closes: String
        package var state: State
        package var snoozedUntil: String?
        package var recordedAt: String?
        package var recordedBy: Origin?
        package var takenAt: String?
        package var taken: Quantity?
        package var reason: String?
        package var cause: MissedCause?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case id, medication, name, date, time
            case amount
            case portions, equivalent, note
            case ifMissed = "if_missed"
            case due, opens, closes, state
            case snoozedUntil = "snoozed_until"
            case recordedAt = "recorded_at"
            case recordedBy = "recorded_by"
            case takenAt = "taken_at"
            case taken
            case reason, cause
        }

        package enum State: String, Codable, CaseIterable, Sendable {
            case awaited
            /// May be taken, and has not rung yet.
            case takeable
            case ringing, snoozed, taken, skipped, missed, superseded
        }

        package init(
            id: String, medication: String, name: String, date: String, time: String,
            amount: Quantity, portions: [Portion]? = nil,
            equivalent: Quantity? = nil, note: String? = nil, ifMissed: String? = nil,
            due: String, opens: String, closes: String, state: State, snoozedUntil: String? = nil,
            recordedAt: String? = nil,
            recordedBy: Origin? = nil, takenAt: String? = nil, taken: Quantity? = nil,
            reason: String? = nil, cause: MissedCause? = nil
        ) {
            self.id = id
            self.medication = medication
            self.name = name
            self.date = date
            self.time = time
            self.amount = amount
            self.portions = portions
            self.equivalent = equivalent
            self.note = note
            self.ifMissed = ifMissed
            self.due = due
            self.opens = opens
            self.closes = closes
            self.state = state
            self.snoozedUntil = snoozedUntil
            self.recordedAt = recordedAt
            self.recordedBy = recordedBy
            self.takenAt = takenAt
            self.taken = taken
            self.reason = reason
            self.cause = cause
        }
    }
}

extension Wire.Dose {
    package init(_ report: DoseReport, zone: Zone) {
        self.init(report.dose, report.medication, report.name, zone: zone)
        note = report.note
        // An open dose closes when its alarm was told it would, whatever the zone did since.
        if let closes = report.state.closes { self.closes = zone.timestamp(closes.end) }
        recordedAt = report.change.map { zone.timestamp($0.at.wall) }
        recordedBy = report.change?.by
        switch report.state {
        case .awaited: state = report.isTakeable ? .takeable : .awaited
        case .ringing: state = .ringing
        case .snoozed(_, let until):
            state = .snoozed
            snoozedUntil = zone.timestamp(until.end)
        case .settled(.taken(let intake)):
            state = .taken
            takenAt = zone.timestamp(intake.at)
            taken = Wire.Quantity(intake.amount)
        case .settled(.skipped(let reason)):
            state = .skipped
            self.reason = reason
        case .settled(.missed(let cause)):
            state = .missed
            self.cause = cause
            ifMissed = report.medication?.ifMissed
        case .settled(.superseded): state = .superseded
        }
    }

    /// A dose of which only the plan is known.
    package init(_ dose: PlannedDose, _ medication: Medication?, _ name: String, zone: Zone) {
        self.init(
            id: dose.id.description, medication: dose.id.medication, name: name,
            date: dose.id.date.description, time: dose.id.time.description,
            amount: Wire.Quantity(dose.amount),
            portions: medication?.preparation?.portions(beside: dose.amount)?.map(
                Wire.Portion.init),
            equivalent: (medication?.preparation?.equivalent(of: dose.amount)).map(
                Wire.Quantity.init),
            due: zone.timestamp(dose.due), opens: zone.timestamp(dose.window.opens),
            closes: zone.timestamp(dose.window.closes), state: .awaited)
    }
}
