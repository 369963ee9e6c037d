package import DoseCore

/// The dates around a change of the clocks: what the C library's zone says of their quarters of an hour.
package struct Surroundings {
    package let zone: Zone
    package let oracle: CLibraryZone
    package let dates: [CivilDate]
    /// When each of the slots is to ring, in seconds.
    let expected: [CivilDateTime: Int64]

    package init(of change: CLibraryZone.Change, in zone: Zone, oracle: CLibraryZone) {
        self.zone = zone
        self.oracle = oracle
        let touched = [change.wall.before - 1, change.wall.before, change.wall.after].map(Self.date)
        let first = touched.reduce(touched[0], min) - 1
        let last = touched.reduce(touched[0], max) + 1
        dates = (0...(last - first)).map { first + $0 }
        var expected: [CivilDateTime: Int64] = [:]
        for date in dates {
            for time in Quarters.times {
                expected[CivilDateTime(date: date, time: time)] = oracle.rings(on: date, at: time)
            }
        }
        self.expected = expected
    }

    package var description: String { "\(zone) \(dates.first?.description ?? "")" }

    package var slots: Int { dates.count * Quarters.times.count }

    private static func date(_ wall: Int64) -> CivilDate {
        CivilDate(dayNumber: Int((Double(wall) / 86_400).rounded(.down)))
    }

    /// What is told and what is expected, slot by slot, where they differ.
    func differences(_ what: String, _ found: [CivilDateTime: [Int64]]) -> [String] {
        Set(expected.keys).union(found.keys).sorted().compactMap { slot in
            let wanted = expected[slot].map { [$0] } ?? []
            let found = found[slot] ?? []
            return found == wanted
                ? nil : "\(zone) \(slot) \(what) at \(found), and should at \(wanted)"
        }
    }

    // MARK: By the plan

    /// Each slot of a plan is due once on its date, when the C library says, and windows never overlap.
    package func differencesOfThePlan() -> [String] {
        guard let first = dates.first, let last = dates.last else { return [] }
        let course = Course(Quarters.together(from: first - 1, through: last + 1))
        var dues: [CivilDateTime: [Int64]] = [:]
        var overlaps: [String] = []
        var before: PlannedDose?
        // In the order in which they are due: a gap before midnight moves doses among those of the next date.
        for dose in dates.flatMap({ course.doses(on: $0, in: zone) }).sorted() {
            dues[dose.slot, default: []].append(dose.due.milliseconds / 1000)
            let isInWindow = dose.window.opens <= dose.due && dose.due <= dose.window.closes
            let isApart = before.map { $0.window.closes <= dose.window.opens } ?? true
            if !isInWindow || !isApart { overlaps.append("\(zone) \(dose.id): its window") }
            before = dose
        }
        return differences("is due", dues) + overlaps
    }
}

extension PlannedDose {
    var slot: CivilDateTime { CivilDateTime(date: id.date, time: id.time) }
}
