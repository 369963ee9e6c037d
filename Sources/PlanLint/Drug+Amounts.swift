import DoseCore
import PlanFile

extension Drug {
    /// What the daily amounts do that the rules of a profile do not have.
    func amountFindings(by profile: Profile, isNew: Bool, on today: CivilDate) -> [PlanFinding] {
        beginning(profile, isNew: isNew, on: today) + raises(profile) + heights(profile)
            + reviews(profile)
    }

    /// A first day above the highest that is published; a course that is lowered goes on from another one.
    private func beginning(
        _ profile: Profile, isNew: Bool, on today: CivilDate
    ) -> [PlanFinding] {
        let first = plateaus.first { $0.dailyAmount > .zero }
        guard let rule = profile.start, let first, first.dailyAmount > rule.bound,
            isNew || first.first >= today
        else { return [] }
        let next = plateaus.first {
            $0.first > first.first && $0.dailyAmount != first.dailyAmount
        }
        if let next, next.dailyAmount < first.dailyAmount { return [] }
        return [Occurrence(first, .start(first.dailyAmount, most: rule.bound))]
            .told(by: rule.citation)
    }

    /// Raises beyond the pace, which is that of any stretch of so many days and not only of a step.
    private func raises(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.raise else { return [] }
        var found: [Occurrence] = []
        var isFirst = true
        for index in plateaus.indices.dropFirst()
        where plateaus[index].dailyAmount > plateaus[index - 1].dailyAmount {
            let plateau = plateaus[index]
            let allowed = isFirst ? max(rule.bound.by, rule.bound.first ?? .zero) : rule.bound.by
            isFirst = false
            // Of several equal ones it is the latest, which tells the shortest stretch.
            guard
                let lowest = recent(index, days: rule.bound.days).min(by: {
                    $0.dailyAmount < $1.dailyAmount
                }), lowest.dailyAmount + allowed < plateau.dailyAmount
            else { continue }
            let days = plateau.first - (lowest.last ?? lowest.first)
            found.append(
                Occurrence(
                    plateau,
                    .raise(
                        from: lowest.dailyAmount, to: plateau.dailyAmount, days: days,
                        rule: rule.bound),
                    weight: plateau.dailyAmount.grains - lowest.dailyAmount.grains))
        }
        return found.told(by: rule.citation)
    }

    /// The plateaus before one that reach into so many days before it, the latest first.
    func recent(_ index: Int, days: Int) -> [Plateau] {
        let first = plateaus[index].first
        return Array(plateaus[..<index].reversed().prefix { ($0.last ?? first) >= first - days })
    }

    /// Daily amounts that ask for more than one opinion, each bound once, where it is first passed.
    private func heights(_ profile: Profile) -> [PlanFinding] {
        var amounts = plateaus.map { ($0.path, $0.dailyAmount) }
        if let extra = mostWhenNeeded, let medication = asNeeded.first {
            // With what may be taken beside them the amounts are higher; that is told of the medication.
            let most = amounts.map(\.1).max() ?? .zero
            amounts.append((.field(medication.key, .asNeeded), most + extra))
        }
        func first(_ passes: (Amount) -> Bool) -> (PlanPath, Amount)? {
            amounts.first { passes($0.1) }
        }
        var findings: [PlanFinding] = []
        func note(
            _ place: (PlanPath, Amount)?, _ citation: Citation, _ kind: (Amount) -> RuleFinding
        ) {
            guard let place else { return }
            findings.append(PlanFinding(place.0, .rule(kind(place.1), also: [], citation)))
        }
        if let rule = profile.advice {
            note(first { $0 >= rule.bound }, rule.citation) { .advice($0, from: rule.bound) }
        }
        if let rule = profile.collegial {
            // The bound of the elder is told by the same words, so that one of the two is enough.
            let elder = rule.bound.elder?.above ?? rule.bound.above
            note(first { $0 > rule.bound.above } ?? first { $0 > elder }, rule.citation) {
                .collegial($0, rule.bound)
            }
        }
        if let rule = profile.ceiling {
            note(first { $0 > rule.bound }, rule.citation) { .ceiling($0, most: rule.bound) }
        }
        return findings
    }

    /// A course that is never raised needs no review by this rule.
    private func reviews(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.review, let key = medications.first?.key,
            zip(plateaus, plateaus.dropFirst()).contains(where: {
                $0.dailyAmount < $1.dailyAmount
            }),
            reviewEvery.map({ $0 > rule.bound }) ?? true
        else { return [] }
        return [
            PlanFinding(
                .field(key, .reviewEvery),
                .rule(.review(every: reviewEvery, atMost: rule.bound), also: [], rule.citation))
        ]
    }
}
