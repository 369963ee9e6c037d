package import DoseCore
package import JSONText

/// What a file of another program says of medicines, as far as a plan can say it, and what it says that one cannot.
package struct ForeignPlan: Hashable, Sendable {
    package enum Program: String, CaseIterable, Sendable {
        case dosage = "Dosage"
        case medTimer = "medTimer"
        case fhir = "FHIR"
    }

    package var program: Program
    package var medicines: [ForeignMedicine] = []
    /// What was answered there, and is not taken over: intakes, doses skipped and missed.
    package var answers = 0
    /// Other things of the file, by the names that it gives them, each once and in order.
    package var leftOut: [String] = []

    /// The names of times that rows of it use.
    package var times: [TimeName] {
        let used = Set(
            medicines.flatMap(\.medications).flatMap(\.steps).flatMap(\.rows).joined()
                .compactMap { $0.said?.words?.split(separator: " ").first.map(String.init) })
        return ForeignTimes.known.filter { used.contains($0.name) }
    }

    /// In the zone of the machine.
    package var plan: Plan {
        Plan(zone: .local, times: times, medications: medicines.flatMap(\.medications))
    }
}

/// A medicine as another program has it.
package struct ForeignMedicine: Hashable, Sendable {
    /// As the file says it; not made harmless.
    package var name: String
    /// What the plan gets: none where nothing could be taken over, several where one entry cannot say it.
    package var medications: [Medication] = []
    /// Each once, in the order of the file.
    package private(set) var remarks: [ForeignRemark] = []

    package init(name: String) { self.name = name }

    package mutating func note(_ remark: ForeignRemark) {
        if !remarks.contains(remark) { remarks.append(remark) }
    }
}

/// What became of a part of a medicine that is not as it was in the other program.
package enum ForeignRemark: Hashable, Sendable {
    // Nothing is taken over of it.
    /// The program does not remind of it: it is switched off, ended, or not to be taken; its word for that.
    case notInForce(String)
    case over(CivilDate)
    /// Nothing says when and how much.
    case noDosage
    /// What is due is told in words alone.
    case freeText(String)
    /// From one amount to another.
    case range(String)
    /// Which dates, or how often, in the words of the file: no plan can say it, or two readers read it in two ways.
    case dates(String)
    /// Something that changes the meaning and that is not understood, by its name.
    case notUnderstood(String)
    /// Another reminder or the last intake moves it.
    case afterIntake
    /// It reminds of buying it.
    case stock
    /// It is there again, word for word.
    case twice
    /// A medicine of this name is there already, with other doses.
    case sameName
    /// No plan holds it: it is too long, too large, or not possible.
    case impossible(String)

    // It is taken over, and differs.
    /// The amount has no unit that is known; its words are in the note.
    case amountInNote(String)
    case noAmount
    case timesChosen([CivilTime])
    case timeNamed(String, CivilTime)
    /// The file says no first date of what is counted from one.
    case startChosen(CivilDate)
    /// It takes so many entries of the plan.
    case severalEntries(Int)
    /// The note is too long for a plan.
    case longNote(String)
    /// It was recorded as taken by itself.
    case takenByItself
    /// Members of it that say nothing of when and how much, by their names.
    case details([String])

    /// Whether it says that something is not in the plan.
    package var isLoss: Bool {
        switch self {
        case .notInForce, .over, .noDosage, .freeText, .range, .dates, .notUnderstood, .afterIntake,
            .stock,
            .twice, .sameName, .impossible:
            true
        case .amountInNote, .noAmount, .timesChosen, .timeNamed, .startChosen, .severalEntries,
            .longNote, .takenByItself, .details:
            false
        }
    }
}

/// Why nothing at all is taken from a file.
package enum ForeignError: Error, Hashable, Sendable {
    case json(JSONError)
    /// It is none of the formats.
    case unknown
    case newer(ForeignPlan.Program, version: Int, known: Int)
    case older(ForeignPlan.Program)
    /// It is of the program, and not as it writes it; where.
    case malformed(ForeignPlan.Program, at: String)
    case tooMany(Int, most: Int)
    case noMedicine(ForeignPlan.Program, answers: Int)
}
