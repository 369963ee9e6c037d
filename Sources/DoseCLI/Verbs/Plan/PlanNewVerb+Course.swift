import DoseCore
import Installation
import PlanFile
import Planning

// A course by a protocol or a pace.

extension PlanNewVerb {
    /// How the amount of a day moves, or that it does not.
    enum Pace: Equatable, Sendable {
        case titration(String, to: Amount?)
        case rising(from: Amount, by: AmountStep, every: Int, to: Amount)
        case falling(from: Amount, by: AmountStep, every: Int, to: Amount)
        /// One after the other, each for so many days.
        case listed([Amount], every: Int)
        /// The same all along, at each of the times; nil for what the box says.
        case steady(AmountList?)
        /// So much at each of the times for so many days, and then the next; whether nothing follows the last.
        case rows([SaidRow], stops: Bool)
        case asNeeded(AmountList?)
        /// So many doses at equal stretches.
        case counted(AmountList?, DoseSeries)

        /// Whether it depends on the first day what is taken when.
        var isCourse: Bool {
            switch self {
            case .titration, .rising, .falling, .listed, .rows: true
            case .steady, .asNeeded, .counted: false
            }
        }

        /// The option by which it has no times of the day.
        var withoutTimes: Option? {
            switch self {
            case .asNeeded: PlanOptions.asNeeded
            case .counted: PlanOptions.doses
            case .titration, .rising, .falling, .listed, .steady, .rows: nil
            }
        }

        var isAsNeeded: Bool { if case .asNeeded = self { true } else { false } }
        var isCounted: Bool { if case .counted = self { true } else { false } }
    }

    /// At which times of the day it is taken.
    enum When: Equatable, Sendable {
        case before(cravings: [CivilTime], intakes: Int?, spacing: Duration, lead: Duration?)
        case overTheDay(intakes: Int?)
        case at([CivilTime])

        var cravings: [CivilTime] {
            switch self {
            case .before(let cravings, _, _, _): cravings
            case .overTheDay, .at: []
            }
        }
    }

    func course(
        _ key: Medication.Key, _ name: String, _ preparation: Preparation?, _ start: CivilDate,
        _ titration: TitrationProtocol?, in environment: Environment
    ) throws(Failure) -> Medication {
        let spread = try spread(titration)
        // What the protocol does not name, the drug's name tells.
        let names = titration?.profile.map { [$0] } ?? [name, key]
        let profile = environment.plans.profile(fitting: names)
        do throws(PlanningError) {
            return try Draft(
                key: key, name: name, preparation: preparation, start: start,
                course: try dailyCourse(titration, preparation), spread: spread,
                cravings: when?.cravings ?? [], profile: titration?.profile ?? profile?.name,
                reviewEvery: titration?.reviewEvery ?? profile?.review?.bound
            ).medication()
        } catch {
            throw .planning(error)
        }
    }

    private func dailyCourse(
        _ titration: TitrationProtocol?, _ preparation: Preparation?
    ) throws(PlanningError) -> DailyCourse {
        let piece = preparation.flatMap { $0.thing == nil ? nil : $0.smallestPiece }
        switch pace {
        case .titration(_, let end):
            guard let titration else { preconditionFailure("A named protocol was read.") }
            return try .following(titration, to: end)
        case .rising(let first, let raise, let days, let last):
            return try .rising(from: first, by: raise, every: days, to: last, piece: piece)
        case .falling(let first, let step, let days, let last):
            return try .falling(from: first, by: step, every: days, to: last, piece: piece)
        case .listed(let amounts, let days): return try .listed(amounts, every: days)
        case .steady, .rows, .asNeeded, .counted:
            preconditionFailure("What stands in rows, or stays the same, is made as it is said.")
        }
    }

    private func spread(_ titration: TitrationProtocol?) throws(Failure) -> Spread {
        let usual = titration?.intakes ?? Self.usualIntakes
        switch when {
        case nil: preconditionFailure("A course has times.")
        case .before(let cravings, let intakes, let spacing, let lead):
            let lead = lead ?? titration?.lead ?? IntakeTimes.lead
            let times: [CivilTime]
            do {
                times = try IntakeTimes.before(
                    cravings, intakes: intakes ?? usual, spacing: spacing, lead: lead)
            } catch {
                throw .planning(error)
            }
            // Each of several cravings has its intake; only a single one says which comes first.
            let beginnings = IntakeTimes.beginnings(of: cravings, spacing: spacing, lead: lead)
            guard beginnings.count == 1, let fill = try fill(titration) else {
                return Spread(times: times, rule: .evenly(largest: largest, adding: spacing))
            }
            return Spread(times: times, rule: .lastFirst(fill, spacing: spacing))
        case .overTheDay(let intakes):
            return Spread(
                times: IntakeTimes.overTheDay(intakes: intakes ?? usual),
                rule: .evenly(largest: largest))
        case .at(let times): return Spread(times: times, rule: .evenly(largest: largest))
        }
    }

    /// Nil for a protocol with equal parts, which says of no filling.
    private func fill(_ titration: TitrationProtocol?) throws(Failure) -> Fill? {
        let fill = titration?.fill
        if titration != nil, fill == nil { return nil }
        guard let largest = largest ?? fill?.largest else {
            throw .usage(.missingOption(PlanOptions.largest))
        }
        return fill?.limited(to: largest) ?? Fill(largest: largest)
    }

    /// Where neither the options nor the protocol say it.
    static let usualIntakes = 3
}

extension PlanNewVerb.Pace {
    init(_ arguments: inout Arguments) throws(UsageError) {
        let first = try arguments.amount("from")
        let raise = try arguments.amountStep("by")
        let step = try arguments.amountStep("down")
        let last = try arguments.amount("to")
        let amount = try arguments["amount"].map { text throws(UsageError) in
            try AmountList(text)
        }
        if let name = arguments.next() {
            for option in ["from", "by", "down", "every", "steps", "row", "amount", "as-needed"]
            where arguments.isGiven(option) {
                throw .together(name, "--\(option)")
            }
            self = .titration(name, to: last)
            return
        }
        if let list = arguments["steps"] {
            for option in ["from", "by", "down", "to", "amount", "as-needed", "row"]
            where arguments.isGiven(option) {
                throw .together("--steps", "--\(option)")
            }
            let days = try arguments.days("every").orThrow(.missingOption(PlanOptions.every))
            self = .listed(try AmountList.steps(list), every: days)
            return
        }
        if let list = arguments["row"] {
            for option in ["from", "by", "down", "to", "amount", "as-needed", "every"]
            where arguments.isGiven(option) {
                throw .together("--row", "--\(option)")
            }
            self = .rows(try SaidRow.list(list), stops: arguments.isGiven("stop"))
            return
        }
        if arguments.isGiven("stop") { throw .missingOption(PlanOptions.row) }
        guard first != nil || raise != nil || step != nil || last != nil else {
            let isNamed = arguments.isGiven("name") || amount != nil
            guard isNamed else { throw .noneOf(["PROTOCOL", "--from MG", "--name NAME"]) }
            if let series = try arguments.series() {
                self = .counted(amount, series)
            } else {
                self = arguments.isGiven("as-needed") ? .asNeeded(amount) : .steady(amount)
            }
            return
        }
        guard let first else { throw .missingOption(PlanOptions.from) }
        if amount != nil { throw .together("--from", "--amount") }
        if raise != nil, step != nil { throw .together("--by", "--down") }
        guard let change = raise ?? step else { throw .noneOf(["--by MG", "--down MG"]) }
        if first == .zero { throw .badValue(arguments["from"] ?? "0", of: .amount) }
        let every = try arguments.days("every").orThrow(.missingOption(PlanOptions.every))
        let end = try last.orThrow(.missingOption(PlanOptions.to))
        self =
            raise == nil
            ? .falling(from: first, by: change, every: every, to: end)
            : .rising(from: first, by: change, every: every, to: end)
    }
}

extension PlanNewVerb.When {
    init?(_ arguments: Arguments, without option: Option?) throws(UsageError) {
        let ways = ["craving", "impregnation", "times"].filter { arguments.isGiven($0) }
        if let option {
            if let way = ways.first { throw .together("--\(option.name)", "--\(way)") }
            return nil
        }
        guard let way = ways.first else {
            throw .noneOf(["--craving TIME", "--impregnation", "--times TIMES"])
        }
        if ways.count > 1 { throw .together("--\(ways[0])", "--\(ways[1])") }
        let intakes = try arguments.count("intakes", in: 1...Limits.timesPerDay, .count)
        let lead = try arguments.duration("lead", in: IntakeTimes.leads)
        if lead != nil, way != "craving" { throw .together("--lead", "--\(way)") }
        if intakes != nil, way == "times" { throw .together("--intakes", "--times") }
        switch way {
        case "craving":
            self = .before(
                cravings: try arguments.times("craving", inOrder: false) ?? [], intakes: intakes,
                spacing: try arguments.duration("spacing", in: .minutes(1) ... .hours(12))
                    ?? .hours(2), lead: lead)
        case "impregnation": self = .overTheDay(intakes: intakes)
        default: self = .at(try arguments.times("times", inOrder: true) ?? [])
        }
    }
}

extension Arguments {
    /// `--first "2026-12-01 15:00" --every 8h --doses 21`.
    fileprivate func series() throws(UsageError) -> DoseSeries? {
        guard isGiven("doses") || isGiven("first") else { return nil }
        let count = try count("doses", in: Limits.seriesCount, .count)
            .orThrow(.missingOption(PlanOptions.doses))
        let first = try civil("first").orThrow(.missingOption(PlanOptions.first))
        let every = try duration("every", in: Limits.seriesEvery)
            .orThrow(.missingOption(PlanOptions.every))
        for option in [
            "start", "days", "until", "weekdays", "cycle", "days-of-month", "as-needed", "on",
        ]
        where isGiven(option) {
            throw .together("--doses", "--\(option)")
        }
        return DoseSeries(first: first, every: every, count: count)
    }
}

extension Optional {
    func orThrow(_ problem: UsageError) throws(UsageError) -> Wrapped {
        guard let self else { throw problem }
        return self
    }
}
