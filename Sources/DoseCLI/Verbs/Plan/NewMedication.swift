import DoseCore
import Installation
import PlanFile
import Planning

/// A medication as `plan new` makes it, and what stands above it in the plan.
struct NewMedication: Equatable {
    let medication: Medication
    let remarks: [String]
    /// What is to be known of its end, which is one of the remarks.
    let goesOn: GoesOn?

    /// How the source of a protocol goes on where its plan ends.
    struct GoesOn: Equatable {
        /// The amount a day with which the plan ends.
        let last: Amount
        /// In the words of its file.
        let source: String

        /// As it stands in the plan.
        var remark: String {
            "\(PlanRemark.stays)\(last.description) a day. The source goes on: \(source)."
        }
    }

    /// It alone.
    var plan: Plan { Plan(zone: .local, medications: [medication]) }

    /// The plan that a text is which holds it; what is to be said of that is said before it is used.
    func judged(
        in text: String, from file: String, in environment: Environment
    ) throws(Failure) -> Plan {
        let judgement = environment.plans.judge(
            Array(text.utf8), from: file, at: environment.now(), isDraft: true)
        environment.tell(judgement.problems)
        // Nothing is written that is not read back as it was meant.
        guard let plan = PlanFile.read(text).plan, plan.medication(medication.key) == medication
        else { throw .invalid }
        return plan
    }
}
