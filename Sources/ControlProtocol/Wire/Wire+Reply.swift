package import DoseCore

extension Wire.Answer {
    /// What was recorded, and the doses as they stand after it.
    package init(
        recorded records: [Record], warnings: [Warning], takeable: [DoseReport], next: DoseReport?,
        in context: WireContext
    ) {
        let undone = records.compactMap { record -> Record? in
            guard case .undone(let number) = record.event else { return nil }
            return context.record(number)
        }
        var doses: [DoseID] = []
        var extras: [Wire.ExtraIntake] = []
        for record in records + undone {
            if let id = record.event.dose, !doses.contains(id) { doses.append(id) }
            if case .extraIntake(let key, let date, let intake) = record.event,
                !undone.contains(record)
            {
                extras.append(
                    Wire.ExtraIntake(
                        intake, of: key, named: context.name(key), on: date, record: record.number,
                        zone: context.zone))
            }
        }
        self.init(
            isRecorded: true, doses: context.doses(doses), extraIntakes: extras,
            undone: undone.map { Wire.Entry($0, zone: context.zone) },
            warnings: warnings.map {
                Wire.Warning($0, of: records.compactMap(\.event.intake), in: context)
            },
            takeable: context.doses(takeable, apartFrom: doses),
            next: next.map { Wire.Dose($0, zone: context.zone) })
    }

    /// The doses that were settled just so before.
    package init(
        unchanged doses: [DoseID], takeable: [DoseReport], next: DoseReport?,
        in context: WireContext
    ) {
        self.init(
            isRecorded: false, doses: context.doses(doses),
            takeable: context.doses(takeable, apartFrom: doses),
            next: next.map { Wire.Dose($0, zone: context.zone) })
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
        case .closeToIntake(let key, let other):
            self.init(
                kind: .closeToIntake, medication: key, name: context.name(key),
                at: context.zone.timestamp(other.at), minutes: minutes(key, to: other.at),
                takenMilligrams: other.amount.milligrams)
        case .closeToNext(let dose):
            let key = dose.id.medication
            self.init(
                kind: .closeToNext, medication: key, name: context.name(key),
                dose: dose.id.description, at: context.zone.timestamp(dose.due),
                minutes: minutes(key, to: dose.due), plannedMilligrams: dose.amount.milligrams)
        case .aboveDayTotal(let key, let taken, let planned):
            self.init(
                kind: .aboveDayTotal, medication: key, name: context.name(key),
                takenMilligrams: taken.milligrams, plannedMilligrams: planned.milligrams)
        case .otherAmount(let id, let taken, let planned):
            self.init(
                kind: .otherAmount, medication: id.medication,
                name: context.name(id.medication), dose: id.description,
                takenMilligrams: taken.milligrams, plannedMilligrams: planned.milligrams)
        case .courseMoved(let key, let position):
            self.init(
                kind: .courseMoved, medication: key, name: context.name(key),
                step: position.map { $0.step + 1 }, day: position?.day)
        }
    }
}

extension WireContext {
    func doses(_ ids: [DoseID]) -> [Wire.Dose] {
        ids.compactMap(dose).map { Wire.Dose($0, zone: zone) }
    }

    func doses(_ reports: [DoseReport], apartFrom told: [DoseID]) -> [Wire.Dose] {
        reports.filter { !told.contains($0.dose.id) }.map { Wire.Dose($0, zone: zone) }
    }

    /// A dose of the plan, with what is recorded of it where anything is.
    func dose(_ planned: PlannedDose) -> Wire.Dose {
        dose(planned.id).map { Wire.Dose($0, zone: zone) }
            ?? Wire.Dose(planned, nil, name(planned.id.medication), zone: zone)
    }
}

extension ControlError {
    /// `plan` and `store` say what is the matter with them, where the refusal is about that.
    package init(
        _ refusal: Refusal, in context: WireContext, plan: (file: String, problems: [String]),
        store: String
    ) {
        func naming(_ id: DoseID, _ error: (Wire.Dose) -> ControlError) -> ControlError {
            guard let dose = context.doses([id]).first else {
                return .unknownDose(asked: id.description, today: [])
            }
            return error(dose)
        }
        self =
            switch refusal {
            case .nothingTakeable(let missed, let next):
                .nothingTakeable(
                    missed: missed.flatMap { context.doses([$0]).first },
                    next: next.map(context.dose))
            case .missed(let id, let next):
                naming(id) { .missed($0, next: next.map(context.dose)) }
            case .notYetOpen(let dose): .notYetOpen(context.dose(dose))
            case .settled(let id): naming(id) { .settled($0) }
            case .ambiguous(let ids): .ambiguous(context.doses(ids))
            case .unknownDose(let selector, let today):
                .unknownDose(asked: selector.description, today: context.doses(today))
            case .intakeNotNamed(let medications): .intakeNotNamed(medications: medications)
            case .amountNotGiven(let key): .amountNotGiven(medication: key)
            case .inTheFuture(let instant): .inTheFuture(at: context.zone.timestamp(instant))
            case .tooLongAgo(let instant): .tooLongAgo(at: context.zone.timestamp(instant))
            case .nothingRinging: .nothingRinging
            case .nothingToUndo: .nothingToUndo
            case .medicationNotNamed(let medications):
                .medicationNotNamed(medications: medications)
            case .unknownMedication(let asked, let known):
                .unknownMedication(asked: asked, known: known)
            case .courseCannot(let kind, let key):
                context.course(key).map { .courseCannot(kind, $0) }
                    ?? .unknownMedication(asked: key, known: [])
            case .noPlan: .noPlan(file: plan.file, problems: plan.problems)
            case .notSaved: .notSaved(reason: store)
            }
    }
}
