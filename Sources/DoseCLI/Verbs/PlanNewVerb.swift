import DoseCore
import Installation
import PlanFile
import Planning
import TOMLText

/// Writes a plan from a protocol, or from a pace.
struct PlanNewVerb: Verb, Equatable {
    let pace: Pace
    let when: When
    let largest: Amount?
    let start: CivilDate
    let tablet: Amount?
    let halves: Bool
    let name: String?
    let key: Medication.Key?
    /// Nil for the standard output.
    let output: String?
    let mayReplace: Bool

    /// How the daily amount moves.
    enum Pace: Equatable, Sendable {
        case titration(String, to: Amount?)
        case rising(from: Amount, by: Amount, every: Int, to: Amount)
        case falling(from: Amount, by: Amount, every: Int, to: Amount)
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

    init(_ arguments: inout Arguments) throws(UsageError) {
        pace = try Pace(&arguments)
        when = try When(arguments)
        largest = try arguments.amount("largest")
        if largest == .zero { throw .badValue("0", of: .amount) }
        start = try arguments.date("start").orThrow(.missingOption(PlanOptions.start))
        tablet = try arguments.strength("tablet")
        halves = arguments.isGiven("halves")
        name = arguments["medication"]
        if let name,
            !(1...Limits.nameLength).contains(name.unicodeScalars.count)
                || name.allSatisfy(\.isWhitespace)
        {
            throw .badValue(name, of: .name)
        }
        key = arguments["key"]
        if let key, !Medication.isKey(key) { throw .badValue(key, of: .key) }
        output = arguments["output"]
        mayReplace = arguments.isGiven("force")
        if mayReplace, output == nil { throw .missingOption(PlanOptions.output) }
    }

    func run(in session: Session) throws(Failure) {
        let titration = try titration(session.environment)
        let medication = try medication(titration, in: session.environment)
        let plan = Plan(zone: .local, medications: [medication])
        let goesOn = goesOn(titration, last: medication.steps.last?.dailyAmount ?? .zero)
        let remarks = remarks(titration) + [goesOn].compactMap(\.self)
        let environment = session.environment
        let target = try output.map { path throws(Failure) in
            try PlanTarget(path, in: environment)
        }
        let text =
            try target?.text(with: medication, remarks: remarks, mayReplace: mayReplace)
            ?? PlanWriter.text(plan, remarks: remarks)
        let written = PlanFile.read(text).plan
        precondition(
            written?.medication(medication.key) == medication,
            "A plan that is written is read back the same.")
        // What is to be said of it is said before it is used.
        let judgement = environment.plans.judge(
            Array(text.utf8), from: output ?? "plan.toml", at: environment.now(), isDraft: true)
        environment.tell(judgement.problems)
        guard let target else {
            return try session.print(PlanWriter.lines(plan, remarks: remarks))
        }
        try target.write(text, mayReplace: mayReplace)
        try session.print(session.screen().written(plan, into: written ?? plan, target, goesOn))
    }

    private func titration(_ environment: Environment) throws(Failure) -> TitrationProtocol? {
        guard case .titration(let name, _) = pace else { return nil }
        return try ProtocolSource(environment: environment).titrationProtocol(name)
    }

    private func medication(
        _ titration: TitrationProtocol?, in environment: Environment
    ) throws(Failure) -> Medication {
        guard let name = name ?? titration?.medication else {
            throw .usage(.missingOption(PlanOptions.medication))
        }
        let key = key ?? name.lowercased().withoutMarks
        guard Medication.isKey(key) else { throw .usage(.badValue(key, of: .key)) }
        let usual = titration?.preparation
        guard let strength = tablet ?? usual?.strength else {
            throw .usage(.missingOption(PlanOptions.tablet))
        }
        let spread = try spread(titration)
        // What the protocol does not name, the drug's name tells.
        let names = titration?.profile.map { [$0] } ?? [name, key]
        let profile = environment.plans.profile(fitting: names)
        do throws(PlanningError) {
            return try Draft(
                key: key, name: name,
                preparation: Preparation(
                    tablet: strength, parts: halves ? 2 : usual?.parts ?? 1),
                start: start, course: try course(titration), spread: spread,
                cravings: when.cravings, profile: titration?.profile ?? profile?.name,
                reviewEvery: titration?.reviewEvery ?? profile?.review?.bound
            ).medication()
        } catch {
            throw .planning(error)
        }
    }

    private func course(_ titration: TitrationProtocol?) throws(PlanningError) -> DailyCourse {
        switch pace {
        case .titration(_, let end):
            guard let titration else { preconditionFailure("A named protocol was read.") }
            return try .following(titration, to: end)
        case .rising(let first, let raise, let days, let last):
            return try .rising(from: first, by: raise, every: days, to: last)
        case .falling(let first, let step, let days, let last):
            return try .falling(from: first, by: step, every: days, to: last)
        }
    }

    private func spread(_ titration: TitrationProtocol?) throws(Failure) -> Spread {
        let usual = titration?.intakes ?? Self.usualIntakes
        switch when {
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
    fileprivate init(_ arguments: inout Arguments) throws(UsageError) {
        let first = try arguments.amount("from")
        let raise = try arguments.amount("by")
        let step = try arguments.amount("down")
        let days = try arguments.days("every")
        let last = try arguments.amount("to")
        if let name = arguments.next() {
            for option in ["from", "by", "down", "every"] where arguments.isGiven(option) {
                throw .together("the protocol '\(name)'", "--\(option)")
            }
            self = .titration(name, to: last)
            return
        }
        guard let first else { throw .noneOf(["PROTOCOL", "--from MG"]) }
        if raise != nil, step != nil { throw .together("--by", "--down") }
        guard let change = raise ?? step else { throw .noneOf(["--by MG", "--down MG"]) }
        for (option, amount) in [("from", first), ("by", change)] where amount == .zero {
            throw .badValue(arguments[option] ?? "0", of: .amount)
        }
        let every = try days.orThrow(.missingOption(PlanOptions.every))
        let end = try last.orThrow(.missingOption(PlanOptions.to))
        self =
            raise == nil
            ? .falling(from: first, by: change, every: every, to: end)
            : .rising(from: first, by: change, every: every, to: end)
    }
}

extension PlanNewVerb.When {
    fileprivate init(_ arguments: Arguments) throws(UsageError) {
        let ways = ["craving", "impregnation", "times"].filter { arguments.isGiven($0) }
        guard let way = ways.first else {
            throw .noneOf(["--craving TIME", "--impregnation", "--times TIMES"])
        }
        if ways.count > 1 { throw .together("--\(ways[0])", "--\(ways[1])") }
        let intakes = try arguments.count("intakes", in: 1...Limits.timesPerDay, .count)
        let spacing = try arguments.duration("spacing", in: .minutes(1) ... .hours(12))
        if spacing != nil, way != "craving" { throw .together("--spacing", "--\(way)") }
        let lead = try arguments.duration("lead", in: IntakeTimes.leads)
        if lead != nil, way != "craving" { throw .together("--lead", "--\(way)") }
        if intakes != nil, way == "times" { throw .together("--intakes", "--times") }
        switch way {
        case "craving":
            self = .before(
                cravings: try arguments.times("craving", inOrder: false) ?? [], intakes: intakes,
                spacing: spacing ?? .hours(2), lead: lead)
        case "impregnation": self = .overTheDay(intakes: intakes)
        default: self = .at(try arguments.times("times", inOrder: true) ?? [])
        }
    }
}

extension Optional {
    fileprivate func orThrow(_ problem: UsageError) throws(UsageError) -> Wrapped {
        guard let self else { throw problem }
        return self
    }
}
