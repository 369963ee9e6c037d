package import DoseCore

/// The times of the intakes of a day.
package enum IntakeTimes {
    /// How long before a craving the intake against it is.
    ///
    /// Source: the facts on targeting, 1 h to 1 h 30; with 1 h, 18:00 gives 13:00, 15:00 and 17:00.
    package static let lead: Duration = .hours(1)

    /// What a lead may be; the linter tells those that no source has.
    package static let leads: ClosedRange<Duration> = .minutes(1) ... .hours(12)

    /// The times before cravings, in the order of the day: one intake before each craving, and none after the last began.
    ///
    /// Intakes left over go between two of these where they stay `spacing` apart, spread evenly, the widest gap first;
    /// then before the first, `spacing` apart. Cravings that only pauses part have the intake of the first.
    package static func before(
        _ cravings: [CivilTime], intakes: Int, spacing: Duration, lead: Duration = lead
    ) throws(PlanningError) -> [CivilTime] {
        let anchors = beginnings(of: cravings, spacing: spacing, lead: lead).map {
            $0.secondOfDay - seconds(lead)
        }
        let spacing = seconds(spacing)
        guard anchors.count <= intakes else {
            throw .cravingsWithoutIntake(cravings: anchors.count, intakes: intakes)
        }
        // How many intakes stand in the gap after each but the last of the anchors.
        var between = [Int](repeating: 0, count: max(0, anchors.count - 1))
        var before = 0
        for _ in anchors.count..<intakes {
            let widths = between.enumerated().map { index, count in
                (anchors[index + 1] - anchors[index]) / (count + 2)
            }
            if let widest = widths.max(), widest >= spacing,
                let gap = widths.firstIndex(of: widest)
            {
                between[gap] += 1
            } else {
                before += 1
            }
        }
        var times = (0..<before).map { anchors[0] - (before - $0) * spacing }
        for (index, anchor) in anchors.enumerated() {
            times.append(anchor)
            guard index < between.count else { continue }
            let width = anchors[index + 1] - anchor
            let parts = between[index] + 1
            times += (1..<parts).map { anchor + width * $0 / parts / 60 * 60 }
        }
        return try civil(times, spacing: spacing)
    }

    /// The cravings that have an intake each, in the order of the day.
    ///
    /// One before which there is no room for an intake, `spacing` after the beginning of the one before, goes on after
    /// a pause: it is the beginning that counts.
    package static func beginnings(
        of cravings: [CivilTime], spacing: Duration, lead: Duration = lead
    ) -> [CivilTime] {
        var beginnings: [CivilTime] = []
        for craving in cravings.sorted() {
            if let last = beginnings.last,
                craving.secondOfDay - seconds(lead) - last.secondOfDay < seconds(spacing)
            {
                continue
            }
            beginnings.append(craving)
        }
        return beginnings
    }

    /// Times spread evenly from 08:00 to 20:00, as impregnation wants: morning, noon and evening.
    package static func overTheDay(intakes: Int) -> [CivilTime] {
        let (first, last) = (8 * 3600, 20 * 3600)
        return (0..<intakes).compactMap { index in
            let share = intakes == 1 ? 0 : (last - first) * index / (intakes - 1)
            return CivilTime(secondOfDay: first + share / 60 * 60)
        }
    }

    /// Earlier times, `spacing` apart, so that there are so many in all.
    static func adding(
        before times: [CivilTime], toMake count: Int, spacing: Duration
    ) throws(PlanningError) -> [CivilTime] {
        guard let first = times.first, count > times.count else { return times }
        let spacing = seconds(spacing)
        let added = (1...(count - times.count)).reversed()
            .map { first.secondOfDay - $0 * spacing }
        return try civil(added + times.map(\.secondOfDay), spacing: spacing)
    }

    private static func civil(
        _ times: [Int], spacing: Int
    ) throws(PlanningError) -> [CivilTime] {
        let civil = times.compactMap { CivilTime(secondOfDay: $0) }
        guard civil.count == times.count else {
            throw .beforeMidnight(intakes: times.count, spacing: .seconds(spacing))
        }
        return civil
    }

    private static func seconds(_ duration: Duration) -> Int { Int(duration.components.seconds) }
}
