import DoseCore
import Planning

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
        of changed: Medication, from standpoint: Standpoint, on screen: Screen
    ) -> String {
        "moved to a craving at \(craving), \(timeWords(changed, standpoint))"
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
        of changed: Medication, from standpoint: Standpoint, on screen: Screen
    ) -> String {
        "at \(times.map(\.description).joined(separator: ", ")), \(timeWords(changed, standpoint))"
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
        of changed: Medication, from standpoint: Standpoint, on screen: Screen
    ) -> String {
        "an intake at \(time), with \(screen.amount(amount)) of the one at \(source)"
            + (standpoint.isHeld ? Self.heldWords : "")
    }

    func changed(_ standpoint: Standpoint) throws(PlanningError) -> Medication {
        try standpoint.adding(time, from: source, amount, every: every)
    }
}

extension OnwardVerb {
    /// A hold cannot be carried through rows that are gone through day by day.
    static var heldWords: String {
        ". It was held: the rows that would have followed are left out, and it stays at these "
            + "amounts; dosectl climb or taper goes on"
    }

    func timeWords(_ changed: Medication, _ standpoint: Standpoint) -> String {
        let names = standpoint.medication.losesNames ? ". " + PlanRemark.clockTimes : ""
        guard let dates = changed.datesOfShift else { return "where they are today" + names }
        let days = dates.upperBound - dates.lowerBound
        return "in \(days == 1 ? "a day" : "\(days) days"); the amounts wait meanwhile" + names
    }
}
