package import DoseCore

/// A problem of a plan as a value: where in the plan, not yet where in the file.
package struct PlanFinding: Hashable, Sendable {
    package var path: PlanPath
    package var kind: PlanProblem.Kind

    package init(_ path: PlanPath, _ kind: PlanProblem.Kind) {
        self.path = path
        self.kind = kind
    }
}

extension PlanLocations {
    func problem(of finding: PlanFinding) -> PlanProblem {
        PlanProblem(self[finding.path], finding.kind)
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
        if asNeeded == nil, steps.allSatisfy({ $0.dailyAmount == .zero }) {
            findings.append(PlanFinding(.medication(key), .neverDue(key)))
        }
        return findings + monthsWithout + notPayable + strengthThatDoesNotFit + muchAtOnce
    }

    /// The 29th is one of them for the sake of February.
    private var monthsWithout: [PlanFinding] {
        guard case .daysOfMonth(let days) = recurrence else { return [] }
        return days.filter { $0 > 28 }.sorted().map {
            PlanFinding(.field(key, .daysOfMonth), .monthsWithout(day: $0))
        }
    }

    /// Each amount once, where it first stands: a plateau more with the same amount is no news.
    private var notPayable: [PlanFinding] {
        guard let preparation, strengthThatDoesNotFit.isEmpty else { return [] }
        var findings: [PlanFinding] = []
        var seen: Set<Amount> = []
        for (stepIndex, step) in steps.enumerated() {
            for (slotIndex, slot) in step.slots.enumerated()
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
            let amount = steps.lazy.flatMap(\.slots).map(\.amount).first(where: { $0 > .zero }),
            !amount.fits(strength.amount), !amount.fits(strength.per)
        else { return [] }
        return [
            PlanFinding(.step(key, step: 0), .strengthDoesNotFit(strength, amount.unit))
        ]
    }

    /// Rather a slip of the unit than a dose; of what is counted in pieces, handfuls are looked for by the linter.
    private var muchAtOnce: [PlanFinding] {
        for (stepIndex, step) in steps.enumerated() {
            for (slotIndex, slot) in step.slots.enumerated()
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
