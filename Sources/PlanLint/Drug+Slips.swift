import DoseCore
import PlanFile

extension Drug {
    /// What no profile is needed for to be doubted: ends, amounts of ten times, handfuls of tablets, a drug twice.
    var slips: [PlanFinding] {
        abruptEnds + tenfolds + medications.flatMap(\.handfuls) + twice
    }

    /// Many a course stops at the amount that it always had, or had for longer than the way there took; another one is
    /// meant to end as it was lowered.
    private var abruptEnds: [PlanFinding] {
        guard profile?.stop == nil, amounts.count > 1,
            !medications.contains(where: { $0.series != nil })
        else { return [] }
        let largest =
            zip(plateaus, plateaus.dropFirst())
            .filter { $1.dailyAmount > .zero }
            .map { $0.dailyAmount.grains - $1.dailyAmount.grains }.max() ?? 0
        return stops.filter { stop in
            let way = stop.first - (plateaus.first?.first ?? stop.first)
            let kept = stop.last.map { $0 - stop.first + 1 } ?? 0
            return stop.dailyAmount.grains > largest && kept <= way
        }.map {
            PlanFinding($0.path, .course(.endsAbruptly($0.dailyAmount)))
        }
    }

    private var amounts: Set<Amount> {
        Set(plateaus.map(\.dailyAmount)).subtracting([.zero])
    }

    /// The rules of a profile tell the same more exactly.
    private var tenfolds: [PlanFinding] {
        zip(plateaus, plateaus.dropFirst()).compactMap { before, after in
            let (less, more) = (before.dailyAmount.grains, after.dailyAmount.grains)
            let isTold = less < more ? profile?.raise != nil : profile?.lower?.bound.by != nil
            guard !isTold, min(less, more) > 0,
                max(less, more) >= Limits.slipFactor * min(less, more)
            else { return nil }
            return PlanFinding(
                after.path,
                .course(.tenfold(from: before.dailyAmount, to: after.dailyAmount)))
        }
    }

    /// Medications of one drug on the same day; of two strengths that is the way to write them. What has no amount, as a
    /// patch to be taken off, adds nothing.
    private var twice: [PlanFinding] {
        let medications = medications.filter { $0.unit != .doses }
        let all = medications + asNeeded
        guard all.count > 1, let later = all.dropFirst().first else { return [] }
        let isWhenNeeded = profile != nil && !asNeeded.isEmpty
        let strengths = medications.map { $0.preparation?.strength }
        guard isWhenNeeded || Set(strengths).count < strengths.count,
            isWhenNeeded || Self.overlap(medications)
        else { return [] }
        let most = plateaus.map(\.dailyAmount).max() ?? .zero
        return [
            PlanFinding(
                .medication(later.key),
                .course(.oneDrug(all.map(\.key), most, asNeeded: mostWhenNeeded)))
        ]
    }

    /// Whether two of them have a dose on the same date.
    private static func overlap(_ medications: [Medication]) -> Bool {
        guard let start = medications.map(\.start).max() else { return false }
        let courses = medications.map { Course($0) }
        return (0..<Limits.lookAheadDays).contains { day in
            courses.filter { course in
                course.slots(on: start + day).hasDoses
            }.count > 1
        }
    }
}

extension Medication {
    /// Of the intakes with more tablets, or whatever is counted, than anybody takes at a time the largest.
    fileprivate var handfuls: [PlanFinding] {
        var largest: (amount: Amount, path: PlanPath)?
        for (index, step) in steps.enumerated() {
            for (slot, content) in step.rows.flatMap({ $0.enumerated() })
            where content.amount > largest?.amount ?? .zero {
                largest = (content.amount, .slot(key, step: index, slot: slot))
            }
        }
        guard let largest, let things = things(of: largest.amount),
            things.value > Double(Limits.thingsAtOnce)
        else { return [] }
        return [PlanFinding(largest.path, .course(.handful(largest.amount, preparation)))]
    }

    /// Nil where nothing is counted; of an amount that cannot be made of what is, as near as it comes.
    private func things(of amount: Amount) -> Amount? {
        if amount.unit.isPiece { return amount }
        guard let preparation, let thing = preparation.thing, amount.fits(preparation.strength)
        else { return nil }
        return preparation.portions(of: amount)?.reduce(.zero) { $0 + $1.things }
            ?? Amount(
                grains: amount.grains / preparation.strength.grains * thing.grains, thing)
    }
}
