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
        let plan = try PlanSource(file, in: session.environment).plan()
        try session.show(PlanCalendar(plan)) { $0.calendar(plan) }
    }
}

/// A plan as JSON: its stretches of days with the same amounts.
struct PlanCalendar: Encodable, Equatable {
    let medications: [Medication]

    struct Medication: Encodable, Equatable {
        let key: String
        let name: String
        let stretches: [Stretch]
    }

    struct Stretch: Encodable, Equatable {
        let from: String
        /// Left out where it does not end.
        let until: String?
        let dailyMilligrams: Double
        let intakes: [Intake]

        enum CodingKeys: String, CodingKey {
            case from, until
            case dailyMilligrams = "daily_mg"
            case intakes
        }
    }

    struct Intake: Encodable, Equatable {
        let time: String
        let milligrams: Double

        enum CodingKeys: String, CodingKey {
            case time
            case milligrams = "amount_mg"
        }

        init(_ slot: Slot) {
            time = slot.time.description
            milligrams = slot.amount.milligrams
        }
    }

    init(_ plan: Plan) {
        medications = plan.medications.map { medication in
            Medication(
                key: medication.key, name: medication.name,
                stretches: medication.stretches.map { dated in
                    Stretch(
                        from: dated.first.description, until: dated.last?.description,
                        dailyMilligrams: dated.step.dailyAmount.milligrams,
                        intakes: dated.step.intakes.map(Intake.init))
                })
        }
    }
}
