package import DoseCore

/// Why a call was not carried out: the name of a refusal, and of the members those that it has.
///
/// One shape for all, so that a new refusal needs no type of its own.
package struct ControlError: Error, Hashable, Sendable {
    package let name: Refusal.Name
    package var members: Members

    /// The parameters of the errors, as the interface names them.
    package struct Members: Codable, Hashable, Sendable {
        package var dose: Wire.Dose?
        package var missed: Wire.Dose?
        package var next: Wire.Dose?
        package var doses: [Wire.Dose]?
        package var asked: String?
        package var medication: String?
        package var medications: [String]?
        package var at: String?
        package var kind: CourseMove.Kind?
        package var steps: Int?
        package var told: String?
        package var counted: String?
        package var left: Wire.Quantity?
        package var strength: Wire.Quantity?
        package var strengths: [Wire.Quantity]?
        package var date: String?
        package var course: Wire.CourseReport?
        package var question: Wire.Question?
        package var health: Wire.Health?

        package init(
            dose: Wire.Dose? = nil, missed: Wire.Dose? = nil, next: Wire.Dose? = nil,
            doses: [Wire.Dose]? = nil, asked: String? = nil, medication: String? = nil,
            medications: [String]? = nil, at: String? = nil, kind: CourseMove.Kind? = nil,
            steps: Int? = nil, told: String? = nil, counted: String? = nil,
            left: Wire.Quantity? = nil, strength: Wire.Quantity? = nil,
            strengths: [Wire.Quantity]? = nil, date: String? = nil,
            course: Wire.CourseReport? = nil,
            question: Wire.Question? = nil, health: Wire.Health? = nil
        ) {
            self.dose = dose
            self.missed = missed
            self.next = next
            self.doses = doses
            self.asked = asked
            self.medication = medication
            self.medications = medications
            self.at = at
            self.kind = kind
            self.steps = steps
            self.told = told
            self.counted = counted
            self.left = left
            self.strength = strength
            self.strengths = strengths
            self.date = date
            self.course = course
            self.question = question
            self.health = health
        }
    }

    package init(_ name: Refusal.Name, _ members: Members = Members()) {
        self.name = name
        self.members = members
    }
}

extension ControlError {
    /// The error as a reply with its NUL.
    package var message: [UInt8] {
        VarlinkReply.message(
            members, error: "\(ControlCall.interface).\(name.error)", continues: false)
    }

    /// Nil when the reply is none of these errors.
    package init?(_ reply: VarlinkReply) throws(MessageError) {
        guard
            let name = Refusal.Name.allCases.first(where: {
                reply.error == "\(ControlCall.interface).\($0.error)"
            })
        else { return nil }
        self.init(name, try reply.parameters(Members.self))
    }
}

extension Refusal.Name {
    /// As the interface names it: `NothingTakeable`.
    package var error: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension ControlError {
    /// `plan` and `store` say what is the matter with them, where the refusal is about that.
    package init(
        _ refusal: Refusal, in context: WireContext, plan: @autoclosure () -> Wire.Health,
        store: @autoclosure () -> Wire.Health
    ) {
        let evidence = refusal.evidence
        let dose = evidence.planned.map(context.dose) ?? evidence.dose.flatMap(context.dose)
        if let id = evidence.dose, dose == nil {
            // The plan has lost the medication meanwhile.
            self.init(.unknownDose, Members(doses: [], asked: id.description))
            return
        }
        var members = Members(
            dose: dose, missed: evidence.missed.flatMap(context.dose),
            next: evidence.next.map(context.dose), doses: evidence.doses.map(context.doses),
            asked: evidence.asked, medication: evidence.medication,
            medications: evidence.medications, at: evidence.at.map(context.zone.timestamp),
            kind: evidence.move, steps: evidence.steps,
            told: evidence.told?.rawValue, counted: evidence.counted?.rawValue,
            left: evidence.left.map(Wire.Quantity.init),
            strength: evidence.strength.map(Wire.Quantity.init),
            strengths: evidence.strengths?.map(Wire.Quantity.init),
            date: evidence.date?.description)
        if evidence.move != nil, let key = evidence.medication {
            guard let course = context.course(key) else {
                self.init(.unknownMedication, Members(asked: key, medications: []))
                return
            }
            members.course = course
            members.question = context.question(key)
        }
        switch evidence.name {
        case .noPlan: members.health = plan()
        case .notSaved: members.health = store()
        default: break
        }
        self.init(evidence.name, members)
    }
}
