import DoseCore
import Installation
import PlanFile
import Planning
import TOMLText

/// Writes a plan: from a protocol, from a pace, or as a box or a prescription says it.
struct PlanNewVerb: Verb, Equatable {
    let pace: Pace
    /// Nil for what has no times: it is taken when needed, or at equal stretches.
    let when: When?
    let largest: Amount?
    /// Nil for today.
    let start: CivilDate?
    let box: Box
    let label: Label
    let variants: [SaidVariant]
    let name: String?
    let key: Medication.Key?
    /// Nil for the standard output.
    let output: String?
    let mayReplace: Bool

    init(_ arguments: inout Arguments) throws(UsageError) {
        pace = try Pace(&arguments)
        when = try When(arguments, without: pace.withoutTimes)
        largest = try arguments.amount("largest")
        if largest == .zero { throw .badValue("0", of: .amount) }
        start = try arguments.date("start")
        if start == nil, pace.isCourse { throw .missingOption(PlanOptions.start) }
        box = try Box(arguments)
        label = try Label(arguments, pace)
        variants = try arguments["on"].map(SaidVariant.list) ?? []
        if !variants.isEmpty {
            guard case .steady = pace else {
                let option = ["from", "steps", "row", "as-needed"].first { arguments.isGiven($0) }
                throw .together("--on", option.map { "--\($0)" } ?? "a protocol")
            }
        }
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
        let new = try made(in: session.environment)
        let environment = session.environment
        let target = try output.map { path throws(Failure) in
            try PlanTarget(path, in: environment)
        }
        let text =
            try target?.text(with: new, mayReplace: mayReplace) ?? PlanTarget.text(of: new)
        let written = try new.judged(in: text, from: output ?? "plan.toml", in: environment)
        guard let target else {
            return try session.write(PlanWriter.lines(new.plan, remarks: new.remarks))
        }
        try target.write(text, mayReplace: mayReplace)
        try session.print(session.screen().written(new.plan, into: written, target, new.goesOn))
    }

    /// The medication that is asked for.
    func made(in environment: Environment) throws(Failure) -> NewMedication {
        let titration = try titration(environment)
        let medication = try medication(titration, in: environment)
        let goesOn = goesOn(titration, last: medication.steps.last?.dailyAmount ?? .zero)
        return NewMedication(
            medication: medication,
            remarks: remarks(titration) + [goesOn?.remark].compactMap(\.self),
            goesOn: goesOn)
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
        let key = key ?? Medication.key(of: name)
        guard Medication.isKey(key) else { throw .usage(.badValue(key, of: .key)) }
        let preparation = box.preparation ?? titration.map { box.cutting($0.preparation) }
        let zone = (try? environment.plans.zones.zone(.local)) ?? .utc
        let start = start ?? zone.date(at: environment.now())
        do throws(UsageError) {
            if var medication = try prescription(key, name, preparation, start) {
                let profile = environment.plans.profile(fitting: [name, key])
                medication.profile = profile?.name
                if pace.isCourse { medication.reviewEvery = profile?.review?.bound }
                return label.written(onto: medication)
            }
        } catch {
            throw .usage(error)
        }
        return label.written(
            onto: try course(key, name, preparation, start, titration, in: environment))
    }
}
