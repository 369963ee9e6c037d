import DoseCore
import PlanFile

/// The medications of a plan that are one drug, looked at as one: what harms is the sum.
struct Drug {
    /// Those with times, in the order of the plan.
    let medications: [Medication]
    /// Those taken when needed.
    let asNeeded: [Medication]
    /// The profile that one of them names.
    let profile: Profile?
    /// What they make together, by the calendar alone; without any gap in between.
    let plateaus: [Plateau]

    init(_ medications: [Medication], profile: Profile?) {
        self.medications = medications.filter { $0.asNeeded == nil }.map(\.inMass)
        asNeeded = medications.filter { $0.asNeeded != nil }
        self.profile = profile
        plateaus = Plateau.all(of: self.medications)
    }

    /// The same with the times of each day of the week on which they are others; one where they never are.
    var byWeekday: [Drug] {
        guard medications.contains(where: { $0.steps.contains { $0.slots.haveSaidTimes } }) else {
            return [self]
        }
        var drugs: [Drug] = []
        for weekday in Weekday.allCases {
            let drug = Drug(medications.map { $0.on(weekday) } + asNeeded, profile: profile)
            if !drugs.contains(where: { $0.medications == drug.medications }) { drugs.append(drug) }
        }
        return drugs
    }

    /// What its amounts are in, where that is no mass, of which alone the rules of a profile speak.
    var unitBesideMass: AmountUnit? {
        plateaus.lazy.map(\.dailyAmount).first { $0 > .zero && $0.unit.dimension != .mass }?.unit
    }

    var reviewEvery: Int? { medications.compactMap(\.reviewEvery).min() }

    var cravings: [CivilTime] { Set(medications.flatMap(\.cravings)).sorted() }

    /// The most that may be taken when needed on a day, as far as the plan bounds it.
    var mostWhenNeeded: Amount? {
        let bounds = asNeeded.compactMap { $0.asNeeded?.maximum }
        return bounds.isEmpty ? nil : bounds.reduce(.zero, +)
    }
}

/// Dates in a row with the same intakes of a drug.
struct Plateau {
    /// An intake with its row in the file.
    struct Intake {
        let time: CivilTime
        let amount: Amount
        let path: PlanPath
    }

    let first: CivilDate
    /// Nil where it does not end.
    let last: CivilDate?
    /// What is due, in the order of the day; a time of two medications is one intake.
    let intakes: [Intake]
    /// The row that begins it, or that goes on into it.
    let key: Medication.Key
    let step: Int

    var path: PlanPath { .step(key, step: step) }

    var dailyAmount: Amount { intakes.reduce(.zero) { $0 + $1.amount } }

    var times: [CivilTime] { intakes.map(\.time) }

    /// One for each row of a medication; of several, one for each stretch in which none of them changes.
    fileprivate static func all(of medications: [Medication]) -> [Plateau] {
        let rows = medications.flatMap { medication in
            medication.round.map { Row(medication: medication, dated: $0) }
        }
        var dates = Set(rows.map(\.dated.first))
        dates.formUnion(rows.compactMap { $0.dated.last.map { $0 + 1 } })
        let sorted = dates.sorted()
        var present: [Row] = []
        var next = rows.sorted { $0.dated.first < $1.dated.first }[...]
        return sorted.enumerated().compactMap { index, first in
            let last = index + 1 < sorted.count ? sorted[index + 1] - 1 : nil
            let left = present.last ?? next.first
            present.removeAll { $0.dated.last.map { $0 < first } ?? false }
            while let row = next.first, row.dated.first <= first {
                present.append(row)
                next.removeFirst()
            }
            // After the last row nothing follows; between two courses there may be a gap.
            if present.isEmpty, next.isEmpty { return nil }
            guard let head = present.last ?? left else { return nil }
            return Plateau(
                first: first, last: last, intakes: intakes(of: present),
                key: head.medication.key, step: head.dated.index)
        }
    }

    private struct Row {
        let medication: Medication
        let dated: DatedStep

        var intakes: [Intake] {
            dated.step.fullest.filter { $0.amount > .zero }.map {
                Intake(
                    time: $0.time, amount: $0.amount,
                    path: medication.path(of: $0.time, in: dated.index))
            }
        }
    }

    private static func intakes(of rows: [Row]) -> [Intake] {
        if rows.count == 1 { return rows[0].intakes }
        let times = Dictionary(grouping: rows.flatMap(\.intakes), by: \.time)
        return times.sorted { $0.key < $1.key }.map { time, intakes in
            Intake(
                time: time, amount: intakes.reduce(.zero) { $0 + $1.amount },
                path: intakes.max { $0.amount < $1.amount }?.path ?? .plan)
        }
    }
}

extension Medication {
    /// The stretches; where they begin anew, with the first row after the last one, and without an end.
    fileprivate var round: [DatedStep] {
        let rows = stretches
        guard after == .repeat, let last = rows.last?.last, end.map({ last < $0 }) ?? true else {
            return rows
        }
        return rows + [
            DatedStep(index: 0, step: rows[0].step, first: last + 1, last: end)
        ]
    }

    /// With the times of a day of the week in its rows.
    fileprivate func on(_ weekday: Weekday) -> Medication {
        var medication = self
        medication.steps = steps.map { $0.mapRows { $0.on(weekday) } }
        return medication
    }
}
