/// What was swallowed.
extension Ledger {
    package var extraIntakes: [Extra] {
        var told: [Extra] = []
        for extra in extras where !told.contains(where: extra.isSame) { told.append(extra) }
        return told.sorted { $0.intake.at < $1.intake.at }
    }

    /// The intakes of a medication that are still remembered, in the order in which they were told; but for one, by the
    /// number of its record.
    package func intakes(
        of medication: Medication.Key, apartFrom record: Int64? = nil
    ) -> [Intake] {
        (intakes[medication] ?? []).filter { $0.record != record }.map(\.intake)
    }

    /// What was swallowed on a date: of its doses whenever they were taken, and extra.
    package func amountTaken(of medication: Medication.Key, on date: CivilDate) -> Amount {
        (intakes[medication] ?? []).reduce(.zero) {
            $1.date == date ? $0 + $1.intake.amount : $0
        }
    }

    /// Whether a dose of the medication was taken at an instant within the window.
    package func hasTakenDose(of medication: Medication.Key, in window: Window) -> Bool {
        intakes[medication]?.contains { $0.isOfDose && window.contains($0.intake.at) } ?? false
    }

    /// Whether a dose that waits was taken under another name: a plan moved its time since.
    func isTakenElsewhere(_ dose: PlannedDose) -> Bool {
        state(of: dose.id).closes == nil && isTakenByAnotherName(dose)
    }

    /// Whether what was taken in its window, or in whose place it came, is this dose. On a journey west the hour to which a
    /// plan moved it may come once more.
    func isTakenByAnotherName(_ dose: PlannedDose) -> Bool {
        hasTakenDose(of: dose.id.medication, in: dose.window)
            || dose.formers.contains {
                if case .settled(.taken) = state(of: $0) { true } else { false }
            }
    }

    /// The intake of a medication that was the latest; of clocks that were set, whichever that makes the last.
    package func lastIntake(of medication: Medication.Key, at now: Moment) -> RecordedIntake? {
        guard let told = intakes[medication] else { return nil }
        // Of two at the same instant it is the one that was told last.
        var last: (at: Instant, index: Int)?
        for index in told.indices {
            let at = told[index].latest(at: now)
            if at >= last?.at ?? at { last = (at, index) }
        }
        return last.map { told[$0.index] }
    }
}
