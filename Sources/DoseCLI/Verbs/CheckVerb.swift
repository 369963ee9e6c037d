import ControlProtocol
import Installation
import Words

/// Says what is wrong with a plan, or with the settings.
struct CheckVerb: Verb, Equatable {
    static let manual = Manual(
        "check", summary: Sentence("say what is wrong with a plan or the settings"),
        words: "[FILE]",
        text: [
            [
                Sentence(
                    "Prints every problem of FILE with its line and column; it sees by itself whether that is a plan or a dosed.toml."
                ),
                Sentence("FILE - is the standard input."),
            ],
            [
                Sentence(
                    "Without FILE it reads the plan and the settings that the daemon uses; without a daemon, those in their usual places."
                ),
                Sentence(
                    "The exit status is 1 if there are errors; a plan with warnings is accepted."),
            ],
        ],
        examples: [
            .init(
                command: "dosectl check draft.toml", meaning: Sentence("before it is put in place"))
        ]
    )

    /// Nil for those of the daemon; `-` for the standard input.
    var file: String?

    init(file: String? = nil) {
        self.file = file
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        file = arguments.next()
    }

    func run(in session: Session) throws(Failure) {
        var reports: [CheckReport] = []
        if let file {
            reports = [try report(file, in: session)]
        } else {
            let (plan, settings) = try ownFiles(in: session)
            // That there are no settings is no mistake; that there is no plan is told last.
            if let found = try? report(settings, in: session, isOwn: true) { reports = [found] }
            do throws(Failure) {
                reports.insert(try report(plan, in: session, isOwn: true), at: 0)
            } catch {
                try show(reports, in: session)
                throw error
            }
        }
        try show(reports, in: session)
        if !reports.allSatisfy(\.isValid) { throw .invalid }
    }

    private func report(
        _ file: String?, in session: Session, isOwn: Bool = false
    ) throws(Failure) -> CheckReport {
        let source = try PlanSource(file, in: session.environment, isOwn: isOwn)
        return CheckReport(file: source.name, try source.checked())
    }

    private func show(_ reports: [CheckReport], in session: Session) throws(Failure) {
        if session.isJSON {
            guard var report = reports.first else { return }
            report.others = reports.count > 1 ? Array(reports.dropFirst()) : nil
            return try session.show(report) { _ in [] }
        }
        for report in reports {
            session.environment.tell(report.found)
            try session.print([session.screen().check(report)])
        }
    }

    /// The plan and the settings that the daemon reads; where none answers, those in their usual places.
    private func ownFiles(in session: Session) throws(Failure) -> (plan: String?, settings: String)
    {
        let variables = session.environment.variables
        do throws(Failure) {
            let reply = try session.daemon().ask(ControlCall("Status"), StatusReply.self)
            func file(_ part: Wire.Health.Part) -> String? {
                reply.status.health.first { $0.part == part }?.file
            }
            if let plan = file(.plan), let settings = file(.settings) { return (plan, settings) }
        } catch {}
        guard let paths = Paths(variables) else { throw .noPlanFolder }
        session.environment.printError(
            "dosectl: \(session.screen().usualPlaces)\n")
        return (paths.plan, paths.settings)
    }
}
