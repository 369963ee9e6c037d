import DoseCore
import Installation
import PlanFile
import Planning
import Words

/// What is asked of one medicine; the answers are options of `plan new`, which makes the medication.
struct MedicineQuestions {
    var interview: Interview
    let session: Session
    /// The names of those that are there or were answered, by their keys.
    var known: [Medication.Key: String]
    let zone: Zone
    /// What is written to in the end, and what was answered for it until now.
    let target: PlanTarget
    private(set) var answered: [NewMedication] = []

    init(
        _ interview: Interview, in session: Session, _ target: PlanTarget,
        known: [Medication.Key: String], zone: Zone
    ) {
        (self.interview, self.session, self.target) = (interview, session, target)
        (self.known, self.zone) = (known, zone)
    }

    struct Answered: Equatable {
        let new: NewMedication
        /// Whether the person has begun it before.
        let isBegun: Bool
    }

    private var words: SetupWords { interview.words }
    private var environment: Environment { session.environment }
    var today: CivilDate { zone.date(at: environment.now()) }

    /// Nil where the person names none.
    mutating func medicine(isFirst: Bool) throws(Failure) -> Answered? {
        while true {
            guard let name = try name(isFirst: isFirst) else { return nil }
            var next: Answered?
            do throws(Failure) {
                next = try answers(of: name)
            } catch .left {
                throw .left
            } catch .nobodyToAsk {
                throw .nobodyToAsk
            } catch {
                let problem = session.screen().message(error, of: PlanNewVerb.manual.name)
                interview.tell([problem, words.cannotBe].compactMap(\.self))
            }
            guard let next, try show(next.new) else { continue }
            if try interview.ask("right", words.isRight, usual: false) {
                known[next.new.medication.key] = next.new.medication.name
                answered.append(next.new)
                interview.forget()
                return next
            }
            interview.tell(["", words.onceMore])
            interview.forgetAnswer("right")
        }
    }

    /// What will ring, with what is to be said of it beside all others; false where it cannot be.
    private func show(_ new: NewMedication) throws(Failure) -> Bool {
        let before = try target.text(adding: answered).map { judged($0).problems } ?? []
        let judgement = judged(try target.text(adding: answered + [new]) ?? "")
        // In no file yet, so that no place in one means anything.
        let problems = ProblemWords(words.language)
        let known = Set(before.map { problems.words($0.problem) })
        let found = judgement.problems.map { problems.words($0.problem) }
            .filter { !known.contains($0) }.map { "  \($0)" }
        guard case .valid(let valid) = judgement,
            valid.plan.medication(new.medication.key) == new.medication
        else {
            interview.tell(found + [words.cannotBe])
            return false
        }
        interview.tell(["", words.result, ""])
        let calendar = session.screen().calendar(new.medication, today)
        try session.print(calendar.map { $0.isEmpty ? $0 : "  \($0)" } + [""])
        if !found.isEmpty { interview.tell([words.toBeSeen] + found + [""]) }
        return true
    }

    private func judged(_ text: String) -> Judgement<ValidPlan> {
        environment.plans.judge(
            Array(text.utf8), from: "plan.toml", at: environment.now(), isDraft: true)
    }

    // MARK: The box

    private mutating func name(isFirst: Bool) throws(Failure) -> String? {
        let (words, known) = (words, known)
        let none = "-"
        return try interview.ask(
            "name", isFirst ? words.firstName : words.nextName, usual: none, shown: words.noName
        ) { answer -> Interview.Reading<String?> in
            if answer == none { return .value(nil) }
            guard answer.unicodeScalars.count <= Limits.nameLength, answer.harmless == answer else {
                return .wrong(words.badName(answer))
            }
            let key = Medication.key(of: answer)
            return known[key].map { .wrong(words.holdsAlready($0)) } ?? .value(answer)
        }
    }

    private mutating func answers(of name: String) throws(Failure) -> Answered {
        var options = ["--name=\(name)"]
        let key = Medication.key(of: name)
        if !Medication.isKey(key) { options.append("--key=\(freeKey)") }
        options += try box()
        let titrations = titrations(of: name)
        while true {
            let ways = SetupWay.allCases.filter { $0 != .titration || !titrations.isEmpty }
            let way = try interview.choose("way", words.ways, ways.map { ($0, words.way($0)) })
            if let answers = try answers(way, options, titrations) { return answers }
            interview.forgetAnswer("way")
        }
    }

    /// Nil where another way is meant.
    private mutating func answers(
        _ way: SetupWay, _ box: [String], _ titrations: [TitrationProtocol]
    ) throws(Failure) -> Answered? {
        var options = box
        switch way {
        case .needed:
            options += try needed(options)
            return Answered(new: try made(options), isBegun: false)
        case .titration:
            guard let titration = try titration(titrations) else { return nil }
            let (start, isBegun) = try start(isCourse: true, times: [])
            options += titration + ["--start=\(start)"]
            return Answered(new: try madeToItsEnd(options), isBegun: isBegun)
        case .same, .sometimes, .steps:
            let times = try times()
            options.append("--times=\(times.map(\.description).joined(separator: ","))")
            options +=
                way == .steps ? try steps(at: times, options) : try amount(at: times, options)
            if way == .sometimes { options += try dates() }
            let (start, isBegun) = try start(isCourse: way == .steps, times: times)
            options.append("--start=\(start)")
            return Answered(new: try made(options), isBegun: isBegun)
        }
    }

    /// For a name without a letter that a key may have.
    private var freeKey: String {
        (1...).lazy.map { "medicine-\($0)" }.first { known[$0] == nil } ?? "medicine"
    }

    private mutating func box() throws(Failure) -> [String] {
        let words = words
        let strength = try interview.ask("strength", words.strength, usual: words.notSaid) {
            answer -> Interview.Reading<[String]> in
            if answer == words.notSaid { return .value([]) }
            let text = words.plain(answer)
            let option = [text.contains("/") ? "--strength=\(text)" : "--tablet=\(text)"]
            return words.reading(of: answer, else: words.badStrength(answer)) {
                () throws(UsageError) in
                _ = try PlanNewVerb.Box(try Arguments(option, of: PlanNewVerb.manual))
                return option
            }
        }
        guard strength.first?.hasPrefix("--tablet") ?? false else { return strength }
        return strength
            + (try interview.ask("halves", words.halves, usual: false) ? ["--halves"] : [])
    }

    private mutating func times() throws(Failure) -> [CivilTime] {
        let words = words
        return try interview.ask("times", words.times, usual: "8", shown: "08:00") { answer in
            words.times(answer).map { .value($0) } ?? .wrong(words.badTimes(answer))
        }
    }

    private mutating func amount(
        at times: [CivilTime], _ box: [String]
    ) throws(Failure) -> [String] {
        let words = words
        let preparation = preparation(box)
        let usual = "="
        let shown: String? =
            if let preparation {
                preparation.hasOne
                    ? words.language.amount(preparation.strengths[0].per) : nil
            } else { words.justUsed }
        return try interview.ask(
            "amount", words.amount(at: times), usual: shown == nil ? nil : usual, shown: shown
        ) { answer in
            if answer == usual { return .value([]) }
            return words.amounts(answer, at: times.count, of: preparation).mapped {
                ["--amount=\($0)"]
            }
        }
    }

    func preparation(_ box: [String]) -> Preparation? {
        let options = box.filter { option in
            ["--tablet", "--strength", "--halves"].contains { option.hasPrefix($0) }
        }
        return try? PlanNewVerb.Box(try Arguments(options, of: PlanNewVerb.manual)).preparation
    }

    // MARK: What they make

    func made(_ options: [String]) throws(Failure) -> NewMedication {
        try PlanNewVerb(saying: options).made(in: environment)
    }
}

extension Preparation {
    /// Whether one of it is what a box without a word about the amount means.
    fileprivate var hasOne: Bool {
        strengths.count == 1 && strengths[0].per.grains == strengths[0].per.unit.grains
            && strengths[0].per.unit.dimension != .volume
    }
}

extension PlanNewVerb {
    /// By its options.
    init(saying words: [String]) throws(Failure) {
        do throws(UsageError) {
            var arguments = try Arguments(words, of: Self.manual)
            try self.init(&arguments)
            try arguments.finish()
        } catch {
            throw .usage(error)
        }
    }
}

extension Arguments {
    init(_ words: [String], of manual: Manual) throws(UsageError) {
        try self.init(words, of: manual.name, options: manual.options)
    }
}

extension Interview.Reading {
    func mapped<Other>(_ change: (Value) -> Other) -> Interview.Reading<Other> {
        switch self {
        case .value(let value): .value(change(value))
        case .wrong(let problem): .wrong(problem)
        }
    }
}

extension SetupWords {
    /// As an option reads it; what it finds wrong is said in these words.
    func reading<Value>(
        of said: String, else problem: String, _ read: () throws(UsageError) -> Value
    ) -> Interview.Reading<Value> {
        do throws(UsageError) {
            return .value(try read())
        } catch {
            switch error {
            case .maybeThousands(_, let one, let thousands):
                return .wrong(twoReadings(said, one, thousands))
            case .badValue(_, of: .units): return .wrong(noUnit(said))
            default: return .wrong(problem)
            }
        }
    }

    /// One for each time, with its unit, which nobody is to guess.
    func amounts(
        _ said: String, at count: Int, of preparation: Preparation?
    ) -> Interview.Reading<String> {
        // It is one and a half to some, and one and then a half to others.
        let isTwofold = zip(said, said.dropFirst()).contains { $0 == " " && "½¼¾".contains($1) }
        if isTwofold, count > 1 { return .wrong(badAmount(said, at: count)) }
        let text = plainAmounts(said)
        return reading(of: said, else: badAmount(said, at: count)) { () throws(UsageError) in
            let list = try AmountList(text)
            if list.unit == nil { throw .badValue(said, of: .units) }
            _ = try list.amounts(at: count, of: preparation)
            return text
        }
    }
}
