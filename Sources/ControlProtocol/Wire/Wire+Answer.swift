package import DoseCore

extension Wire {
    /// What an answer led to.
    package struct Answer: Codable, Hashable, Sendable {
        /// False when the doses were settled just so before.
        package var isRecorded: Bool
        package var doses: [Dose]
        package var extraIntakes: [ExtraIntake]
        /// The answers that were taken back.
        package var undone: [Entry]
        /// What stands to be answered again by what was taken back.
        package var questions: [Question]
        package var warnings: [Warning]
        /// The doses that may be taken now, but for those that the answer was about.
        package var takeable: [Dose]
        package var next: Dose?
        /// How the medications stand of which something was taken as needed.
        package var needs: [Need]
        /// What was noted in the diary, or told of the pieces at home.
        package var noted: Entry?
        /// Of the date of which drinks were noted or taken back.
        package var drinks: DrinkSums?
        /// How the pieces at home stand of which something was told or taken back.
        package var stocks: [Stock]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case isRecorded = "recorded"
            case doses
            case extraIntakes = "extra_intakes"
            case undone, questions, warnings, takeable, next, needs, noted, drinks, stocks
        }

        package init(
            isRecorded: Bool, doses: [Dose] = [], extraIntakes: [ExtraIntake] = [],
            undone: [Entry] = [], questions: [Question] = [], warnings: [Warning] = [],
            takeable: [Dose] = [], next: Dose? = nil, needs: [Need] = [], noted: Entry? = nil,
            drinks: DrinkSums? = nil, stocks: [Stock] = []
        ) {
            self.isRecorded = isRecorded
            self.doses = doses
            self.extraIntakes = extraIntakes
            self.undone = undone
            self.questions = questions
            self.warnings = warnings
            self.takeable = takeable
            self.next = next
            self.needs = needs
            self.noted = noted
            self.drinks = drinks
            self.stocks = stocks
        }
    }
}

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
            if let extra = Wire.ExtraIntake(record, in: context), !undone.contains(record) {
                extras.append(extra)
            }
        }
        self.init(
            isRecorded: true, doses: context.doses(doses), extraIntakes: extras,
            undone: undone.map { Wire.Entry($0, zone: context.zone) },
            questions: undone.compactMap(\.event.placedMedication).compactMap(context.question),
            warnings: warnings.map {
                Wire.Warning($0, of: records.compactMap(\.event.intake), in: context)
            },
            takeable: context.doses(takeable, apartFrom: doses),
            next: next.map { Wire.Dose($0, zone: context.zone) },
            needs: context.needs(of: extras),
            noted: records.first { $0.event.word == .diary || $0.event.word == .stock }.map {
                Wire.Entry($0, zone: context.zone)
            },
            drinks: (records + undone).lazy.compactMap(\.event.dateOfDrinks).first.map {
                Wire.DrinkSums(context.drinks($0))
            },
            stocks: Set((records + undone).compactMap(\.event.stocked)).sorted()
                .flatMap(context.stocks).map { Wire.Stock($0) })
    }

    /// The doses that were settled just so before, and the intake beside them that was told before.
    package init(
        unchanged doses: [DoseID], told extra: Record? = nil, takeable: [DoseReport],
        next: DoseReport?, in context: WireContext
    ) {
        let extras = extra.flatMap { Wire.ExtraIntake($0, in: context) }.map { [$0] } ?? []
        self.init(
            isRecorded: false, doses: context.doses(doses), extraIntakes: extras,
            takeable: context.doses(takeable, apartFrom: doses),
            next: next.map { Wire.Dose($0, zone: context.zone) }, needs: context.needs(of: extras))
    }
}

extension Wire.ExtraIntake {
    /// Nil where the record is of something else.
    fileprivate init?(_ record: Record, in context: WireContext) {
        guard case .extraIntake(let key, let date, let intake) = record.event else { return nil }
        self.init(
            intake, of: key, named: context.name(key), on: date, record: record.number,
            zone: context.zone)
    }
}

extension Record.Event {
    fileprivate var placedMedication: Medication.Key? {
        if case .placed(let key, _) = self { key } else { nil }
    }

    /// Of the pieces at home.
    fileprivate var stocked: Medication.Key? {
        if case .stock(let entry) = self { entry.medication } else { nil }
    }

    /// Of an entry that tells of drinks.
    fileprivate var dateOfDrinks: CivilDate? {
        if case .diary(let entry) = self, entry.observation.kind == .drink {
            entry.date
        } else {
            nil
        }
    }
}
