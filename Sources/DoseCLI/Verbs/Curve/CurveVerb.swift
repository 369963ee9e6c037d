import ControlProtocol
import DoseCore
import Installation
import Kinetics
import Linux
import PlanFile
import Publishing
import Words

/// Draws how much of a medication is in the body over a day.
struct CurveVerb: Verb, Equatable {
    let day: TodayVerb.Day
    /// Nil for the only one of which a profile says how fast it comes and goes.
    let medication: String?
    let compare: Compared?
    let output: Output

    enum Compared: Equatable, Sendable {
        case intakes(SaidIntakes)
        /// `-` for the standard input.
        case plan(file: String)
    }

    enum Output: Equatable, Sendable {
        case screen
        case csv
        /// `-` for the standard output.
        case svg(file: String, mayReplace: Bool)
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        let word = arguments.next() ?? "today"
        guard let day = TodayVerb.Day(word) else { throw .badValue(word, of: .date) }
        if case .date(let date) = day, !Limits.years.contains(date.year) {
            throw .badValue(word, of: .year)
        }
        self.day = day
        medication = arguments["medication"]
        try arguments.refuse("compare", with: "plan")
        try arguments.refuse("csv", with: "svg")
        try arguments.refuse("json", with: "svg")
        try arguments.refuse("json", with: "csv")
        if let said = arguments["compare"] {
            compare = .intakes(try SaidIntakes(said))
        } else {
            compare = arguments["plan"].map { .plan(file: $0) }
        }
        let mayReplace = arguments.isGiven("force")
        if let file = arguments["svg"] {
            output = .svg(file: file, mayReplace: mayReplace)
        } else if mayReplace {
            throw .missingOption(Self.svg)
        } else {
            output = arguments.isGiven("csv") ? .csv : .screen
        }
    }

    func run(in session: Session) throws(Failure) {
        let curves = try curves(in: session)
        switch output {
        case .screen:
            try session.show(CurveTable(curves), at: curves.knownUntil) { $0.curves(curves) }
        case .csv: try session.write(CSV.lines(curves.table))
        case .svg("-", _): try session.write([picture(curves, session)])
        case .svg(let file, let mayReplace):
            do throws(Errno) {
                try File.write(
                    Array("\(picture(curves, session))\n".utf8), to: file, mayReplace: mayReplace)
            } catch {
                throw Failure(writing: file, error)
            }
            try session.print([session.screen().drawn(curves, in: file)])
        }
    }

    private func picture(_ curves: DayCurves, _ session: Session) -> String {
        session.screen(at: curves.knownUntil).picture(curves).svg
    }

    /// That of today.
    init() { (day, medication, compare, output) = (.offset(0), nil, nil, .screen) }

    func curves(in session: Session) throws(Failure) -> DayCurves {
        let environment = session.environment
        let daemon = try session.daemon()
        let (status, today, now) = try daemon.present()
        let file = try PlanPlace(by: status, in: session).path
        let plan = try environment.validPlan(at: file)
        let choice = CurveChoice(environment: environment, plan: plan.plan, file: file)
        let (chosen, kinetics) = try choice.medication(named: medication)
        guard
            let source = CurveSource(
                chosen, in: plan.zone, kinetics, on: day.date(from: today), at: now)
        else { preconditionFailure("The reader of profiles takes no peak after the half-life.") }
        let comparison = try compare.map { compare throws(Failure) in
            try read(compare, with: source, in: session)
        }
        let days = try daemon.days(
            from: source.dates.lowerBound, through: source.dates.upperBound)
        return source.curves(days, compared: comparison)
    }

    private func read(
        _ compare: Compared, with source: CurveSource, in session: Session
    ) throws(Failure) -> Comparison {
        switch compare {
        case .intakes(let said):
            return try Comparison(said, on: source.date, of: source.medication, in: source.zone)
        case .plan(let file):
            let other = try PlanSource(file, in: session.environment)
            let key = source.medication.key
            guard let medication = try other.plan().medication(key) else {
                throw .notInThatPlan(key, file: other.name)
            }
            return try Comparison(
                medication, of: source.medication, on: source.dates, in: source.zone)
        }
    }
}

extension Arguments {
    /// Two options that say the same thing twice, or two things that exclude each other.
    func refuse(_ one: String, with other: String) throws(UsageError) {
        if isGiven(one), isGiven(other) { throw .together("--\(one)", "--\(other)") }
    }
}
