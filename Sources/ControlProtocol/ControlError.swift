package import DoseCore

/// Why a call was not carried out, one case for each error of the interface.
package enum ControlError: Error, Hashable, Sendable {
    case nothingTakeable(missed: Wire.Dose?, next: Wire.Dose?)
    case missed(Wire.Dose, next: Wire.Dose?)
    case notYetOpen(Wire.Dose)
    case settled(Wire.Dose)
    case ambiguous([Wire.Dose])
    case unknownDose(asked: String, today: [Wire.Dose])
    case intakeNotNamed(medications: [String])
    case amountNotGiven(medication: String)
    case inTheFuture(at: String)
    case tooLongAgo(at: String)
    case nothingRinging
    case nothingToUndo
    /// A course is meant, and there are several, or none at all.
    case medicationNotNamed(medications: [String])
    case unknownMedication(asked: String, known: [String])
    case courseCannot(CourseMove.Kind, Wire.CourseReport)
    case noPlan(file: String, problems: [String])
    case notSaved(reason: String)

    /// As the interface names it.
    package enum Name: String, CaseIterable, Sendable {
        case nothingTakeable = "NothingTakeable"
        case missed = "Missed"
        case notYetOpen = "NotYetOpen"
        case settled = "Settled"
        case ambiguous = "Ambiguous"
        case unknownDose = "UnknownDose"
        case intakeNotNamed = "IntakeNotNamed"
        case amountNotGiven = "AmountNotGiven"
        case inTheFuture = "InTheFuture"
        case tooLongAgo = "TooLongAgo"
        case nothingRinging = "NothingRinging"
        case nothingToUndo = "NothingToUndo"
        case medicationNotNamed = "MedicationNotNamed"
        case unknownMedication = "UnknownMedication"
        case courseCannot = "CourseCannot"
        case noPlan = "NoPlan"
        case notSaved = "NotSaved"
    }

    package var name: Name {
        switch self {
        case .nothingTakeable: .nothingTakeable
        case .missed: .missed
        case .notYetOpen: .notYetOpen
        case .settled: .settled
        case .ambiguous: .ambiguous
        case .unknownDose: .unknownDose
        case .intakeNotNamed: .intakeNotNamed
        case .amountNotGiven: .amountNotGiven
        case .inTheFuture: .inTheFuture
        case .tooLongAgo: .tooLongAgo
        case .nothingRinging: .nothingRinging
        case .nothingToUndo: .nothingToUndo
        case .medicationNotNamed: .medicationNotNamed
        case .unknownMedication: .unknownMedication
        case .courseCannot: .courseCannot
        case .noPlan: .noPlan
        case .notSaved: .notSaved
        }
    }
}
