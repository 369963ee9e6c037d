import DoseCore
import PlanFile

extension Drug {
    /// Amounts that fall, or are left for none, faster than a profile has it.
    func reductionFindings(by profile: Profile) -> [PlanFinding] {
        halts(profile) + interruptions(profile) + drops(profile) + shortSteps(profile)
    }

    /// The plateaus that are followed by none: the last of a course that ends, and those before a stretch of zero.
    var stops: [Plateau] {
        plateaus.indices.filter { index in
            index + 1 < plateaus.count
                ? plateaus[index + 1].dailyAmount == .zero : plateaus[index].last != nil
        }
        .map { plateaus[$0] }.filter { $0.dailyAmount > .zero }
    }

    private func halts(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.stop else { return [] }
        return stops.filter { $0.dailyAmount > rule.bound }.map {
            Occurrence(
                $0, .stop(from: $0.dailyAmount, largestDrop: rule.bound),
                weight: $0.dailyAmount.grains)
        }.told(by: rule.citation)
    }

    /// Days without a dose between days with one, as every other day, weekdays or three weeks of four have them.
    private func interruptions(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.stop, let start = plateaus.first?.first,
            medications.contains(where: \.leavesDatesOut)
        else { return [] }
        let courses = medications.map { Course($0) }
        var worst: (amount: Amount, date: CivilDate)?
        var yesterday = Amount.zero
        for date in (0..<Limits.lookAheadDays).map({ start + $0 }) {
            let today = courses.flatMap { $0.slots(on: date) }.sum
            // Where the course itself has ended, or has a row of zeros, that is told of the row.
            let isMeant = plateaus.contains {
                $0.first <= date && ($0.last.map { $0 >= date } ?? true) && $0.dailyAmount > .zero
            }
            if today == .zero, isMeant, yesterday > max(rule.bound, worst?.amount ?? .zero) {
                worst = (yesterday, date)
            }
            yesterday = today
        }
        guard let worst, let path = pathOfGap(worst.date) else { return [] }
        return [
            PlanFinding(
                path,
                .rule(
                    .interrupted(from: worst.amount, on: worst.date, largestDrop: rule.bound),
                    also: [], rule.citation))
        ]
    }

    /// What leaves a date out.
    private func pathOfGap(_ date: CivilDate) -> PlanPath? {
        for medication in medications where medication.leavesDatesOut {
            let step = Course(medication).position(on: date)?.step
            if let step, medication.steps[step].recurrence != nil || medication.hasWeekdays {
                return .step(medication.key, step: step)
            }
            if let field = medication.recurrence.field { return .field(medication.key, field) }
        }
        return medications.first.map { .medication($0.key) }
    }

    /// Drops from one step to another, in any stretch of so many days; those to nothing are stops.
    private func drops(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.lower, let by = rule.bound.by else { return [] }
        let steps = plateaus.indices.dropFirst().compactMap { index -> Occurrence? in
            let (plateau, before) = (plateaus[index], plateaus[index - 1])
            guard before.dailyAmount > plateau.dailyAmount, plateau.dailyAmount > .zero,
                let highest = recent(index, days: rule.bound.days).max(by: {
                    $0.dailyAmount < $1.dailyAmount
                }), plateau.dailyAmount + by < highest.dailyAmount
            else { return nil }
            let days = plateau.first - (highest.last ?? highest.first)
            return Occurrence(
                plateau,
                .lowered(
                    from: highest.dailyAmount, to: plateau.dailyAmount, days: days, by: by,
                    in: rule.bound.days),
                weight: highest.dailyAmount.grains - plateau.dailyAmount.grains)
        }
        return (steps + weeklyDrops(by: by, in: rule.bound.days)).told(by: rule.citation)
    }

    /// From one weekday to the next, as a row has it every week; a weekday without a dose is an interruption.
    private func weeklyDrops(by: Amount, in days: Int) -> [Occurrence] {
        plateaus.compactMap { plateau in
            guard let medication = medications.first(where: { $0.key == plateau.key }),
                case let step = medication.steps[plateau.step], !step.variants.isEmpty
            else { return nil }
            let sums = Weekday.allCases.map { step.slots(on: $0).sum }
            let drops = zip(sums, sums.dropFirst() + sums.prefix(1)).filter {
                $1 > .zero && $1 + by < $0
            }
            guard
                let (from, to) = drops.max(by: {
                    $0.0.grains - $0.1.grains < $1.0.grains - $1.1.grains
                })
            else { return nil }
            return Occurrence(
                plateau, .lowered(from: from, to: to, days: 1, by: by, in: days),
                weight: from.grains - to.grains)
        }
    }

    private func shortSteps(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.lower else { return [] }
        return plateaus.enumerated().dropFirst().compactMap { index, plateau -> Occurrence? in
            let isLowered = plateau.dailyAmount < plateaus[index - 1].dailyAmount
            let next = index + 1 < plateaus.count ? plateaus[index + 1].dailyAmount : .zero
            guard isLowered, next < plateau.dailyAmount, let last = plateau.last,
                case let days = last - plateau.first + 1, days < rule.bound.days
            else { return nil }
            return Occurrence(
                plateau, .lower(days: days, atLeast: rule.bound.days), weight: -days)
        }.told(by: rule.citation)
    }
}

extension Medication {
    /// Whether a recurrence, or an amount of zero on a weekday, leaves dates of a step out.
    fileprivate var leavesDatesOut: Bool {
        recurrence.field != nil
            || steps.contains { step in
                step.recurrence?.field != nil
                    || step.fullest.hasDoses && step.rows.contains { !$0.hasDoses }
            }
    }
}

extension Recurrence {
    /// Where it stands in the plan; nil where it stands nowhere.
    var field: MedicationField? {
        switch self {
        case .daily: nil
        case .weekdays: .weekdays
        case .every, .months: .every
        case .cycle, .daysOfCycle: .cycle
        case .daysOfMonth: .daysOfMonth
        }
    }
}
