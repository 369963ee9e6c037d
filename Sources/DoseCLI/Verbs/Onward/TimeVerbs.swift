import DoseCore
import Planning
import Words

/// The intakes go where a craving went.
struct CravingVerb: OnwardVerb, Equatable {
    let words: OnwardWords
    let craving: CivilTime
    let atMost: Int
    var keepsRows: Bool { true }

    init(_ arguments: inout Arguments) throws(UsageError) {
        craving = try arguments.nextTime()
        atMost = try arguments.atMost() ?? 30
        words = OnwardWords(&arguments)
    }

    func title(
        of changed: Medication, named name: String, from standpoint: Standpoint, on screen: Screen
    ) -> [String] {
        let words = ProposalWords(screen.language)
        return [words.moved(name, to: craving, in: changed.daysOfMoving)]
            + notes(on: standpoint, of: name, words)
    }

    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication {
        try standpoint.moved(to: craving, atMost: atMost)
    }
}

/// Each intake goes to a time of its own.
struct SpreadVerb: OnwardVerb, Equatable {
    let words: OnwardWords
    let times: [CivilTime]
    let atMost: Int
    var keepsRows: Bool { true }

    init(_ arguments: inout Arguments) throws(UsageError) {
        times = try arguments.nextTimes()
        atMost = try arguments.atMost() ?? 30
        words = OnwardWords(&arguments)
    }

    func title(
        of changed: Medication, named name: String, from standpoint: Standpoint, on screen: Screen
    ) -> [String] {
        let words = ProposalWords(screen.language)
        return [words.spread(name, over: times, in: changed.daysOfMoving)]
            + notes(on: standpoint, of: name, words)
    }

    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication {
        try standpoint.spread(over: times, atMost: atMost)
    }
}

/// One intake more, from what another one has.
struct IntakeAddVerb: OnwardVerb, Equatable {
    let words: OnwardWords
    let time: CivilTime
    let source: CivilTime
    let amount: Amount
    let every: Int

    init(_ arguments: inout Arguments) throws(UsageError) {
        time = try arguments.nextTime()
        guard let source = try arguments.times("from", inOrder: true), source.count == 1 else {
            throw .missingOption(OnwardOptions.from)
        }
        guard let amount = try arguments.amount("mg"), amount > .zero else {
            throw .missingOption(OnwardOptions.amount)
        }
        (self.source, self.amount) = (source[0], amount)
        every = try arguments.days("every") ?? 3
        words = OnwardWords(&arguments, halves: true)
    }

    func title(
        of changed: Medication, named name: String, from standpoint: Standpoint, on screen: Screen
    ) -> [String] {
        let words = ProposalWords(screen.language)
        // A hold cannot be carried through rows that are gone through day by day.
        let notes =
            standpoint.isHeld ? [words.rowsLeftOut("dosectl climb", "dosectl taper")] : []
        return [words.added(name, at: time, screen.amount(amount), from: source)] + notes
    }

    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication {
        try standpoint.adding(time, from: source, amount, every: every)
    }
}

extension OnwardVerb {
    /// Times of the plan that are more than a time on the clock each become just that.
    fileprivate func notes(
        on standpoint: Standpoint, of name: String, _ words: ProposalWords
    ) -> [String] {
        standpoint.medication.losesNames ? [words.clockTimes(name)] : []
    }
}

extension Medication {
    /// How long its times are on the way; nil where they are there.
    fileprivate var daysOfMoving: Int? {
        datesOfShift.map { $0.upperBound - $0.lowerBound }
    }
}
