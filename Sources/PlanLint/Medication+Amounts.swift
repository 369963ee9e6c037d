import DoseCore
import PlanFile

extension Medication {
    /// What the course does that the rules of a profile do not have.
    func findings(by profile: Profile) -> [PlanFinding] {
        let plateaus = calendar
        return raises(plateaus, profile) + heights(plateaus, profile)
            + reductions(plateaus, profile) + reviews(plateaus, profile)
            + findingsOfTimes(plateaus, profile)
    }

    /// Raises beyond the pace, which is that of any stretch of so many days and not only of a step.
    private func raises(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.raise else { return [] }
        var findings: [PlanFinding] = []
        var isFirst = true
        for index in plateaus.indices.dropFirst()
        where plateaus[index].step.dailyAmount > plateaus[index - 1].step.dailyAmount {
            let plateau = plateaus[index]
            let recent = plateaus[..<index].reversed().prefix {
                ($0.last ?? plateau.first) >= plateau.first - rule.bound.days
            }
            let allowed = isFirst ? max(rule.bound.by, rule.bound.first ?? .zero) : rule.bound.by
            isFirst = false
            // Of several equal ones it is the latest, which tells the shortest stretch.
            guard let lowest = recent.min(by: { $0.step.dailyAmount < $1.step.dailyAmount }),
                lowest.step.dailyAmount + allowed < plateau.step.dailyAmount
            else { continue }
            let days = plateau.first - (lowest.last ?? lowest.first)
            findings.append(
                finding(
                    path(ofStep: plateau.index),
                    RuleFinding.raise(
                        from: lowest.step.dailyAmount, to: plateau.step.dailyAmount, days: days,
                        rule: rule.bound),
                    rule.citation))
        }
        return findings
    }

    /// Daily amounts that ask for more than one opinion, each bound once, where it is first passed.
    private func heights(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        var findings: [PlanFinding] = []
        func note(
            _ citation: Citation, _ passes: (Amount) -> Bool, _ kind: (Amount) -> RuleFinding
        ) {
            guard let plateau = plateaus.first(where: { passes($0.step.dailyAmount) }) else {
                return
            }
            let found = finding(
                path(ofStep: plateau.index), kind(plateau.step.dailyAmount), citation)
            if !findings.contains(found) { findings.append(found) }
        }
        if let rule = profile.advice {
            note(rule.citation, { $0 >= rule.bound }) { .advice($0, from: rule.bound) }
        }
        if let rule = profile.collegial {
            for bound in [rule.bound.elder?.above ?? rule.bound.above, rule.bound.above] {
                note(rule.citation, { $0 > bound }) { .collegial($0, rule.bound) }
            }
        }
        if let rule = profile.ceiling {
            note(rule.citation, { $0 > rule.bound }) { .ceiling($0, most: rule.bound) }
        }
        return findings
    }

    private func reductions(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        var findings: [PlanFinding] = []
        if let rule = profile.stop {
            for plateau in stops(in: plateaus) where plateau.step.dailyAmount > rule.bound {
                findings.append(
                    finding(
                        path(ofStep: plateau.index),
                        .stop(from: plateau.step.dailyAmount, largestDrop: rule.bound),
                        rule.citation))
            }
        }
        guard let rule = profile.lower else { return findings }
        for (index, plateau) in plateaus.enumerated().dropFirst() {
            let isLowered = plateau.step.dailyAmount < plateaus[index - 1].step.dailyAmount
            let next = index + 1 < plateaus.count ? plateaus[index + 1].step.dailyAmount : .zero
            guard isLowered, next < plateau.step.dailyAmount, let last = plateau.last,
                case let days = last - plateau.first + 1, days < rule.bound
            else { continue }
            findings.append(
                finding(
                    path(ofStep: plateau.index), .lower(days: days, atLeast: rule.bound),
                    rule.citation))
        }
        return findings
    }

    /// A course that is never raised needs no review by this rule.
    private func reviews(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.review,
            zip(plateaus, plateaus.dropFirst()).contains(where: {
                $0.step.dailyAmount < $1.step.dailyAmount
            }),
            reviewEvery.map({ $0 > rule.bound }) ?? true
        else { return [] }
        return [
            finding(
                .field(key, .reviewEvery), .review(every: reviewEvery, atMost: rule.bound),
                rule.citation)
        ]
    }

    func finding(_ path: PlanPath, _ finding: RuleFinding, _ citation: Citation) -> PlanFinding {
        PlanFinding(path, .rule(finding, citation))
    }
}
