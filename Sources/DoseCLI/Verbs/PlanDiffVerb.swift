import DoseCore
import Planning

/// What changes from one plan to another.
struct PlanDiffVerb: Verb, Equatable {
    let before: String
    let after: String

    init(_ arguments: inout Arguments) throws(UsageError) {
        guard let before = arguments.next(), let after = arguments.next() else {
            throw .noneOf(["dosectl plan diff A B, with two files"])
        }
        self.before = before
        self.after = after
    }

    func run(in session: Session) throws(Failure) {
        let before = try PlanSource(before, in: session.environment).plan()
        let after = try PlanSource(after, in: session.environment).plan()
        let difference = PlanDifference(from: before, to: after)
        try session.show(PlanDifferenceReport(difference)) { $0.difference(difference) }
        if !difference.isEmpty { throw .different }
    }
}

/// A difference as JSON.
struct PlanDifferenceReport: Encodable, Equatable {
    let same: Bool
    let added: [String]
    let removed: [String]
    let changed: [Change]

    struct Change: Encodable, Equatable {
        let medication: String
        let properties: [Property]
        let dates: [Dates]
    }

    struct Property: Encodable, Equatable {
        let key: String
        let before: String?
        let after: String?
    }

    struct Dates: Encodable, Equatable {
        let from: String
        /// Left out where it does not end.
        let until: String?
        let before: [PlanCalendar.Intake]
        let after: [PlanCalendar.Intake]
    }

    init(_ difference: PlanDifference) {
        same = difference.isEmpty
        added = difference.added.map(\.key)
        removed = difference.removed.map(\.key)
        changed = difference.changed.map { change in
            Change(
                medication: change.key,
                properties: change.properties.map {
                    Property(key: $0.key, before: $0.before, after: $0.after)
                },
                dates: change.dated.map {
                    Dates(
                        from: $0.from.description, until: $0.until?.description,
                        before: $0.before.map(PlanCalendar.Intake.init),
                        after: $0.after.map(PlanCalendar.Intake.init))
                })
        }
    }
}
