import DoseCore
import Installation
import PlanFile
import Planning
import TOMLText

/// Writes a plan: from a protocol, from a pace, or as a box or a prescription says it.
struct PlanNewVerb: Verb, Equatable {
    let pace: Pace
    /// Nil for what has no times, as it is taken when needed.
    let when: When?
    let largest: Amount?
    /// Nil for today.
    let start: CivilDate?
    let box: Box
    let label: Label
    let name: String?
    let key: Medication.Key?
    /// Nil for the standard output.
    let output: String?
    let mayReplace: Bool

    init(_ arguments: inout Arguments) throws(UsageError) {
        pace = try Pace(&arguments)
        when = try When(arguments, isNeeded: pace.isAsNeeded)
        largest = try arguments.amount("largest")
        if largest == .zero { throw .badValue("0", of: .amount) }
        start = try arguments.date("start")
        if start == nil, pace.isCourse { throw .missingOption(PlanOptions.start) }
        box = try Box(arguments)
        label = try Label(arguments, pace)
        name = arguments["name"]
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
        // What is to be said of it is said before it is used.
        let judgement = environment.plans.judge(
            Array(text.utf8), from: output ?? "plan.toml", at: environment.now(), isDraft: true)
        environment.tell(judgement.problems)
        // Nothing is written that is not read back as it was meant.
        guard written?.medication(medication.key) == medication else { throw .invalid }
        guard let target else {
            return try session.write(PlanWriter.lines(plan, remarks: remarks))
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
            throw .usage(.missingOption(PlanOptions.name))
        }
        let key = key ?? Self.key(of: name)
        guard Medication.isKey(key) else { throw .usage(.badValue(key, of: .key)) }
        let preparation = box.preparation ?? titration.map { box.cutting($0.preparation) }
        let zone = (try? environment.plans.zones.zone(.local)) ?? .utc
        let start = start ?? zone.date(at: environment.now())
        do throws(UsageError) {
            if let medication = try prescription(key, name, preparation, start) {
                return label.written(onto: medication)
            }
        } catch {
            throw .usage(error)
        }
        return label.written(
            onto: try course(key, name, preparation, start, titration, in: environment))
    }

    /// `Vitamin D 20,000` as `vitamin-d-20-000`, where that is a key.
    private static func key(of name: String) -> String {
        let letters = name.lowercased().withoutMarks.map { letter in
            letter.isASCII && (letter.isLetter || letter.isNumber) ? letter : "-"
        }
        let words = String(letters).split(separator: "-").joined(separator: "-")
        return words.isEmpty ? name : String(words.prefix(Limits.keyLength))
    }
}
