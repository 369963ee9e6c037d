package import DoseCore

extension Wire.Dose {
    package init(_ report: DoseReport, zone: Zone) {
        self.init(report.dose, report.medication, report.name, zone: zone)
        // An open dose closes when its alarm was told it would, whatever the zone did since.
        if let closes = report.state.closes { self.closes = zone.timestamp(closes.end) }
        recordedAt = report.change.map { zone.timestamp($0.at.wall) }
        recordedBy = report.change.map { Wire.Origin($0.by) }
        switch report.state {
        case .awaited: state = report.isTakeable ? .open : .awaited
        case .ringing: state = .ringing
        case .snoozed(_, let until):
            state = .snoozed
            snoozedUntil = zone.timestamp(until.end)
        case .settled(.taken(let intake)):
            state = .taken
            takenAt = zone.timestamp(intake.at)
            takenMilligrams = intake.amount.milligrams
        case .settled(.skipped(let reason)):
            state = .skipped
            self.reason = reason
        case .settled(.missed(let cause)):
            state = .missed
            self.cause = cause.rawValue
        case .settled(.superseded): state = .superseded
        }
    }

    /// A dose of which only the plan is known.
    init(_ dose: PlannedDose, _ medication: Medication?, _ name: String, zone: Zone) {
        self.init(
            id: dose.id.description, medication: dose.id.medication, name: name,
            date: dose.id.date.description, time: dose.id.time.description,
            amountMilligrams: dose.amount.milligrams,
            tablets: medication?.tablets?.count(for: dose.amount),
            due: zone.timestamp(dose.due), opens: zone.timestamp(dose.window.opens),
            closes: zone.timestamp(dose.window.closes), state: .awaited)
    }
}

extension Wire.Origin {
    package init(_ origin: Origin) {
        self =
            switch origin {
            case .daemon: .daemon
            case .button: .button
            case .command: .command
            }
    }
}

extension Wire.Day {
    package init(_ report: DayReport, zone: Zone) {
        self.init(
            date: report.date.description,
            doses: report.doses.map { Wire.Dose($0, zone: zone) },
            extraIntakes: report.extraIntakes.map { extra in
                let total = report.totals.first { $0.medication == extra.medication }
                return Wire.ExtraIntake(
                    extra.intake, of: extra.medication, named: total?.name ?? extra.medication,
                    on: extra.date,
                    record: extra.record.number, zone: zone)
            },
            totals: report.totals.map {
                Wire.DayTotal(
                    medication: $0.medication, name: $0.name,
                    takenMilligrams: $0.taken.milligrams,
                    plannedMilligrams: $0.planned.milligrams)
            })
    }
}

extension Wire.ExtraIntake {
    init(
        _ intake: Intake, of medication: Medication.Key, named name: String, on date: CivilDate,
        record: Int64, zone: Zone
    ) {
        self.init(
            record: Int(record), medication: medication, name: name,
            date: date.description, at: zone.timestamp(intake.at),
            amountMilligrams: intake.amount.milligrams)
    }
}

extension Wire.Status {
    package init(
        version: String = Release.version, now: Instant, zone: Zone, open: [DoseReport],
        next: [DoseReport], today: DayReport, health: [Wire.Health]
    ) {
        self.init(
            version: version, now: zone.timestamp(now), zone: zone.name,
            open: open.map { Wire.Dose($0, zone: zone) },
            next: next.map { Wire.Dose($0, zone: zone) }, today: Wire.Day(today, zone: zone),
            health: health)
    }
}
