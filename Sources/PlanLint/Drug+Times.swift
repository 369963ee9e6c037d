import DoseCore
import PlanFile

extension Drug {
    /// What the times of the intakes do that the rules of a profile do not have.
    func timeFindings(by profile: Profile) -> [PlanFinding] {
        irregularDays(profile) + afterCravings(profile) + leads(profile) + jumps(profile)
            + raisesOnTheMove(profile) + largeIntakes(profile) + movedAmounts(profile)
    }

    /// Days whose intakes are not evenly spread; the same times once.
    private func irregularDays(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.spacing else { return [] }
        var seen: Set<[CivilTime]> = []
        return plateaus.compactMap { plateau -> Occurrence? in
            let times = plateau.times
            let stretches = zip(times, times.dropFirst()).map { $1.secondOfDay - $0.secondOfDay }
            guard let shortest = stretches.min(), let longest = stretches.max(),
                .seconds(longest - shortest) >= rule.bound, seen.insert(times).inserted
            else { return nil }
            return Occurrence(
                plateau, .spacing(shortest: .seconds(shortest), longest: .seconds(longest)),
                weight: longest - shortest)
        }.told(by: rule.citation)
    }

    /// Intakes at a craving's beginning, or after the day's last craving.
    ///
    /// Between two cravings an intake is ahead of the second one.
    private func afterCravings(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.craving, let lastCraving = cravings.max() else { return [] }
        return plateaus.compactMap { plateau -> Occurrence? in
            let late = plateau.intakes.filter {
                $0.time > lastCraving || cravings.contains($0.time)
            }
            guard let first = late.first else { return nil }
            return Occurrence(
                plateau, at: first.path,
                .craving(intakes: late.map(\.time), craving: min(first.time, lastCraving)),
                weight: late.count)
        }.told(by: rule.citation)
    }

    /// Days whose last intake before the first craving is too near to it, or too far from it.
    private func leads(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.craving, let craving = cravings.first else { return [] }
        return plateaus.indices.compactMap { index -> Occurrence? in
            let plateau = plateaus[index]
            // Times that are on the move, to a craving that has moved, are on their way; and where the
            // amount is lowered it is free which intake goes first.
            let next = index + 1 < plateaus.count ? plateaus[index + 1] : plateau
            guard next.times.last == plateau.times.last,
                index == 0 || plateaus[index - 1].dailyAmount <= plateau.dailyAmount,
                let intake = plateau.intakes.last(where: { $0.time < craving })
            else { return nil }
            let seconds = craving.secondOfDay - intake.time.secondOfDay
            let lead = Duration.seconds(seconds)
            guard lead < rule.bound.least ?? lead || lead > rule.bound.most ?? lead else {
                return nil
            }
            return Occurrence(
                plateau, at: intake.path, .lead(intake.time, lead, craving: craving, rule.bound),
                weight: seconds)
        }.told(by: rule.citation)
    }

    /// Times that move too far from one step to the next, of each step the furthest.
    private func jumps(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.times else { return [] }
        return changes.compactMap { before, after -> Occurrence? in
            guard let furthest = Move.furthest(from: before, to: after),
                furthest.distance > rule.bound
            else { return nil }
            return Occurrence(
                after,
                .jump(from: furthest.from.time, to: furthest.to.time, largest: rule.bound),
                weight: Int(furthest.distance.components.seconds))
        }.told(by: rule.citation)
    }

    /// Times that move by the very step that raises the amount, or both before and after it; a jump is told as one.
    private func raisesOnTheMove(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.times else { return [] }
        let days = profile.raise?.bound.days ?? 0
        let changes = changes
        let moves = changes.map { before, after in
            Move.furthest(from: before, to: after).flatMap { $0.distance > .zero ? $0 : nil }
        }
        return changes.indices.compactMap { index -> Occurrence? in
            let (before, after) = changes[index]
            guard before.dailyAmount < after.dailyAmount else { return nil }
            let earlier = changes[..<index].indices.reversed()
                .prefix { after.first - changes[$0].1.first <= days }
            let later = changes[(index + 1)...].indices
                .prefix { changes[$0].1.first - after.first <= days }
            let isOnTheWay = earlier.contains { moves[$0] != nil }
            let next = isOnTheWay ? later.lazy.compactMap { moves[$0] }.first : nil
            guard let move = moves[index] ?? next, move.distance <= rule.bound else { return nil }
            return Occurrence(
                after,
                .jumpWithRaise(
                    from: move.from.time, to: move.to.time, before.dailyAmount, after.dailyAmount),
                weight: Int(move.distance.components.seconds))
        }.told(by: rule.citation)
    }

    /// Single intakes above the profile's.
    private func largeIntakes(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.intake else { return [] }
        return plateaus.flatMap { plateau in
            plateau.intakes.filter { $0.amount > rule.bound }.map {
                Occurrence(
                    plateau, at: $0.path, .intake($0.amount, $0.time, largest: rule.bound),
                    weight: $0.amount.grains)
            }
        }.told(by: rule.citation)
    }

    /// Amounts that go from some intakes to another; what the day gets more is a raise and no move.
    private func movedAmounts(_ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.moved else { return [] }
        return changes.flatMap { before, after -> [Occurrence] in
            let raise = max(0, after.dailyAmount.grains - before.dailyAmount.grains)
            return Move.all(from: before, to: after).compactMap { move in
                let more = move.to.amount.grains - move.from.amount.grains
                let taken = move.to.amount.with(grains: max(0, more - raise))
                guard taken > rule.bound else { return nil }
                return Occurrence(
                    after, at: move.to.path,
                    .moved(
                        move.to.time, from: move.from.amount, to: move.to.amount, taken: taken,
                        most: rule.bound),
                    weight: taken.grains)
            }
        }.told(by: rule.citation)
    }

    /// Each plateau with the next one.
    private var changes: [(Plateau, Plateau)] { Array(zip(plateaus, plateaus.dropFirst())) }
}

/// An intake of a day and what becomes of it by the next plateau.
private struct Move {
    var from: Plateau.Intake
    var to: Plateau.Intake

    var distance: Duration { .seconds(abs(to.time.secondOfDay - from.time.secondOfDay)) }

    /// Where intakes are added or left out, the others go to the nearest.
    static func all(from before: Plateau, to after: Plateau) -> [Move] {
        let (earlier, later) = (before.intakes, after.intakes)
        if earlier.count == later.count {
            return zip(earlier, later).map { Move(from: $0, to: $1) }
        }
        if earlier.count < later.count {
            return earlier.compactMap { intake in
                later.map { Move(from: intake, to: $0) }.min { $0.distance < $1.distance }
            }
        }
        return later.compactMap { intake in
            earlier.map { Move(from: $0, to: intake) }.min { $0.distance < $1.distance }
        }
    }

    static func furthest(from before: Plateau, to after: Plateau) -> Move? {
        all(from: before, to: after).max { $0.distance < $1.distance }
    }
}
