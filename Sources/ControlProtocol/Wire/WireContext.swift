package import DoseCore

/// What the core's values do not say themselves when they are told to a client.
package struct WireContext {
    /// The plan's: every instant is told with its offset.
    package let zone: Zone
    /// The name of a medication for people.
    package let name: (Medication.Key) -> String
    /// What is known of a dose.
    package let report: (DoseID) -> DoseReport?
    /// Nil when the plan holds no course of the medication.
    package let course: (Medication.Key) -> Wire.CourseReport?
    /// What is asked about a medication; nil when nothing is.
    package let question: (Medication.Key) -> Wire.Question?
    /// How a medication stands that is taken when needed; nil of any other.
    package let need: (Medication.Key) -> NeedReport?
    /// A record by its number, of those that are remembered.
    package let record: (Int64) -> Record?
    /// What was drunk on a date and in the week to it.
    package let drinks: (CivilDate) -> DrinkSums
    /// How the pieces at home of a medication stand.
    package let stocks: (Medication.Key) -> [StockReport]

    package init(
        zone: Zone, name: @escaping (Medication.Key) -> String,
        report: @escaping (DoseID) -> DoseReport?,
        course: @escaping (Medication.Key) -> Wire.CourseReport?,
        question: @escaping (Medication.Key) -> Wire.Question?,
        need: @escaping (Medication.Key) -> NeedReport? = { _ in nil },
        record: @escaping (Int64) -> Record?,
        drinks: @escaping (CivilDate) -> DrinkSums,
        stocks: @escaping (Medication.Key) -> [StockReport] = { _ in [] }
    ) {
        self.zone = zone
        self.name = name
        self.report = report
        self.course = course
        self.question = question
        self.need = need
        self.record = record
        self.drinks = drinks
        self.stocks = stocks
    }
}

extension WireContext {
    func doses(_ ids: [DoseID]) -> [Wire.Dose] { ids.compactMap(dose) }

    func doses(_ reports: [DoseReport], apartFrom told: [DoseID]) -> [Wire.Dose] {
        reports.filter { !told.contains($0.dose.id) }.map { Wire.Dose($0, zone: zone) }
    }

    func needs(of extras: [Wire.ExtraIntake]) -> [Wire.Need] {
        Set(extras.map(\.medication)).sorted().compactMap(need).map { Wire.Need($0, zone: zone) }
    }

    /// Nil when nothing is known of it.
    func dose(_ id: DoseID) -> Wire.Dose? { report(id).map { Wire.Dose($0, zone: zone) } }

    /// A dose of the plan, with what is recorded of it where anything is.
    func dose(_ planned: PlannedDose) -> Wire.Dose {
        dose(planned.id) ?? Wire.Dose(planned, nil, name(planned.id.medication), zone: zone)
    }
}
