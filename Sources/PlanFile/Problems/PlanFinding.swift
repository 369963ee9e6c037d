package import DoseCore

/// A problem of a plan as a value: where in the plan, not yet where in the file.
package struct PlanFinding: Hashable, Sendable {
    package var path: PlanPath
    package var kind: PlanProblem.Kind
    /// How often what it tells is taken.
    package var often = HowOften.daily

    package init(_ path: PlanPath, _ kind: PlanProblem.Kind) {
        self.path = path
        self.kind = kind
    }
}

extension [PlanFinding] {
    package func taken(_ often: HowOften) -> [PlanFinding] {
        map { finding in
            var finding = finding
            finding.often = often
            return finding
        }
    }
}

extension PlanLocations {
    func problem(of finding: PlanFinding) -> PlanProblem {
        PlanProblem(self[finding.path], finding.kind, finding.often)
    }
}

extension Plan {
    /// What is valid and yet hardly meant, as far as the plan alone can tell.
    package var findings: [PlanFinding] {
        if medications.isEmpty { return [PlanFinding(.plan, .noMedication)] }
        return medications.flatMap { $0.findings }
    }
}

extension Medication {
    var findings: [PlanFinding] {
        var findings: [PlanFinding] = []
        if asNeeded == nil, steps.allSatisfy({ $0.fullest.sum == .zero }) {
            findings.append(PlanFinding(.medication(key), .neverDue(key)))
        }
        return findings + monthsWithout + weekdaysWithout + notPayable + strengthThatDoesNotFit
            + muchAtOnce
    }

    /// The 29th is one of them for the sake of February.
    private var monthsWithout: [PlanFinding] {
        let all =
            [(PlanPath.field(key, .daysOfMonth), Optional(recurrence))]
            + steps.enumerated().map { (.step(key, step: $0), $1.recurrence) }
        return all.flatMap { path, recurrence -> [PlanFinding] in
            guard case .daysOfMonth(let days) = recurrence else { return [] }
            return days.filter { $0 > 28 }.sorted().map {
                PlanFinding(path, .monthsWithout(day: $0))
            }
        }
    }

    /// Amounts of weekdays that are none of the dates with doses.
    private var weekdaysWithout: [PlanFinding] {
        steps.enumerated().flatMap { index, step -> [PlanFinding] in
            guard case .weekdays(let due) = recurrence(of: step) else { return [] }
            let own = Set(step.variants.filter { $0.slots.hasDoses }.flatMap(\.weekdays))
            return Weekday.allCases.filter { own.contains($0) && !due.contains($0) }.map {
                PlanFinding(.step(key, step: index), .weekdayWithout($0))
            }
        }
    }

    /// Each amount once, where it first stands: a plateau more with the same amount is no news.
    private var notPayable: [PlanFinding] {
        guard let preparation, strengthThatDoesNotFit.isEmpty else { return [] }
        var findings: [PlanFinding] = []
        var seen: Set<Amount> = []
        for (stepIndex, step) in steps.enumerated() {
            for (slotIndex, slot) in step.rows.flatMap({ $0.enumerated() })
            where !preparation.canMake(slot.amount)
                && seen.insert(slot.amount).inserted
            {
                findings.append(
                    PlanFinding(
                        .slot(key, step: stepIndex, slot: slotIndex),
                        .notPayable(slot.amount, preparation)))
            }
        }
        return findings
    }

    private var strengthThatDoesNotFit: [PlanFinding] {
        guard let strength = preparation?.strengths.first,
            let amount = steps.lazy.flatMap(\.rows).joined().map(\.amount).first(where: {
                $0 > .zero
            }),
            !amount.fits(strength.amount), !amount.fits(strength.per)
        else { return [] }
        return [
            PlanFinding(.step(key, step: 0), .strengthDoesNotFit(strength, amount.unit))
        ]
    }

    /// Rather a slip of the unit than a dose; of what is counted in pieces, handfuls are looked for by the linter.
    private var muchAtOnce: [PlanFinding] {
        for (stepIndex, step) in steps.enumerated() {
            for (slotIndex, slot) in step.rows.flatMap({ $0.enumerated() })
            where slot.amount.unit.dimension == .mass
                && slot.amount.grains > Limits.massAtOnce.grains
            {
                return [
                    PlanFinding(
                        .slot(key, step: stepIndex, slot: slotIndex), .muchAtOnce(slot.amount))
                ]
            }
        }
        return []
    }
}
