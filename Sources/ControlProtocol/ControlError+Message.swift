import DoseCore

extension ControlError {
    /// The error as a reply with its NUL.
    package var message: [UInt8] {
        VarlinkReply.message(
            Parameters(error: self), error: "\(ControlCall.interface).\(name.rawValue)",
            continues: false)
    }

    /// Nil when the reply is none of these errors.
    package init?(_ reply: VarlinkReply) throws(MessageError) {
        let prefix = ControlCall.interface + "."
        guard let error = reply.error, error.hasPrefix(prefix),
            let name = Name(rawValue: String(error.dropFirst(prefix.count)))
        else { return nil }
        switch name {
        case .nothingTakeable: self = try reply.parameters(NothingTakeable.self).error
        case .missed: self = try reply.parameters(Missed.self).error
        case .notYetOpen: self = .notYetOpen(try reply.parameters(OneDose.self).dose)
        case .settled: self = .settled(try reply.parameters(OneDose.self).dose)
        case .ambiguous: self = .ambiguous(try reply.parameters(Ambiguous.self).choices)
        case .unknownDose: self = try reply.parameters(UnknownDose.self).error
        case .intakeNotNamed:
            self = .intakeNotNamed(
                medications: try reply.parameters(IntakeNotNamed.self).medications)
        case .amountNotGiven:
            self = .amountNotGiven(
                medication: try reply.parameters(AmountNotGiven.self).medication)
        case .inTheFuture: self = .inTheFuture(at: try reply.parameters(AnInstant.self).at)
        case .tooLongAgo: self = .tooLongAgo(at: try reply.parameters(AnInstant.self).at)
        case .nothingRinging: self = .nothingRinging
        case .nothingToUndo: self = .nothingToUndo
        case .medicationNotNamed:
            self = .medicationNotNamed(
                medications: try reply.parameters(MedicationNotNamed.self).medications)
        case .unknownMedication: self = try reply.parameters(UnknownMedication.self).error
        case .courseCannot: self = try reply.parameters(CourseCannot.self).error
        case .noPlan: self = try reply.parameters(NoPlan.self).error
        case .notSaved: self = .notSaved(reason: try reply.parameters(NotSaved.self).reason)
        }
    }

    // MARK: The parameters of each error

    private struct Parameters: Encodable {
        let error: ControlError

        func encode(to encoder: any Encoder) throws {
            switch error {
            case .nothingTakeable(let missed, let next):
                try NothingTakeable(missed: missed, next: next).encode(to: encoder)
            case .missed(let dose, let next):
                try Missed(dose: dose, next: next).encode(to: encoder)
            case .notYetOpen(let dose), .settled(let dose):
                try OneDose(dose: dose).encode(to: encoder)
            case .ambiguous(let choices): try Ambiguous(choices: choices).encode(to: encoder)
            case .unknownDose(let asked, let today):
                try UnknownDose(asked: asked, today: today).encode(to: encoder)
            case .intakeNotNamed(let medications):
                try IntakeNotNamed(medications: medications).encode(to: encoder)
            case .amountNotGiven(let medication):
                try AmountNotGiven(medication: medication).encode(to: encoder)
            case .inTheFuture(let at), .tooLongAgo(let at):
                try AnInstant(at: at).encode(to: encoder)
            case .nothingRinging, .nothingToUndo: try None().encode(to: encoder)
            case .medicationNotNamed(let medications):
                try MedicationNotNamed(medications: medications).encode(to: encoder)
            case .unknownMedication(let asked, let known):
                try UnknownMedication(asked: asked, known: known).encode(to: encoder)
            case .courseCannot(let kind, let course):
                try CourseCannot(medication: course.medication, kind: kind, course: course)
                    .encode(to: encoder)
            case .noPlan(let file, let problems):
                try NoPlan(file: file, problems: problems).encode(to: encoder)
            case .notSaved(let reason): try NotSaved(reason: reason).encode(to: encoder)
            }
        }
    }

    private struct None: Encodable {}

    private struct NothingTakeable: Codable {
        let missed: Wire.Dose?
        let next: Wire.Dose?
        var error: ControlError { .nothingTakeable(missed: missed, next: next) }
    }

    private struct Missed: Codable {
        let dose: Wire.Dose
        let next: Wire.Dose?
        var error: ControlError { .missed(dose, next: next) }
    }

    private struct OneDose: Codable { let dose: Wire.Dose }

    private struct Ambiguous: Codable { let choices: [Wire.Dose] }

    private struct UnknownDose: Codable {
        let asked: String
        let today: [Wire.Dose]
        var error: ControlError { .unknownDose(asked: asked, today: today) }
    }

    private struct IntakeNotNamed: Codable { let medications: [String] }

    private struct AmountNotGiven: Codable { let medication: String }

    private struct AnInstant: Codable { let at: String }

    private struct MedicationNotNamed: Codable { let medications: [String] }

    private struct UnknownMedication: Codable {
        let asked: String
        let known: [String]
        var error: ControlError { .unknownMedication(asked: asked, known: known) }
    }

    private struct CourseCannot: Codable {
        let medication: String
        let kind: CourseMove.Kind
        let course: Wire.CourseReport
        var error: ControlError { .courseCannot(kind, course) }
    }

    private struct NoPlan: Codable {
        let file: String
        let problems: [String]
        var error: ControlError { .noPlan(file: file, problems: problems) }
    }

    private struct NotSaved: Codable { let reason: String }
}
