import DoseCore
import Planning
import Words

/// What changes from one plan to another.
struct PlanDiffVerb: Verb, Equatable {
    let before: String
    let after: String

    init(_ arguments: inout Arguments) throws(UsageError) {
        let before = arguments.next()
        guard let before else { throw .missingWord("A") }
        let after = arguments.next()
        guard let after else { throw .missingWord("B") }
        self.before = before
        self.after = after
    }

    func run(in session: Session) throws(Failure) {
        let sources = (
            try PlanSource(before, in: session.environment),
            try PlanSource(after, in: session.environment)
        )
        let (before, after) = (try sources.0.plan(), try sources.1.plan())
        let standing = PlanStanding(in: session, for: after)
        // Of the plan that is lived by it is told what is taken, and not what its dates say.
        let lived = Dictionary(
            uniqueKeysWithValues: before.medications.compactMap { medication in
                standing.course(of: medication.key, in: sources.0)
                    .flatMap { $0.isBegun ? (medication.key, $0.ahead(of: medication)) : nil }
            })
        let difference = PlanDifference(
            from: before, to: after, since: standing.today, lived: lived)
        try session.show(PlanDifferenceReport(difference)) { screen in
            screen.difference(difference, from: standing.today) { key in
                lived[key] == nil
                    ? nil
                    : standing.course(of: key).map {
                        PlanWords(screen.language).place(screen.place($0))
                    }
            }
        }
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
