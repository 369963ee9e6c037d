package import DoseCore

extension Wire {
    /// What was planned and what was recorded of one civil date.
    package struct Day: Codable, Hashable, Sendable {
        package var date: String
        package var doses: [Dose]
        package var extraIntakes: [ExtraIntake]
        package var totals: [DayTotal]
        /// Of today alone.
        package var needs: [Need]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case date, doses
            case extraIntakes = "extra_intakes"
            case totals, needs
        }

        package init(
            date: String, doses: [Dose] = [], extraIntakes: [ExtraIntake] = [],
            totals: [DayTotal] = [], needs: [Need] = []
        ) {
            self.date = date
            self.doses = doses
            self.extraIntakes = extraIntakes
            self.totals = totals
            self.needs = needs
        }
    }

    /// An intake that settles no dose.
    package struct ExtraIntake: Codable, Hashable, Sendable {
        package var record: Int
        package var medication: String
        package var name: String
        /// The civil date that it counts for.
        package var date: String
        package var at: String
        package var amount: Quantity

        enum CodingKeys: String, CodingKey, CaseIterable {
            case record, medication, name, date, at
            case amount
        }

        package init(
            record: Int, medication: String, name: String, date: String, at: String,
            amount: Quantity
        ) {
            self.record = record
            self.medication = medication
            self.name = name
            self.date = date
            self.at = at
            self.amount = amount
        }
    }

    package struct DayTotal: Codable, Hashable, Sendable {
        package var medication: String
        package var name: String
        package var taken: Quantity
        /// Nil of what is taken when needed.
        package var planned: Quantity?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case medication, name
            case taken
            case planned
        }

        package init(
            medication: String, name: String, taken: Quantity, planned: Quantity? = nil
        ) {
            self.medication = medication
            self.name = name
            self.taken = taken
            self.planned = planned
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
                    taken: Wire.Quantity($0.taken),
                    planned: $0.isAsNeeded ? nil : Wire.Quantity($0.planned.like($0.taken)))
            },
            needs: report.needs.map { Wire.Need($0, zone: zone) })
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
            amount: Wire.Quantity(intake.amount))
    }
}
