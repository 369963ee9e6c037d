package import DoseCore

extension Wire {
    /// What the person should know of an intake that was recorded.
    package struct Warning: Codable, Hashable, Sendable {
        package var kind: Kind
        package var medication: String
        package var name: String
        package var dose: String?
        package var at: String?
        package var minutes: Int?
        package var taken: Quantity?
        package var planned: Quantity?
        /// Of a course that moved: where it stands today, each from 1; nil where it has ended.
        package var step: Int?
        package var day: Int?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case kind, medication, name, dose, at, minutes, step, day
            case taken
            case planned
        }

        package enum Kind: String, Codable, CaseIterable, Sendable {
            case extraIntake = "extra_intake"
            case besideDose = "beside_dose"
            case closeToIntake = "close_to_intake"
            case closeToNext = "close_to_next"
            case aboveDayTotal = "above_day_total"
            case aboveMaximum = "above_maximum"
            case otherAmount = "other_amount"
            case courseMoved = "course_moved"
        }

        package init(
            kind: Kind, medication: String, name: String, dose: String? = nil, at: String? = nil,
            minutes: Int? = nil, taken: Quantity? = nil, planned: Quantity? = nil,
            step: Int? = nil, day: Int? = nil
        ) {
            self.kind = kind
            self.medication = medication
            self.name = name
            self.dose = dose
            self.at = at
            self.minutes = minutes
            self.taken = taken
            self.planned = planned
            self.step = step
            self.day = day
        }
    }
}

extension Wire.Warning {
    /// `intakes` are those that the warning is about: the distance is measured from the one of its medication.
    package init(
        _ warning: Warning, of intakes: [(medication: Medication.Key, intake: Intake)],
        in context: WireContext
    ) {
        func minutes(_ key: Medication.Key, to other: Instant) -> Int? {
            guard let intake = intakes.first(where: { $0.medication == key })?.intake else {
                return nil
            }
            return Int(abs((other - intake.at).milliseconds) / 60_000)
        }
        switch warning {
        case .extraIntake(let key):
            self.init(kind: .extraIntake, medication: key, name: context.name(key))
        case .besideDose(let id, let taken, let planned):
            self.init(.besideDose, of: id, taken, planned, in: context)
        case .closeToIntake(let key, let other):
            self.init(
                kind: .closeToIntake, medication: key, name: context.name(key),
                at: context.zone.timestamp(other.at), minutes: minutes(key, to: other.at),
                taken: Wire.Quantity(other.amount))
        case .closeToNext(let dose):
            let key = dose.id.medication
            self.init(
                kind: .closeToNext, medication: key, name: context.name(key),
                dose: dose.id.description, at: context.zone.timestamp(dose.due),
                minutes: minutes(key, to: dose.due), planned: Wire.Quantity(dose.amount))
        case .aboveDayTotal(let key, let taken, let planned):
            self.init(
                kind: .aboveDayTotal, medication: key, name: context.name(key),
                taken: Wire.Quantity(taken), planned: Wire.Quantity(planned))
        case .aboveMaximum(let key, let taken, let maximum, let within):
            self.init(
                kind: .aboveMaximum, medication: key, name: context.name(key),
                minutes: Int(within.components.seconds / 60), taken: Wire.Quantity(taken),
                planned: Wire.Quantity(maximum))
        case .otherAmount(let id, let taken, let planned):
            self.init(.otherAmount, of: id, taken, planned, in: context)
        case .courseMoved(let key, let position):
            self.init(
                kind: .courseMoved, medication: key, name: context.name(key),
                step: position.map { $0.step + 1 }, day: position?.day)
        }
    }
    private init(
        _ kind: Kind, of dose: DoseID, _ taken: Amount, _ planned: Amount, in context: WireContext
    ) {
        self.init(
            kind: kind, medication: dose.medication, name: context.name(dose.medication),
            dose: dose.description, taken: Wire.Quantity(taken),
            planned: Wire.Quantity(planned))
    }
}
