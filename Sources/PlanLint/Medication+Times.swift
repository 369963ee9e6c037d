import DoseCore
import PlanFile

extension Medication {
    /// What the times of the intakes do that the rules of a profile do not have.
    func findingsOfTimes(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        irregularDays(plateaus, profile) + afterCravings(plateaus, profile)
            + jumps(plateaus, profile) + largeIntakes(plateaus, profile)
    }

    /// Days whose intakes are not evenly spread; the same times once.
    private func irregularDays(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.spacing else { return [] }
        var seen: Set<[CivilTime]> = []
        return plateaus.compactMap { plateau in
            let times = plateau.step.intakes.map(\.time)
            let stretches = zip(times, times.dropFirst()).map { $1.secondOfDay - $0.secondOfDay }
            guard let shortest = stretches.min(), let longest = stretches.max(),
                .seconds(longest - shortest) >= rule.bound, seen.insert(times).inserted
            else { return nil }
            return finding(
                path(ofStep: plateau.index),
                .spacing(shortest: .seconds(shortest), longest: .seconds(longest)), rule.citation)
        }
    }

    /// Intakes at a craving's beginning, or after the day's last craving; each time once.
    ///
    /// Between two cravings an intake is ahead of the second one.
    private func afterCravings(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        guard let citation = profile.craving, let lastCraving = cravings.max() else { return [] }
        var seen: Set<CivilTime> = []
        return plateaus.flatMap { plateau in
            plateau.step.intakes.map(\.time)
                .filter { ($0 > lastCraving || cravings.contains($0)) && seen.insert($0).inserted }
                .map { time in
                    finding(
                        path(of: time, in: plateau.index),
                        .craving(intake: time, craving: min(time, lastCraving)), citation)
                }
        }
    }

    /// Times that move too far from one step to the next, of each step the furthest.
    private func jumps(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.times else { return [] }
        return zip(plateaus, plateaus.dropFirst()).compactMap { before, after in
            let moves = Self.moves(
                from: before.step.intakes.map(\.time),
                to: after.step.intakes.map(\.time))
            guard let furthest = moves.max(by: { $0.distance < $1.distance }),
                furthest.distance > rule.bound
            else { return nil }
            return finding(
                path(ofStep: after.index),
                .jump(from: furthest.from, to: furthest.to, largest: rule.bound), rule.citation)
        }
    }

    private struct Move {
        var from: CivilTime
        var to: CivilTime

        var distance: Duration { .seconds(abs(to.secondOfDay - from.secondOfDay)) }
    }

    /// How the times of a day become those of another; where some are added or left out, the others
    /// go to the nearest.
    private static func moves(from times: [CivilTime], to next: [CivilTime]) -> [Move] {
        if times.count == next.count { return zip(times, next).map { Move(from: $0, to: $1) } }
        if times.count < next.count {
            return times.compactMap { time in
                next.map { Move(from: time, to: $0) }.min { $0.distance < $1.distance }
            }
        }
        return next.compactMap { time in
            times.map { Move(from: $0, to: time) }.min { $0.distance < $1.distance }
        }
    }

    /// Single intakes above the profile's, each amount once.
    private func largeIntakes(_ plateaus: [DatedStep], _ profile: Profile) -> [PlanFinding] {
        guard let rule = profile.intake else { return [] }
        var seen: Set<Amount> = []
        return plateaus.flatMap { plateau in
            plateau.step.intakes
                .filter { $0.amount > rule.bound && seen.insert($0.amount).inserted }
                .map { slot in
                    finding(
                        path(of: slot.time, in: plateau.index),
                        .intake(slot.amount, slot.time, largest: rule.bound), rule.citation)
                }
        }
    }
}
