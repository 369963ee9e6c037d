import ControlProtocol
import DoseCore
import Glibc
import Installation
import PlanFile
import Words

/// One run of `dosectl setup`: what is there, what is answered, and what was done with it.
struct Setup {
    let session: Session
    let words: SetupWords
    private(set) var isWritten = false

    init(_ session: Session, _ words: SetupWords) {
        self.session = session
        self.words = words
    }

    var environment: Environment { session.environment }

    // MARK: By questions

    mutating func ask(given: [String: String], mayStart: Bool) throws(Failure) {
        guard environment.ask != nil else { throw .nobodyToAsk }
        let target = try target()
        let plan = target.text.flatMap { PlanFile.read($0).plan }
        let known = plan?.medications ?? []
        var questions = MedicineQuestions(
            Interview(in: environment, words, given: given), in: session, target,
            known: Dictionary(known.map { ($0.key, $0.name) }) { first, _ in first },
            zone: (try? environment.plans.zones.zone(plan?.zone ?? .local)) ?? .utc)
        questions.interview.tell(words.intro(plan?.medications.map(\.name)) + [""])
        var answered: [MedicineQuestions.Answered] = []
        while let next = try questions.medicine(isFirst: answered.isEmpty) { answered.append(next) }
        guard !answered.isEmpty else {
            questions.interview.tell([words.nothingChanged])
            return
        }
        try write(answered, into: target)
        var interview = questions.interview
        if try start(
            mayStart: mayStart,
            { () throws(Failure) in
                try interview.ask("mayStart", words.mayStart, usual: true)
            })
        {
            acceptBegun(answered)
            if try interview.ask("mayTest", words.mayTest, usual: true) { try test() }
        }
        tellNext()
    }

    // MARK: By options

    mutating func write(saying options: [String], mayStart: Bool) throws(Failure) {
        let target = try target()
        let new = try PlanNewVerb(saying: options).made(in: environment)
        let text = try target.text(adding: [new]) ?? ""
        _ = try new.judged(in: text, from: target.path, in: environment)
        let answered = [MedicineQuestions.Answered(new: new, isBegun: false)]
        if session.isJSON {
            try save(answered, text, into: target)
            let isRunning = try start(mayStart: mayStart) { true }
            return try session.show(
                Report(
                    file: target.path, before: target.before, medication: new.medication.key,
                    isRunning: isRunning)
            ) { _ in [] }
        }
        try write(answered, into: target)
        if try start(mayStart: mayStart, { true }) { acceptBegun(answered) }
        tellNext()
    }

    /// What `--json` prints.
    struct Report: Encodable {
        let file: String
        let before: String?
        let medication: String
        let isRunning: Bool

        enum CodingKeys: String, CodingKey {
            case file, before, medication
            case isRunning = "running"
        }
    }

    // MARK: The plan

    /// The plan of the daemon that answers, or else the one in its usual place.
    private func target() throws(Failure) -> PlanTarget {
        let file = status?.health.first { $0.part == .plan }?.file
        guard let path = file ?? Paths.plan(environment.variables) else { throw .noPlanFolder }
        let target = try PlanTarget(path, in: environment)
        guard target.text == nil, target.isThere else { return target }
        environment.tell(
            environment.plans.judge(fileAt: path, at: environment.now()).problems)
        environment.printError("dosectl: \(words.planHasMistakes(path.harmless).withPlainSpaces)\n")
        throw .told(.failed)
    }

    private mutating func write(
        _ answered: [MedicineQuestions.Answered], into target: PlanTarget
    ) throws(Failure) {
        let text = try target.text(adding: answered.map(\.new)) ?? ""
        try save(answered, text, into: target)
        let screen = session.screen()
        let goesOn = answered.compactMap(\.new.goesOn).map(screen.goesOn)
        tell([""] + words.written(target.path, before: target.before) + goesOn)
    }

    private mutating func save(
        _ answered: [MedicineQuestions.Answered], _ text: String, into target: PlanTarget
    ) throws(Failure) {
        // Nothing is written that is not read back as it was meant.
        let plan = PlanFile.read(text).plan
        guard answered.allSatisfy({ plan?.medication($0.new.medication.key) == $0.new.medication })
        else { throw .invalid }
        func write() throws(Failure) { try target.write(text, mayReplace: false) }
        guard status != nil else {
            try write()
            isWritten = true
            return
        }
        let adoption = try Adoption(in: session, write)
        isWritten = true
        if !adoption.isSeen { tell([words.notRead]) }
    }

    // MARK: Words

    var status: Wire.Overview? {
        try? session.daemon().ask(ControlCall("Status"), StatusReply.self).status
    }

    func tell(_ lines: [String]) {
        guard !session.isJSON else { return }
        // The plan is written, whoever reads this.
        try? environment.print(
            lines.map { session.style.said($0) + "\n" }.joined())
    }

    func tellLeft() {
        tell(["", isWritten ? words.leftAfterWriting : words.nothingChanged])
        if isWritten, status == nil { tell([words.notStarted(toStart)]) }
    }

    /// What comes first, by the daemon that rings it.
    private func tellNext() {
        guard let status else { return }
        let doses = status.takeable + status.next
        let first = doses.min { $0.due < $1.due }
        let today = ReadingClock.Stamp(status.now)?.date
        if let first, let date = CivilDate(first.date), let time = CivilTime(first.time) {
            tell([words.next(first.name, first.amount.amount, date, time, today: today)])
        }
        tell([words.lookAgain])
    }
}
