/// What is known from the other computers of the person.
package struct Elsewhere: Hashable, Sendable {
    /// What was done to courses there last, where nothing was done to them here since: it holds there alone.
    package var moves: [Medication.Key: Record] = [:]
    /// The records that were taken over, as far as they are remembered, and their numbers here.
    private(set) var numbers: [RecordName: Int64] = [:]
    /// What was taken back before it came.
    private(set) var undone: Set<RecordName> = []

    package init() {}

    /// Whether nothing was taken over.
    var isEmpty: Bool { numbers.isEmpty }

    mutating func note(_ provenance: Provenance, of record: Record) {
        numbers[provenance.name] = record.number
        if case .undone(0) = record.event, let name = provenance.undoes { undone.insert(name) }
    }
}

extension Ledger {
    /// Counts what was swallowed.
    mutating func count(
        _ intake: Intake, of medication: Medication.Key, on date: CivilDate, isOfDose: Bool,
        by record: Record
    ) {
        courses[medication, default: CourseHistory()].count(
            of: intake.amount, on: date, at: record.trustedInstant)
        intakes[medication, default: []]
            .append(RecordedIntake(intake, of: record, on: date, isOfDose: isOfDose))
    }

    /// Counts no more what was swallowed, of a record that took back the last one that says so.
    mutating func discount(
        _ intake: Intake, of medication: Medication.Key, on date: CivilDate, isOfDose: Bool,
        by record: Record
    ) {
        courses[medication]?.discount(intake.amount, on: date, at: record.trustedInstant)
        let index = intakes[medication]?.lastIndex {
            $0.isSame(intake, on: date, isOfDose: isOfDose)
        }
        if let index { intakes[medication]?.remove(at: index) }
    }

    /// A second intake of a dose, told to another computer, stands beside it.
    mutating func noteBeside(_ id: DoseID) {
        guard !elsewhere.isEmpty, let history = doses[id] else { return }
        extras.removeAll { $0.record.event.dose == id }
        extras += history.intakesBeside.map {
            Extra(medication: id.medication, date: id.date, intake: $0.intake, record: $0.record)
        }
    }

    /// Whether what was done to a course elsewhere is what was done to it here last: there it was told of that, maybe.
    func isSaidHere(_ event: Record.Event) -> Bool {
        switch event {
        case .course(let key, let move, _): courses[key]?.moves.last?.kind == move.kind
        case .placed(let key, let placement):
            courses[key]?.placed.last(where: \.placement.isAnswer)
                .map { $0.placement.place?.step == placement.place?.step } ?? false
        case .planAdopted, .dose, .extraIntake, .told, .diary, .stock, .undone: false
        }
    }

    /// All that is remembered of what was swallowed.
    package var allIntakes: [Medication.Key: [Intake]] {
        intakes.mapValues { $0.map(\.intake) }
    }

    /// The intakes of a dose that are in effect, each one of which was another one.
    func intakes(of dose: DoseID) -> [Intake] { doses.intakes(of: dose) }
}

extension Ledger.Extra {
    /// Whether it is the same intake, told once more to another computer.
    func isSame(_ other: Ledger.Extra) -> Bool {
        medication == other.medication && intake == other.intake && record.event.dose == nil
            && other.record.event.dose == nil
    }
}

extension DoseEvent {
    var isTaken: Bool { if case .taken = self { true } else { false } }
}
