import DoseCore

/// The records told once more, by rules of its own: what the laws know of every dose.
///
/// It uses nothing of the ledger's fold and of the transition function, so that a fault in either is seen.
struct Book {
    enum State: Equatable {
        case awaited
        case ringing
        case taken
        case skipped
        case missed(MissedCause)
        case superseded

        var isSettled: Bool { self != .awaited && self != .ringing }
    }

    /// A word of the person's, by the date on the wall and by its record.
    struct Said {
        let date: CivilDate
        let record: Int64
    }

    struct Page {
        var state = State.awaited
        var planned = Amount.zero
        /// When the ringing dose's window closes; of a dose that is not ringing the last one.
        var closes: Span?
        /// Until when it is silenced.
        var snoozed: Span?
        /// When it rang last in this run of the daemon.
        var rang: Moment?
        /// Whether its last call was said in this run of the daemon.
        var saidLastCall = false
        /// The snooze after whose end it has rung.
        var rungOut: Span?
        /// Whether a window of it closed under a plan in force.
        var isExpected = false
        /// The changes of its state, the newest last, each with what was before.
        var changes: [Change] = []

        /// As a daemon that starts has it, or a notification server: nothing has rung.
        mutating func forgetRings() {
            rang = nil
            saidLastCall = false
            rungOut = nil
        }
    }

    struct Change {
        let record: Int64
        let state: State
        let snoozed: Span?
    }

    private(set) var records: [Record] = []
    private(set) var pages: [DoseID: Page] = [:]
    private(set) var ringing: Set<DoseID> = []
    private(set) var newest: Instant?
    /// When the last record was made under a clock that could be right.
    private(set) var last: Instant?
    private(set) var plan: PlanText?
    private(set) var planSince: Instant?
    private(set) var isPlanTrusted = true
    /// When a ledger was lost: a dose whose window was open then may have been taken.
    private(set) var lost: Instant?
    /// The texts of all plans adopted, by the numbers of their records.
    private(set) var texts: [Int64: PlanText] = [:]
    private(set) var drugs: [Medication.Key: Drug] = [:]
    /// Goes up with every change of what courses rest on.
    private(set) var version = 0
    /// What each request led to.
    private(set) var requests: [RequestID: [Record]] = [:]
    private(set) var undone: Set<Int64> = []
    /// What was told of courses.
    private(set) var news: Set<News> = []

    /// Courses past their first row of which nothing was on record, until somebody says where they stand.
    var unanswered: Set<Medication.Key> = []
    /// The answers that ended that.
    var answersToNothing: [Int64: Medication.Key] = [:]
    /// When the person last had a word in where a course stands.
    var said: [Medication.Key: Said] = [:]

    func state(of id: DoseID) -> State { pages[id]?.state ?? .awaited }

    mutating func note(_ id: DoseID, _ change: (inout Page) -> Void) {
        change(&pages[id, default: Page()])
    }

    /// A new run of the daemon: nothing has rung in it.
    mutating func forgetRings() {
        for id in ringing { pages[id]?.forgetRings() }
    }

    /// Lets go of what is no record's.
    mutating func forgetNotes() {
        for index in pages.values.indices {
            pages.values[index].isExpected = false
            pages.values[index].forgetRings()
        }
    }

    // MARK: Telling

    /// Takes the next record in; what it breaks, in words.
    mutating func add(_ record: Record) -> String? {
        guard record.number == Int64(records.count) + 1 else {
            return "record \(record.number) follows record \(records.count)"
        }
        records.append(record)
        if record.isClockTrusted {
            newest = max(newest ?? record.at.wall, record.at.wall)
            last = record.at.wall
        }
        if let request = record.request { requests[request, default: []].append(record) }
        switch record.event {
        case .planAdopted(let text, let afterLoss):
            (plan, planSince) = (text, record.at.wall)
            texts[record.number] = text
            if afterLoss { lost = record.at.wall }
            isPlanTrusted = record.isClockTrusted
            if record.isClockTrusted { forgetPlaced(by: record) }
        case .dose(let id, let planned, _, let event):
            return add(event, of: id, planned: planned, record)
        case .extraIntake(let key, let date, let intake):
            count(intake.amount, date, of: key, record)
            drugs[key, default: Drug()].intakes
                .append((record.number, record.at, intake.at, date))
        case .course(let key, let move, _):
            drugs[key, default: Drug()].moves.append((record.number, move))
            drugs[key]?.moveVersion += 1
            version += 1
        case .placed(let key, let placement):
            drugs[key, default: Drug()].placed.append((record.number, placement))
            drugs[key]?.moveVersion += 1
            version += 1
            guard record.by != .daemon else { break }
            if record.isClockTrusted { drugs[key]?.moveUndone = record.at.wall }
            if unanswered.remove(key) != nil { answersToNothing[record.number] = key }
        case .told(let told):
            news.insert(told)
        // What is noted is counted where it is looked at.
        case .diary, .stock: break
        case .undone(let number):
            return undo(number, by: record)
        }
        return nil
    }

    private mutating func add(
        _ event: DoseEvent, of id: DoseID, planned: Amount, _ record: Record
    ) -> String? {
        var page = pages[id] ?? Page()
        let before = page.state
        let snoozed = page.snoozed
        let waits = before == .awaited || before == .missed(.unattended)
        let isLegal: Bool
        switch event {
        case .raised(let closes):
            isLegal = waits || before == .superseded
            page.state = .ringing
            page.closes = Span(end: closes, set: record.at)
            page.snoozed = nil
            page.forgetRings()
        case .snoozed(let until):
            isLegal = before == .ringing
            page.snoozed = Span(end: until, set: record.at)
        case .taken(let intake):
            isLegal = before != .taken
            page.state = .taken
            drugs[id.medication, default: Drug()].intakes
                .append((record.number, record.at, intake.at, id.date))
            count(intake.amount, id.date, of: id.medication, record)
        case .skipped:
            isLegal = waits || before == .superseded || before == .ringing
            page.state = .skipped
        case .missed(let cause):
            isLegal = before == .awaited || before == .ringing
            page.state = .missed(cause)
        case .superseded:
            isLegal = waits || before == .ringing
            page.state = .superseded
        }
        guard isLegal else { return "\(id) is \(before), and record \(record.number): \(event)" }
        page.planned = planned
        page.changes.append(Change(record: record.number, state: before, snoozed: snoozed))
        if page.state == .ringing { ringing.insert(id) } else { ringing.remove(id) }
        noteTaken(id, page.state)
        pages[id] = page
        return nil
    }

    /// Its clock is right, and shows which were not: what they said of a course is of no date.
    private mutating func forgetPlaced(by record: Record) {
        for (key, drug) in drugs {
            var right = drug.placed
            while let last = right.last, isOfWrongClock(last.record, at: record.at) {
                right.removeLast()
            }
            guard right.count < drug.placed.count else { continue }
            drugs[key]?.placed = right
            drugs[key]?.moveVersion += 1
            version += 1
        }
    }

    private mutating func undo(_ number: Int64, by record: Record) -> String? {
        guard number > 0, number < record.number, undone.insert(number).inserted else {
            return "record \(number) is taken back a second time"
        }
        let answer = records[Int(number) - 1]
        guard answer.by != .daemon else {
            return "record \(number), which is taken back, is no answer"
        }
        switch answer.event {
        case .dose(let id, _, _, let event):
            guard var page = pages[id], let last = page.changes.popLast(), last.record == number
            else { return "record \(number) is taken back, and a later one rests on it" }
            // A ringing dose that is not snoozed any more has rung already.
            if page.state != .ringing { page.forgetRings() }
            page.state = last.state
            page.snoozed = last.snoozed
            if page.state == .ringing { ringing.insert(id) } else { ringing.remove(id) }
            noteTaken(id, page.state)
            pages[id] = page
            if case .taken(let intake) = event {
                drugs[id.medication]?.intakes.removeAll { $0.record == number }
                discount(intake.amount, id.date, of: id.medication, record)
            }
        case .extraIntake(let key, let date, let intake):
            drugs[key]?.intakes.removeAll { $0.record == number }
            discount(intake.amount, date, of: key, record)
        case .course(let key, _, _), .placed(let key, _):
            drugs[key]?.moves.removeAll { $0.record == number }
            drugs[key]?.placed.removeAll { $0.record == number }
            if let key = answersToNothing[number] { unanswered.insert(key) }
            drugs[key]?.moveVersion += 1
            version += 1
            if record.isClockTrusted { drugs[key]?.moveUndone = record.at.wall }
        case .diary, .stock: break
        case .planAdopted, .told, .undone:
            return "record \(number), which is taken back, is no answer"
        }
        return nil
    }

    private mutating func noteTaken(_ id: DoseID, _ state: State) {
        if state == .taken {
            drugs[id.medication, default: Drug()].taken[id.date, default: []].insert(id)
        } else {
            drugs[id.medication]?.taken[id.date]?.remove(id)
        }
    }

    private mutating func count(
        _ amount: Amount, _ date: CivilDate, of key: Medication.Key, _ record: Record
    ) {
        drugs[key, default: Drug()].dates[date, default: []].append(amount)
        noteChange(of: date, key, record)
    }

    private mutating func discount(
        _ amount: Amount, _ date: CivilDate, of key: Medication.Key, _ record: Record
    ) {
        var left = drugs[key]?.dates[date] ?? []
        if let index = left.firstIndex(of: amount) { left.remove(at: index) }
        drugs[key]?.dates[date] = left.isEmpty ? nil : left
        noteChange(of: date, key, record)
    }

    private mutating func noteChange(
        of date: CivilDate, _ key: Medication.Key, _ record: Record
    ) {
        if record.isClockTrusted { drugs[key]?.datesChanged = record.at.wall }
        drugs[key]?.dateVersion += 1
        version += 1
        drugs[key]?.changedDate = date
    }
}
