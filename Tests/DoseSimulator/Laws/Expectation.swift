import DoseCore

/// The doses that a plan holds of one medication, computed once more from the plan alone.
struct Expectation {
    struct Dose: Equatable {
        let id: DoseID
        let amount: Amount
        let due: Instant
        let opens: Instant
        let closes: Instant
    }

    let medication: Medication
    private let zone: Zone
    var course: CourseByDay
    /// On the dates before the course was placed where it is, the latest first.
    private(set) var earlier: [CourseByDay] = []
    /// Which course it is: where it differs, another one is to be made.
    private(set) var edition = Edition()
    /// How many dates away a neighbour can be that cuts a window.
    private let reach: Int
    /// The dates that were looked at last, each in a place by its number; a power of two of them.
    private var dues: [Dues?]
    /// The doses whose windows have not been seen to close, in their order, and how many of them are done with.
    private var queue: [Dose] = []
    private var done = 0
    private var nextDate = CivilDate.distantPast
    private var last: Dose?

    struct Edition: Equatable {
        var moveVersion = 0
        var dateVersion = 0
        /// The date that is not over yet; only where days are counted by intakes.
        var today: CivilDate?
    }

    private struct Dues {
        let date: CivilDate
        let slots: [Due]
    }

    private typealias Due = (time: CivilTime, amount: Amount, due: Instant)

    /// - Parameter walked: the medication's course as it was, which is then gone on with.
    init(_ medication: Medication, in zone: Zone, walked: CourseByDay?) {
        self.medication = medication
        self.zone = zone
        // A gap before midnight moves slots among those of the next date, and a date that is left out parts no two doses.
        let side = max(medication.early, medication.late).milliseconds
        reach = 2 + Int((2 * side + 43_200_000) / 86_400_000)
        var places = 8
        while places < 2 * reach + 1 { places *= 2 }
        dues = [Dues?](repeating: nil, count: places)
        course =
            if let walked, walked.medication == medication, walked.placement == nil { walked } else
            {
                CourseByDay(medication)
            }
    }

    /// Begins anew, as an edition and from a date on.
    mutating func begin(
        as edition: Edition, drug: Book.Drug?, before: [Medication?], from date: CivilDate
    ) {
        self.edition = edition
        let placed = drug?.placed.last
        if course.placement != placed?.placement {
            course = CourseByDay(medication, from: placed?.placement)
        }
        let counted = Self.counted(drug, edition)
        course.follow(
            drug?.moves(of: placed) ?? [], counted: medication.advance == .taken ? counted : nil)
        earlier = []
        for (text, placed) in zip(before, drug?.placedBefore ?? []) {
            // While it was not in the plan, nothing was due.
            let text = text ?? medication
            var course = CourseByDay(text, from: placed.placement)
            course.follow(
                drug?.moves(of: placed) ?? [], counted: text.advance == .taken ? counted : nil)
            earlier.append(course)
        }
        look(from: date)
    }

    /// Those of the text that holds a date.
    func steps(on date: CivilDate) -> [Step] {
        let course = ([course] + earlier).first { date >= $0.placement?.from ?? .distantPast }
        return (course?.medication ?? medication).steps
    }

    private mutating func look(from date: CivilDate) {
        dues = [Dues?](repeating: nil, count: dues.count)
        last = nil
        queue = []
        done = 0
        nextDate = course.placement == nil ? max(date, medication.start) : date
    }

    private static func counted(_ drug: Book.Drug?, _ edition: Edition) -> CourseByDay.Counted? {
        edition.today.map { CourseByDay.Counted(taken: drug?.dates ?? [:], today: $0) }
    }

    /// Whether it could go on as another edition, of which only the last dates count otherwise.
    mutating func goOn(as other: Edition, drug: Book.Drug?) -> Bool {
        guard edition.moveVersion == other.moveVersion, medication.advance == .taken,
            !earlier.contains(where: { $0.medication.advance == .taken }),
            let before = edition.today,
            let today = other.today, today >= before,
            other.dateVersion - edition.dateVersion <= 1,
            // What was before it was placed counts the same dates.
            course.placement.map({ $0.from < before }) ?? true
        else { return false }
        var known = before
        if other.dateVersion != edition.dateVersion, let changed = drug?.changedDate {
            known = min(known, changed)
        }
        course.counted = Self.counted(drug, other)
        edition = other
        if known < today || known < before {
            course.forget(after: known)
            look(from: min(nextDate, known - 1))
        }
        return true
    }

    // MARK: What closes

    /// The first dose whose window has not been seen to close.
    mutating func first(before instant: Instant) -> Dose? {
        while done >= queue.count {
            // A date's doses are due within two days of its midnight in UTC.
            guard nextDate.dayNumber <= Int(instant.milliseconds / 86_400_000) + 2 else {
                return nil
            }
            queue = doses(on: nextDate)
            done = 0
            nextDate = nextDate + 1
        }
        return queue[done].closes <= instant ? queue[done] : nil
    }

    mutating func removeFirst() { done += 1 }

    /// The dose that is takeable or comes next, once those that have closed are removed; nil when it is days away.
    var next: Dose? { done < queue.count ? queue[done] : nil }

    /// The date from which another edition is to go on looking.
    var frontier: CivilDate { done < queue.count ? queue[done].id.date : nextDate }

    // MARK: The doses of a date

    mutating func dose(_ id: DoseID) -> Dose? {
        if let last, last.id == id { return last }
        last = doses(on: id.date).first { $0.id == id }
        return last
    }

    mutating func doses(on date: CivilDate) -> [Dose] {
        let today = dues(on: date)
        if today.isEmpty { return [] }
        var around: [(date: CivilDate, due: Due)] = []
        around.reserveCapacity(6 * today.count)
        for offset in -reach...reach {
            for due in dues(on: date + offset) { around.append((date + offset, due)) }
        }
        if zip(around, around.dropFirst()).contains(where: { $0.due.due >= $1.due.due }) {
            around.sort { ($0.due.due, $0.date, $0.due.time) < ($1.due.due, $1.date, $1.due.time) }
        }
        let (early, late) = (medication.early.milliseconds, medication.late.milliseconds)
        var doses: [Dose] = []
        doses.reserveCapacity(today.count)
        for index in around.indices where around[index].date == date {
            let (time, amount, due) = around[index].due
            let previous = index == 0 ? nil : around[index - 1].due.due
            let next = index == around.count - 1 ? nil : around[index + 1].due.due
            let moment = due.milliseconds
            let opens = previous.map { min(early, abs(moment - $0.milliseconds) / 2) } ?? early
            let closes = next.map { min(late, abs($0.milliseconds - moment) / 2) } ?? late
            doses.append(
                Dose(
                    id: DoseID(medication: medication.key, date: date, time: time), amount: amount,
                    due: due, opens: Instant(milliseconds: moment - opens),
                    closes: Instant(milliseconds: moment + closes)))
        }
        return doses
    }

    mutating func isHeld(on date: CivilDate) -> Bool { course.isHeld(on: date) }

    /// What the place of a date holds, whether or not the date is one with doses.
    mutating func row(on date: CivilDate) -> [Slot] { course.row(on: date) }

    /// The same, of the place to which what was said during the date has led.
    mutating func eveningRow(on date: CivilDate) -> [Slot] { course.eveningRow(on: date) }

    /// The times and amounts above zero of a date.
    mutating func slots(on date: CivilDate) -> [Slot] {
        guard let placement = course.placement, date < placement.from else {
            return course.slots(on: date)
        }
        return indexBefore(date).map { earlier[$0].slots(on: date) } ?? []
    }

    /// What its place of a date holds of each day of the week; nil where all have the same.
    mutating func week(on date: CivilDate) -> [[Slot]]? {
        guard let placement = course.placement, date < placement.from else {
            return course.week(on: date)
        }
        return indexBefore(date).flatMap { earlier[$0].week(on: date) }
    }

    /// The text that holds a date.
    func text(on date: CivilDate) -> Medication {
        guard let placement = course.placement, date < placement.from else {
            return course.medication
        }
        return indexBefore(date).map { earlier[$0].medication } ?? course.medication
    }

    /// Which of the earlier courses holds a date.
    private func indexBefore(_ date: CivilDate) -> Int? {
        earlier.firstIndex { $0.placement.map { $0.from <= date } ?? true } ?? earlier.indices.last
    }

    /// The same at the times of another day of the week, so that two dates can be compared.
    mutating func at<Result>(_ day: Weekday, _ read: (inout Expectation) -> Result) -> Result {
        course.weekday = day
        for index in earlier.indices { earlier[index].weekday = day }
        defer {
            course.weekday = nil
            for index in earlier.indices { earlier[index].weekday = nil }
        }
        return read(&self)
    }

    private mutating func dues(on date: CivilDate) -> [Due] {
        let place = date.dayNumber & (dues.count - 1)
        if let known = dues[place], known.date == date { return known.slots }
        var found: [Due] = []
        let series = text(on: date).series
        for slot in slots(on: date) {
            let after = series.map { series in
                Int64(date - series.first.date) * 86_400
                    + Int64(slot.time.secondOfDay - series.first.time.secondOfDay)
            }
            // Of a series the hours that have passed count, and no clock.
            let start = series.flatMap { zone.ring($0.first.date, $0.first.time) }
            let passed = after.flatMap { after in start.map { $0 + .seconds(after) } }
            guard let due = passed ?? zone.ring(date, slot.time) else { continue }
            found.append((slot.time, slot.amount, due))
        }
        if found.count > 1 { found.sort { ($0.due, $0.time) < ($1.due, $1.time) } }
        dues[place] = Dues(date: date, slots: found)
        return found
    }
}

extension Zone {
    /// When a civil time rings: the first time that clocks show it, or moved forward out of a gap; nil on a date that the
    /// place leaves out. By offsets alone: none of the zone's own resolution is used.
    func ring(_ date: CivilDate, _ time: CivilTime) -> Instant? {
        let wall = Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay)
        let before = Int64(offset(at: Instant(seconds: wall - 16 * 3600)))
        let after = Int64(offset(at: Instant(seconds: wall + 16 * 3600)))
        // An hour of the night may be there on the next date, and the date it belongs to not.
        let dayBefore =
            time.secondOfDay < 86_400
            ? before : Int64(offset(at: Instant(seconds: wall - 40 * 3600)))
        if after - dayBefore >= 86_400, isLeftOut(date) { return nil }
        if before == after { return Instant(seconds: wall - before) }
        for offset in [before, after] {
            let instant = Instant(seconds: wall - offset)
            if Int64(self.offset(at: instant)) == offset { return instant }
        }
        return Instant(seconds: wall - before)
    }

    /// Whether no hour of the day is on the date.
    private func isLeftOut(_ date: CivilDate) -> Bool {
        let midnight = Int64(date.dayNumber) * 86_400
        return !(-30...30).contains { hour in
            civil(at: Instant(seconds: midnight + Int64(hour) * 3600 + 1800)).date == date
        }
    }
}
