import DoseCore
import Planning
import Words

/// What the options say of a pace; what they leave out comes from where the person stands.
struct Pace: Equatable, Sendable {
    var by: AmountStep?
    var every: Int?
    var to: Amount?

    init(by: AmountStep? = nil, every: Int? = nil, to: Amount? = nil) {
        self.by = by
        self.every = every
        self.to = to
    }

    init(_ arguments: Arguments) throws(UsageError) {
        by = try arguments.amountStep("by")
        every = try arguments.days("every")
        to = try arguments.amount("to")
    }
}

extension OnwardVerb {
    /// By how much, how often and how far, as it is written.
    func paceWords(
        _ changed: Medication, _ screen: Screen, by said: AmountStep? = nil
    ) -> ProposalWords.Pace {
        let steps = changed.steps
        let changes = zip(steps, steps.dropFirst()).map {
            $0.dailyAmount.distance(to: $1.dailyAmount)
        }
        let by = changes.max() ?? .zero
        let days = steps.dropFirst().first?.days ?? steps[0].days
        let goal = steps.last?.dailyAmount ?? .zero
        let change =
            if case .percent(let percent) = said {
                ProposalWords(screen.language).percent("\(percent)")
            } else {
                screen.amount(by)
            }
        return ProposalWords.Pace(
            change: change, every: days, to: changed.after == .stop ? nil : screen.amount(goal))
    }
}

/// The rest of a course with smaller steps, further apart.
struct SlowerVerb: OnwardVerb, Equatable {
    let words: OnwardWords
    let pace: Pace

    init(_ arguments: inout Arguments) throws(UsageError) {
        pace = try Pace(arguments)
        words = OnwardWords(&arguments, halves: true)
    }

    func title(
        of changed: Medication, named name: String, from standpoint: Standpoint, on screen: Screen
    ) -> [String] {
        let words = ProposalWords(screen.language)
        return [words.slower(name, paceWords(changed, screen, by: pace.by))]
    }

    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication {
        guard standpoint.dailyAmount > .zero else { throw .nothingDue }
        let goal = pace.to ?? standpoint.goal
        guard goal != standpoint.dailyAmount else { throw .alreadyThere(goal) }
        guard let by = pace.by ?? standpoint.piece.map({ .amount($0) }) else { throw .noPiece }
        return try standpoint.slower(
            Onward(by: by, every: try every(standpoint), to: goal))
    }
}

extension SlowerVerb {
    private func every(_ standpoint: Standpoint) throws(PlanningError) -> Int {
        if let every = pace.every { return every }
        guard let days = standpoint.usualDays else { throw .noPace }
        return days * 2
    }
}

/// Upwards from now, also after a taper or its end.
struct ClimbVerb: OnwardVerb, Equatable {
    let words: OnwardWords
    let pace: Pace
    let weekday: Weekday?

    init(_ arguments: inout Arguments) throws(UsageError) {
        pace = try Pace(arguments)
        weekday = try arguments.weekday("on")
        if weekday != nil, let every = pace.every, every % 7 != 0 {
            throw .badValue("\(every)", of: .weeks)
        }
        words = OnwardWords(&arguments, halves: true)
    }

    func title(
        of changed: Medication, named name: String, from standpoint: Standpoint, on screen: Screen
    ) -> [String] {
        let words = ProposalWords(screen.language)
        return [words.up(name, paceWords(changed, screen, by: pace.by), on: weekday)]
    }

    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication {
        guard let by = pace.by ?? standpoint.medication.preparation.map({ .amount($0.strength) })
        else {
            throw .noPiece
        }
        let highest = standpoint.medication.steps.map(\.dailyAmount).max() ?? .zero
        guard let goal = pace.to ?? (highest > standpoint.dailyAmount ? highest : nil) else {
            throw .noEnd(standpoint.dailyAmount)
        }
        return try standpoint.climbing(
            Onward(
                by: by, every: try every(standpoint),
                to: goal, first: weekday.map { .on($0) } ?? .afterThePeriod))
    }
}

extension ClimbVerb {
    /// A pace of a day is the way down of somebody who stopped, or times that move; it is none to climb by unasked.
    private func every(_ standpoint: Standpoint) throws(PlanningError) -> Int {
        if let every = pace.every { return every }
        if weekday != nil { return 7 }
        guard let days = standpoint.usualDays, days > 2 else { throw .noPace }
        return days
    }
}

/// Downwards from now.
struct TaperVerb: OnwardVerb, Equatable {
    let words: OnwardWords
    let pace: Pace
    let isEven: Bool
    let isFirstNow: Bool

    init(_ arguments: inout Arguments) throws(UsageError) {
        pace = try Pace(arguments)
        isEven = arguments.isGiven("evenly")
        if let first = arguments["first"], first != "now" { throw .badValue(first, of: .first) }
        isFirstNow = arguments.isGiven("first")
        words = OnwardWords(&arguments, halves: true)
    }

    func title(
        of changed: Medication, named name: String, from standpoint: Standpoint, on screen: Screen
    ) -> [String] {
        let words = ProposalWords(screen.language)
        return [words.down(name, paceWords(changed, screen, by: pace.by))]
    }

    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication {
        guard let by = pace.by ?? standpoint.medication.preparation.map({ .amount($0.strength) })
        else {
            throw .noPiece
        }
        return try standpoint.tapering(
            Onward(
                by: by, every: pace.every ?? 21, to: pace.to ?? .zero,
                first: isFirstNow ? .tomorrow : .afterThePeriod, isEven: isEven))
    }
}

/// Downwards to the end in days, not weeks.
struct StopVerb: OnwardVerb, Equatable {
    let words: OnwardWords
    let every: Int

    init(_ arguments: inout Arguments) throws(UsageError) {
        every = try arguments.days("every") ?? 3
        guard (2...3).contains(every) else { throw .badValue("\(every)", of: .stopDays) }
        var words = OnwardWords(&arguments)
        words.questions = 2
        self.words = words
    }

    func title(
        of changed: Medication, named name: String, from standpoint: Standpoint, on screen: Screen
    ) -> [String] {
        let words = ProposalWords(screen.language)
        return [words.stopped(name, paceWords(changed, screen)), words.neverAtOnce]
    }

    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication {
        guard let by = standpoint.presentChange ?? standpoint.medication.preparation?.strength
        else {
            throw .noPiece
        }
        return try standpoint.tapering(
            Onward(by: .amount(by), every: every, to: .zero, first: .tomorrow))
    }
}
