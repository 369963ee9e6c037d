import ControlProtocol
import DoseCore
import Planning

/// The whole plan of a file as a calendar.
struct PlanShowVerb: Verb, Equatable {
    /// Nil for the plan's own place; `-` for the standard input.
    let file: String?

    init(_ arguments: inout Arguments) throws(UsageError) {
        file = arguments.next()
    }

    func run(in session: Session) throws(Failure) {
        let source =
            if let file {
                try PlanSource(file, in: session.environment)
            } else {
                try PlanSource.own(in: session)
            }
        let plan = try source.plan()
        let standing = PlanStanding(in: session, for: plan)
        let calendar = PlanCalendar(plan) { standing.course(of: $0, in: source) }
        try session.show(calendar) { $0.calendar(plan, standing, of: source) }
    }
}

/// A plan as JSON: its stretches of days with the same amounts.
struct PlanCalendar: Encodable, Equatable {
    let medications: [Medication]

    struct Medication: Encodable, Equatable {
        let key: String
        let name: String
        /// Where the person stands, of the plan that the daemon reads; the stretches are those of the file alone.
        let course: Wire.CourseReport?
        /// What is watched of one that is taken when needed, and has no stretches.
        let asNeeded: AsNeeded?
        let stretches: [Stretch]
        /// Whether the first follows again after the last; left out where not.
        let repeats: Bool?
    }

    struct AsNeeded: Encodable, Equatable {
        let dose: Wire.Quantity?
        let spacingMinutes: Int?
        let max: Wire.Quantity?
        let withinMinutes: Int

        init(_ asNeeded: DoseCore.AsNeeded) {
            dose = asNeeded.dose.map(Wire.Quantity.init)
            spacingMinutes = asNeeded.spacing.map { Int($0.components.seconds / 60) }
            max = asNeeded.maximum.map(Wire.Quantity.init)
            withinMinutes = Int(asNeeded.within.components.seconds / 60)
        }
    }

    struct Stretch: Encodable, Equatable {
        let from: String
        /// Left out where it does not end.
        let until: String?
        /// On a date with doses.
        let sum: Wire.Quantity
        let intakes: [Intake]
        /// On which of its dates there are doses; left out where on each.
        let recurrence: Wire.Recurrence?
        /// Left out where all weekdays have the same.
        let on: [OnWeekdays]?
    }

    /// What some weekdays have in place of the rest.
    struct OnWeekdays: Encodable, Equatable {
        let weekdays: [String]
        let sum: Wire.Quantity
        let intakes: [Intake]
    }

    struct Intake: Encodable, Equatable {
        /// That of Mondays, where it is not the same every day.
        let time: String
        /// As the plan says it, where it has a name.
        let name: String?
        /// The times of the days of the week that have another one.
        let weekdays: [String: String]?
        let amount: Wire.Quantity

        init(_ slot: Slot) {
            time = slot.time.description
            name = slot.said?.words
            let others = slot.said?.others ?? []
            weekdays =
                others.isEmpty
                ? nil
                : Dictionary(
                    uniqueKeysWithValues: others.flatMap { other in
                        other.days.map { ($0.rawValue, other.time.description) }
                    })
            amount = Wire.Quantity(slot.amount)
        }
    }

    init(_ plan: Plan, _ course: (String) -> Wire.CourseReport?) {
        medications = plan.medications.map { medication in
            Medication(
                key: medication.key, name: medication.name, course: course(medication.key),
                asNeeded: medication.asNeeded.map(AsNeeded.init),
                stretches: (medication.asNeeded == nil ? medication.stretches : []).map { dated in
                    Stretch(
                        from: dated.first.description, until: dated.last?.description,
                        sum: Wire.Quantity(dated.step.dailyAmount),
                        intakes: dated.step.intakes.map(Intake.init),
                        recurrence: Wire.Recurrence(
                            medication.dates(of: dated.index, on: dated.first, since: dated.first)),
                        on: dated.step.variants.isEmpty
                            ? nil : dated.step.variants.map(OnWeekdays.init))
                }, repeats: medication.after == .repeat ? true : nil)
        }
    }
}

extension PlanCalendar.OnWeekdays {
    init(_ variant: Variant) {
        self.init(
            weekdays: Weekday.allCases.filter(variant.weekdays.contains).map(\.rawValue),
            sum: Wire.Quantity(variant.slots.sum),
            intakes: variant.slots.filter { $0.amount > .zero }.map(PlanCalendar.Intake.init))
    }
}
