/// What becomes of each dose: a value that is told what happens and says what is to be done.
///
/// Nothing here reads a clock or touches the world. A turn has two halves: `decide` says which records are to be kept,
/// and `conclude`, told whether they are, what is to be done. A dose's state changes only by its records, so that what
/// is replayed is what was live.
package struct Agenda: Sendable {
    package private(set) var zone: Zone
    /// The plan by which doses are due; nil while there is none.
    package private(set) var plan: Plan?
    var plans: AdoptedPlans
    package internal(set) var ledger: Ledger
    package internal(set) var trust = ClockTrust.trusted
    /// Observations that the store refused; they are offered again before anything new.
    package private(set) var unsaved: [Record] = []
    package private(set) var times: AlarmTimes
    var tracks: [Track] = []
    /// When each raised dose rang last, since this agenda began.
    var rings: [DoseID: Ring] = [:]
    /// What each notification on the desktop lists.
    var shown: [Alarm.ID: [Alarm.RingingDose]] = [:]
    /// What the person was last asked.
    var shownQuestions: [CourseQuestion] = []
    /// What the person was last asked for the diary.
    var shownDiaryQuestions: [DiaryQuestion] = []
    /// What was said of tomorrow and is still to be seen.
    var foretold: [Foretold] = []
    /// Whether the plan on the disk may be another one and is about to be read: what is due rings by that one.
    package internal(set) var awaitsPlan = false
    /// Whether other computers may have told what was taken, and that is about to be read: until then nothing is settled,
    /// and nothing rings.
    var awaitsArrivals = false
    private var lastTurn: Moment?
    /// On which date and by how many records it was last looked whether a course is to pause.
    var lastPauseLook: PauseLook?

    struct PauseLook: Equatable {
        let date: CivilDate
        let record: Int64
        /// The doses of dates before that may still be taken, as one of the night.
        let openBefore: Int
    }

    /// An agenda that goes on where a ledger ends.
    ///
    /// - Parameters:
    ///   - plan: the one that the ledger says was adopted last.
    ///   - earlier: those of the older ones that courses are walked by, by the numbers of their records.
    package init(
        zone: Zone, plan: Plan?, earlier: [Int64: Plan] = [:], ledger: Ledger = Ledger(),
        times: AlarmTimes = AlarmTimes()
    ) {
        self.zone = zone
        plans = AdoptedPlans(saved: plan, earlier: earlier, ledger)
        self.plan = plan
        self.ledger = ledger
        self.times = times
    }

    // MARK: A turn

    /// Takes one input in: looks at the clock, and works out what the input leads to.
    package mutating func decide(_ input: Input, at now: Moment) -> Turn {
        var turn = Turn(now: now)
        if lastTurn == nil || wasSetBack(at: now) || wasSetForward(at: now) || isPlacedAnew(at: now)
        {
            rebuildTracks(at: now)
        } else {
            countDates(at: now)
        }
        if awaitsArrivals, input == .clock {
            assessClock(&turn)
            turn.offered = unsaved
            return turn
        }
        switch input {
        // What went by before a ledger was lost, or the end of it, nobody knows; of what went by before others told what
        // they know they may know more.
        case .plan(_, _, _, afterLoss: true), .arrived: assessClock(&turn)
        case .clock, .plan, .zone, .alarmTimes, .display, .request:
            reevaluate(&turn, raises: !input.changesPlan)
        }
        switch input {
        case .clock:
            break
        case .plan(let plan, let text, let zone, let afterLoss):
            adopt(plan, text, in: zone, afterLoss: afterLoss, &turn)
        case .zone(let zone):
            self.zone = zone
            tracks = []
            rebuildTracks(at: now)
        case .alarmTimes(let times):
            self.times = times
        case .display:
            shown = [:]
            rings = [:]
            shownQuestions = []
            shownDiaryQuestions = []
        case .request(let request):
            answer(request, &turn)
        case .arrived(let arrivals):
            takeOver(arrivals, &turn)
        }
        if input != .clock { reevaluate(&turn) }
        finish(&turn)
        turn.offered = unsaved
        return turn
    }

    /// Says what is to be done, now that it is known whether the records of the turn are kept.
    ///
    /// What was seen holds whether it is kept or not; an answer that is not kept was never given.
    package mutating func conclude(_ turn: Turn, isSaved: Bool) -> Outcome {
        var turn = turn
        if !isSaved, let before = turn.beforeAnswer {
            self = before.agenda
            turn = Turn(now: turn.now)
            (turn.records, turn.notices) = (before.records, before.notices)
            turn.reply = .refused(.notSaved)
            reevaluate(&turn)
            finish(&turn)
        }
        if !turn.records.isEmpty || !unsaved.isEmpty, isSaved != unsaved.isEmpty {
            turn.notices.append(isSaved ? .storeHealed : .storeFailed)
        }
        unsaved = isSaved ? [] : unsaved + turn.records
        lastTurn = turn.now
        return Outcome(
            turn, isSaved: isSaved,
            wake: situation(at: turn.now).nextWake(
                ringing: rings, isForetold: !foretold.isEmpty, isUnsaved: !unsaved.isEmpty))
    }

    /// Brings in line with what is what the person is told and shown.
    private mutating func finish(_ turn: inout Turn) {
        tellNews(&turn)
        turn.alarms = refreshAlarms(at: turn.now)
        let situation = situation(at: turn.now)
        turn.questions = Self.refresh(&shownQuestions, to: situation.questions)
        turn.diaryQuestions = Self.refresh(&shownDiaryQuestions, to: situation.diaryQuestions)
    }

    private mutating func adopt(
        _ plan: Plan, _ text: PlanText, in zone: Zone?, afterLoss: Bool, _ turn: inout Turn
    ) {
        // After a loss the plan can be the same.
        let earlier =
            self.plan == nil || savedPlan == plan ? nil : situation(at: turn.now)
        let replaced = situation(at: turn.now).replaced(by: plan)
        let isUnknown = afterLoss || ledger.plan?.isLossUndated ?? false
        let number = ledger.nextNumber
        // What rings from here on rings by the dates of the new zone.
        if let zone, zone != self.zone {
            self.zone = zone
            tracks = []
            rebuildTracks(at: turn.now)
        }
        let placed = situation(at: turn.now)
            .placements(adopting: plan, as: number, isPastKnown: !isUnknown)
        plans.adopt(plan, as: number, ledger)
        awaitsPlan = false
        tracks = []
        observe([.planAdopted(text, afterLoss: isUnknown)] + placed, &turn)
        rebuildTracks(at: turn.now)
        if isUnknown { notifyLoss(&turn) }
        if let earlier {
            let situation = situation(at: turn.now)
            turn.notices.append(
                .planChanged(
                    before: earlier.restOfToday, after: situation.restOfToday,
                    sums: situation.sums(since: earlier),
                    strengths: situation.strengths(since: earlier)))
        }
        if let replaced { turn.notices.append(replaced) }
    }

    /// Goes on with the ledger as the store holds it now, and with what the store refused.
    mutating func reread(_ ledger: Ledger, at now: Moment) {
        guard unsaved.first.map({ $0.number == ledger.nextNumber }) ?? true else { return }
        self.ledger = ledger
        unsaved.forEach { self.ledger.apply($0) }
        rebuildTracks(at: now)
    }

    /// The plan saved last.
    package var savedPlan: Plan? { plans.saved }
    var earlierPlans: [Int64: Plan] { plans.texts }

    /// Whether a course counts the days with an intake, by its text or by the one before.
    package var countsIntakes: Bool { plans.texts.values.contains(where: \.countsIntakes) }

    /// Whether nobody waits for an answer or for the store, and the clock can be right.
    var isQuiet: Bool { ledger.ringingDoses.isEmpty && unsaved.isEmpty && trust == .trusted }

    /// The notifications on the desktop.
    var shownAlarms: [Alarm.ID] { shown.keys.sorted() }

    /// What the person is to be asked, if it is not what stands on the screen.
    private static func refresh<Question: Equatable>(
        _ shown: inout [Question], to questions: [Question]
    ) -> [Question]? {
        guard questions != shown else { return nil }
        shown = questions
        return questions
    }

    // MARK: Tracks

    /// Plans afresh from the ledger: after a start, another plan or zone, an answer taken back, a clock set back.
    mutating func rebuildTracks(at now: Moment) {
        let today = zone.civil(at: now.wall).date
        plan = plans.inForce(ledger, on: today)
        guard let plan, var adoption = ledger.plan else {
            tracks = []
            return
        }
        // A plan in force was not adopted in the future: the clock was ahead then. Should it be now that it is wrong, the
        // tracks are laid anew as soon as it is right, and until then only what is open concerns anybody.
        if adoption.since > now.wall {
            // What closed since the last turn was held then.
            adoption.since = min(now.wall, lastTurn?.wall ?? now.wall)
        }
        // A dose of a date before the adoption may still be open; nothing older than the look back is unsettled.
        let window = plan.medications.map(\.windowDays).max() ?? 1
        let adopted = zone.civil(at: adoption.since).date - window
        let last = ledger.last.map { min(zone.civil(at: $0).date, today) }
        let first = last.map { max(adopted, $0 - Limits.lookBackDays) } ?? adopted
        // After a clock jumped that is further back than for any other look.
        let known = min(first, today - Limits.lookBackDays) - Limits.cutByDays
        // By another zone other dates are over, at the same date and with nothing recorded.
        lastPauseLook = nil
        let before = tracks
        tracks = plan.medications.map { medication in
            // A shift in the future is one of a clock that was ahead.
            let shift = ledger.course(of: medication.key).lastShift(medication.advance)
            var track = Track(
                plans.course(of: medication, ledger, on: today, backTo: known), adoption: adoption,
                shifted: shift.flatMap { $0 <= now.wall ? $0 : nil }, from: first)
            if let before = before.first(where: { $0.key == medication.key }) {
                track.reuse(before, ledger: ledger, at: now.wall)
            }
            return track
        }
    }

    /// A date has ended of which it is known now if anything was taken on it: it may not count, and then the next ones
    /// are others.
    private mutating func countDates(at now: Moment) {
        guard let lastTurn, plan?.countsIntakes ?? false else { return }
        let (before, today) = (zone.civil(at: lastTurn.wall).date, zone.civil(at: now.wall).date)
        guard before != today else { return }
        for index in tracks.indices where tracks[index].medication.advance == .taken {
            let course = plans.course(of: tracks[index].medication, ledger, on: today)
            tracks[index].follow(course, from: min(before, today) + 1)
        }
    }

    /// Whether a date has come from which a course goes on elsewhere.
    private func isPlacedAnew(at now: Moment) -> Bool {
        guard let lastTurn else { return false }
        let (before, today) = (zone.civil(at: lastTurn.wall).date, zone.civil(at: now.wall).date)
        guard before < today else { return false }
        return ledger.courses.values.contains { history in
            history.placed.contains { (before + 1...today).contains($0.placement.from) }
        }
    }

    /// Whether the wall clock was set back since the last turn.
    private func wasSetBack(at now: Moment) -> Bool {
        clockSet(at: now).map { $0 < .zero - Limits.stepTolerance } ?? false
    }

    private func wasSetForward(at now: Moment) -> Bool {
        clockSet(at: now).map { $0 > Limits.stepTolerance } ?? false
    }

    /// By how much the wall clock was set since the last turn; nil when nobody knows.
    private func clockSet(at now: Moment) -> Duration? {
        guard let lastTurn, let passed = now.boot.elapsed(since: lastTurn.boot) else { return nil }
        return (now.wall - lastTurn.wall) - passed
    }
}
