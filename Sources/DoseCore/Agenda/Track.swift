/// The doses of one medication that are not settled yet, in the order in which they are due.
///
/// At most one of them is open. It is the first, but for a journey or a clock set back while it was open.
struct Track: Hashable, Sendable {
    private(set) var course: Course
    private let adoption: Ledger.Adoption
    /// When the course became another one for dates that were, as by an answer taken back.
    private let shifted: Instant?
    private(set) var pending: [PlannedDose] = []
    private var nextDate: CivilDate
    /// The doses of the last dates that were planned, settled or not: what is asked for is mostly theirs.
    private var planned: [PlannedDose] = []
    private var firstPlanned: CivilDate

    var medication: Medication { course.medication }
    /// Of its medication, which is large.
    var key: Medication.Key { course.medication.key }

    /// What closed until then was not this course's to settle.
    var heldSince: Instant { max(adoption.since, shifted ?? adoption.since) }

    /// The open dose, or else the next one: nothing happens to any other before this is settled.
    func current(_ ledger: Ledger) -> PlannedDose? {
        if !ledger.ringingDoses.isEmpty,
            let open = pending.first(where: { ledger.ringingDoses.contains($0.id) })
        {
            return open
        }
        return pending.first
    }

    init(_ course: Course, adoption: Ledger.Adoption, shifted: Instant?, from date: CivilDate) {
        self.course = course
        self.adoption = adoption
        self.shifted = shifted
        nextDate = max(date, course.firstDate)
        firstPlanned = nextDate
    }

    /// How many doses of the dates before one may still be taken.
    func open(before date: CivilDate, at now: Instant) -> Int {
        pending.prefix { $0.id.date < date }.count { $0.window.closes > now }
    }

    /// Goes on with what another track has planned of the same course in the same zone.
    mutating func reuse(_ other: Track, ledger: Ledger, at now: Instant) {
        guard other.course == course, other.firstPlanned <= nextDate, nextDate < other.nextDate
        else { return }
        wait(for: other.planned.filter { $0.id.date >= nextDate }, ledger, at: now)
        (planned, firstPlanned) = (other.planned, other.firstPlanned)
        nextDate = other.nextDate
    }

    /// Goes on with the course as it turned out to be, which is another one from a date on.
    mutating func follow(_ course: Course, from date: CivilDate) {
        self.course = course
        // Windows before it end otherwise, where its doses cut them.
        let date = date - course.reach
        pending.removeAll { $0.id.date >= date }
        planned.removeAll { $0.id.date >= date }
        nextDate = min(nextDate, max(date, course.firstDate))
        firstPlanned = min(firstPlanned, nextDate)
    }

    /// Plans ahead up to a date, leaving out what the ledger says is over.
    mutating func extend(through date: CivilDate, in zone: Zone, ledger: Ledger, at now: Instant) {
        guard nextDate <= date else { return }
        let doses = course.doses(from: nextDate, through: date, in: zone)
        wait(for: doses, ledger, at: now)
        firstPlanned = max(firstPlanned, date - Limits.lookBackDays - Limits.cutByDays)
        planned += doses
        planned.removeAll { $0.id.date < firstPlanned }
        nextDate = date + 1
    }

    private mutating func wait(for doses: [PlannedDose], _ ledger: Ledger, at now: Instant) {
        pending += doses.filter { contains($0) && !ledger.isOver($0, at: now) }
        // A gap before midnight moves doses of a date among those of the next one.
        pending.sort()
    }

    /// The doses that the course holds of a date; the zone is the one that the track was planned in.
    func doses(on date: CivilDate, in zone: Zone) -> [PlannedDose] {
        firstPlanned <= date && date < nextDate
            ? planned.filter { $0.id.date == date } : course.doses(on: date, in: zone)
    }

    mutating func remove(_ dose: PlannedDose) { pending.removeAll { $0.id == dose.id } }

    /// Whether the dose is among those that are not settled yet.
    func isPending(_ id: DoseID) -> Bool { pending.contains { $0.id == id } }

    /// Whether the dose is one of the plan in force, and of the course as it stood when its window closed.
    func contains(_ dose: PlannedDose) -> Bool {
        adoption.contains(dose) && shifted.map { dose.window.closes > $0 } ?? true
    }

    /// Half the smaller of the stretches to the doses before and after this one: an intake nearer than that is worth a
    /// word.
    func nearness(of dose: PlannedDose, in zone: Zone) -> Duration? {
        let around = [
            neighbour(before: dose.due, near: dose.id.date, in: zone),
            neighbour(after: dose.due, near: dose.id.date, in: zone),
        ]
        return around.compactMap { $0.map { abs(($0.due - dose.due).milliseconds) } }.min()
            .map { .milliseconds($0 / 2) }
    }

    func neighbour(before instant: Instant, near date: CivilDate, in zone: Zone) -> PlannedDose? {
        (0...Self.farthestNeighbour).lazy.compactMap { offset in
            doses(on: date - offset, in: zone).last { $0.due < instant }
        }.first
    }

    func neighbour(after instant: Instant, near date: CivilDate, in zone: Zone) -> PlannedDose? {
        (0...Self.farthestNeighbour).lazy.compactMap { offset in
            doses(on: date + offset, in: zone).first { $0.due > instant }
        }.first
    }

    /// Half of a longer stretch is longer than intakes are remembered.
    private static let farthestNeighbour = 2 * Limits.rememberedDays
}
