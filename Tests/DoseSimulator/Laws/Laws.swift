package import DoseCore

/// The laws of the house, looked at after every turn of a life.
///
/// They follow the life by an account of their own: the records by `Book`, the plan by `Expectation`.
package struct Laws {
    var book = Book()
    /// The book as it was before what was told and is not in the store; nil while all of it is.
    var bookOfSaved: Book?
    /// The plan saved last; nil while there is none, or it waits for its zone.
    var savedPlan: Plan?
    /// Each medication by the text that its course is walked by.
    var plan: Plan?
    var zone: Zone
    /// By their texts.
    var plans: [PlanText: Plan] = [:]
    /// One for each medication of the plan, in its order.
    var expectations: [Expectation] = []
    /// The dates up to which windows were seen to close, of expectations that were let go of.
    var frontiers: [Medication.Key: CivilDate] = [:]
    /// The courses of expectations that were let go of.
    var walked: [Medication.Key: CourseByDay] = [:]
    /// By which version of the book and on what date the expectations were last looked through.
    var refreshed: (version: Int, today: CivilDate)?
    /// Doses whose windows have closed and of which it is not seen yet how they ended.
    var waiting: [Expectation.Dose] = []
    /// Those of them that a ringing dose of their medication stands before.
    var behind: Set<DoseID> = []
    /// How many records the store holds, as far as the daemon knows.
    var saved = 0
    /// Whether the daemon began without the store: what was taken is not known to it.
    var isBlind = false
    var run = 0
    /// Since when the daemon has been there, awake, under one plan and a clock that ran and could be trusted.
    var attended: Instant?
    /// When time was last broken, while the plan in force was adopted at a time still to come.
    var broken: Instant?
    /// From when on the next dose of a medication can ring: since its last ringing one was settled, or its dates with an
    /// intake became others, and with them perhaps where its course stands.
    var readySince: [Medication.Key: Instant] = [:]
    var isTrusted = false
    /// What was due of each medication on the date of an intake, by the number of its record, as it was known then.
    var stood: [Medication.Key: [Int64: Stood]] = [:]
    /// By how many records and on what date that was last looked at.
    var returned: (records: Int, today: CivilDate)?
    /// Since when the plan file is still to be read, and until when it last was.
    var awaitingPlan: Instant?
    var awaitedPlan: Instant?
    /// What each request said.
    var answers: [RequestID: Answer] = [:]
    /// When the daemon last lacked a past that it could not read.
    var outOfReach: Int64?
    /// What the notification server was told to show.
    var shown: [Alarm.ID: [Alarm.RingingDose]] = [:]
    /// What is said of tomorrow on the screen.
    var foretold: [Foretold] = []
    /// When and in which run the last turn was, and whether the daemon died in it.
    var last: (now: Moment, run: Int, isCut: Bool)?
    var turns = 0
    /// The turns of the minute that began at this time.
    var minute = (began: Int64(0), turns: 0)
    /// The run of the daemon in which live was last compared with replayed.
    var comparedRun = 0
    /// Whether a plan was adopted in this turn, and by which record the one before was.
    var adoptedInTurn = false
    var zoneBefore: Zone?
    var adoptedBefore: Int64 = 0
    /// The courses that were placed by a clock that was wrong, until this turn.
    var placedAnew: Set<Medication.Key> = []
    var accounts: [Medication.Key: DayAccount] = [:]
    var rung: [Medication.Key: [CivilTime: Rung]] = [:]
    package internal(set) var tally = Tally()

    package init(zone: Zone) {
        self.zone = zone
    }

    /// The law that the world has broken since this was last asked, in words; nil when none.
    package mutating func broken(by turns: [World.Turn], in world: World) -> String? {
        for turn in turns {
            if let broken = check(turn, in: world) { return broken }
        }
        if let broken = checkScreen(world) { return broken }
        guard let turn = turns.last, !turn.isCut else { return nil }
        return checkStanding(world, after: turn)
    }

    // MARK: One turn

    private mutating func check(_ told: World.Turn, in world: World) -> String? {
        let turn = keyed(told)
        turns += 1
        tally.turns += 1
        plans = world.plans
        if turn.run != run, let broken = beginRun(turn, in: world) { return broken }
        if let broken = checkAwaiting(turn) { return broken }
        if case .storeOpened = turn.event { isBlind = false }
        resumePlan(with: turn.event, in: world)
        let wasTrusted = isTrusted
        isTrusted = isTrusted(at: turn.now)
        if !isContinuous(turn) || !wasTrusted || !isTrusted {
            attended = nil
            let isAhead = book.planSince.map { $0 > turn.now.wall } ?? false
            broken = isAhead ? turn.now.wall : nil
        }
        refreshExpectations(at: turn.now)
        close(at: turn.now)
        let earlier = recordsOfRequest(turn.event)
        let count = book.records.count
        (adoptedInTurn, zoneBefore) = (false, zone)
        placedAnew = isTrusted ? book.placedByWrongClock(at: turn.now) : []
        // What was taken and rang by that clock was of another date.
        for key in placedAnew { (accounts[key], rung[key]) = (nil, nil) }
        if isTrusted { noteToday(at: turn.now) }
        let before = isEdited(by: turn) ? expectations : []
        if let broken = tellRecords(of: turn, in: world, attended: attended) {
            return broken
        }
        apply(turn.event, in: world)
        refreshExpectations(at: turn.now)
        close(at: turn.now)
        if attended == nil { attended = isTrusted ? turn.now.wall : nil }
        last = (turn.now, turn.run, turn.isCut)
        if turn.isCut { return nil }
        let broken =
            checkReply(to: turn, since: count, earlier, world)
            ?? checkNotedAlone(turn, since: count)
            ?? checkEffects(of: turn, world.times) ?? checkTold(in: turn, since: count)
            ?? checkAwaitedAgain(since: count, at: turn.now)
            ?? checkTakenBack(since: count, at: turn.now)
            ?? checkSmallChanges(since: count, before, at: turn.now)
        if let broken { return broken }
        return checkMovedOnly(since: count, before, at: turn.now)
            ?? checkRestOfToday(since: count, before, turn)
            ?? checkReturn(at: turn.now)
            ?? (world.isPastOutOfReach ? nil : checkClosed(at: turn.now))
            ?? (turn.awaitsPlan ? nil : checkDue(at: turn.now, in: world))
            ?? checkDiaryWake(of: turn) ?? checkNewsAndWork(of: turn)
    }

    /// What was asked for by a medication's name, as after its key in the file became another one.
    private func keyed(_ turn: World.Turn) -> World.Turn {
        guard case .request(var request) = turn.event else { return turn }
        request.answer = (try? request.answer.meant(by: plan)) ?? request.answer
        var turn = turn
        turn.event = .request(request)
        return turn
    }

    /// The plan file is read soon after it is seen to be another one, and until then nothing rings by the old one.
    private mutating func checkAwaiting(_ turn: World.Turn) -> String? {
        if awaitingPlan != nil { awaitedPlan = turn.now.wall }
        guard turn.awaitsPlan, last?.run == turn.run else {
            awaitingPlan = turn.awaitsPlan ? turn.now.wall : nil
            return nil
        }
        let since = awaitingPlan ?? turn.now.wall
        awaitingPlan = min(since, turn.now.wall)
        return isContinuous(turn) && turn.now.wall - since > Limits.filePatience + Self.lateness
            ? "the plan file is waited for since \(zone.civil(at: since))" : nil
    }

    /// A daemon that starts goes on with what is in the store.
    private mutating func beginRun(_ turn: World.Turn, in world: World) -> String? {
        run = turn.run
        attended = nil
        isBlind = if case .storeUnavailable(.unknown) = turn.event { true } else { false }
        let inStore = isBlind ? 0 : turn.storedBefore
        if book.records.count != saved || saved != inStore {
            let old = book
            book = inStore < saved ? Book() : bookOfSaved ?? book
            (rung, accounts) = ([:], [:])
            // Of a store that cannot be read it is not known what is lost; it comes back as it was, or shorter.
            if !isBlind {
                for key in stood.keys { stood[key] = stood[key]?.filter { $0.key <= inStore } }
            }
            book.forgetNotes()
            for record in world.store[book.records.count..<inStore] {
                if let broken = book.add(record) { return broken }
                noteSaid(record)
                // One that was adopted as the daemon died was not looked at.
                if record.event.word == .planAdopted { book.unanswered = [] }
            }
            for (id, page) in old.pages where page.isExpected {
                if book.state(of: id).isSettled {
                    book.note(id) { $0.isExpected = true }
                } else if let dose = expected(id) {
                    // How it ended was lost with what was not saved.
                    waiting.append(dose)
                }
            }
        }
        saved = inStore
        // What is noted in the diary says nothing of doses.
        if let count = world.countAfterLoss, inStore > count,
            let first = world.store[count..<inStore].first(where: { !isOfDiary($0.event) }),
            !first.event.isAdoptionAfterLoss
        {
            return "records were lost, and the ledger goes on as if nothing were"
        }
        shown = [:]
        foretold = []
        bookOfSaved = nil
        book.forgetRings()
        forgetExpectations()
        savedPlan = planOnRecord(in: world)
        zone = savedPlan.map { world.zone(of: $0.zone) } ?? world.localZone
        // By another zone's clocks every dose would ring at a wrong hour.
        switch turn.event {
        case .storeOpened(let content), .storeUnavailable(.readable(let content)):
            if content.zone == nil { savedPlan = nil }
        case .clock, .alarmTimes, .display, .request, .arrived, .planFile, .zone, .ledgerRead,
            .storeUnavailable(.none), .storeUnavailable(.unknown):
            break
        }
        return nil
    }

    /// Whether the daemon was there and nothing but time passed since the turn before.
    private func isContinuous(_ turn: World.Turn) -> Bool {
        guard let last, last.run == turn.run, last.now.boot.boot == turn.now.boot.boot,
            !last.isCut, let wake = turn.wake
        else { return false }
        let passed = turn.now.boot.milliseconds - last.now.boot.milliseconds
        let shown = turn.now.wall.milliseconds - last.now.wall.milliseconds
        // A slewed clock gains a millisecond in two seconds at most, and a timer is late by a few.
        guard abs(passed - shown) <= 2000 + passed / 1900,
            turn.now.wall - wake <= Self.lateness
        else { return false }
        switch turn.event {
        case .clock, .display, .planFile(.absent), .planFile(.refused), .planFile(.withoutZone),
            .zone(_, nil):
            return true
        case .planFile(.valid), .zone, .alarmTimes, .storeOpened, .storeUnavailable, .ledgerRead,
            .arrived:
            return false
        case .request(let request):
            switch request.answer {
            case .take, .took, .skip, .snooze, .note, .stock: return true
            case .undo, .course, .choose, .settle: return false
            }
        }
    }

    /// How late a timer may be.
    static let lateness: Duration = .milliseconds(100)

    /// Whether the clock could be right, by the rules of the house told once more.
    private func isTrusted(at now: Moment) -> Bool {
        if now.isSynchronised { return true }
        guard now.wall >= Release.date else { return false }
        guard let newest = book.newest else {
            return now.wall <= Release.date + .hours(20 * 366 * 24)
        }
        return now.wall >= newest - .seconds(5) && now.wall <= newest + .hours(366 * 24)
    }

    mutating func apply(_ event: Event, in world: World) {
        switch event {
        case .planFile(.valid(let plan, _, let zone)) where plan == savedPlan && zone != self.zone:
            self.zone = zone
            forgetDays()
            forgetExpectations()
        case .zone(let name, let zone?) where name == savedPlan?.zone && zone != self.zone:
            self.zone = zone
            forgetDays()
            forgetExpectations()
        case .display:
            shown = [:]
            book.forgetRings()
        case .clock, .alarmTimes, .request, .arrived, .planFile, .zone, .storeOpened,
            .storeUnavailable, .ledgerRead:
            break
        }
    }
}
