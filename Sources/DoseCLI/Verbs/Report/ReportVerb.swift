import ControlProtocol
import DoseCore
import Linux
import Publishing
import Words

/// Tells the treatment for the visit to the prescriber, on the screen or as a page to print.
struct ReportVerb: Verb, Equatable {
    static let html = Option(
        "html", value: "FILE", help: Sentence("write a page to print; - prints it"))

    static let manual = Manual(
        "report", summary: Sentence("the treatment for the visit, on the screen or to print"),
        options: [
            Option(
                "from", value: "DATE",
                help: Sentence("the first date; without it that of the treatment")),
            Option("to", value: "DATE", help: Sentence("the last date; today without it")),
            html,
            Option("force", help: Sentence("replace a file that is there")),
        ],
        text: [
            [
                Sentence(
                    "Tells where the courses stand, how the doses were taken, what was noted, what was asked and decided, and the questions for the visit."
                ),
                Sentence(
                    "With --html it is one page that needs no network, to print on A4, with the picture of the treatment."
                ),
            ],
            [
                Sentence(
                    "A note of the diary that ends with a question mark is a question for the visit: dosectl diary note \"May I drive?\""
                ),
                Sentence("DATE is 2026-12-01, yesterday or today."),
            ],
        ],
        examples: [
            .init(command: "dosectl report", meaning: Sentence("the treatment, in short")),
            .init(
                command: "dosectl report --html report.html", meaning: Sentence("a page to print")),
            .init(
                command: "dosectl report --from 2026-11-01 --to yesterday",
                meaning: Sentence("of some dates")),
        ])

    let from: TodayVerb.Day?
    let to: TodayVerb.Day?
    /// `-` for the standard output; nil for the screen.
    let file: String?
    let mayReplace: Bool

    init(_ arguments: inout Arguments) throws(UsageError) {
        from = try Self.day("from", arguments)
        to = try Self.day("to", arguments)
        try arguments.refuse("json", with: "html")
        file = arguments["html"]
        mayReplace = arguments.isGiven("force")
        if mayReplace, file == nil { throw .missingOption(Self.html) }
    }

    private static func day(
        _ option: String, _ arguments: Arguments
    ) throws(UsageError) -> TodayVerb.Day? {
        let day = try arguments.day(option)
        if case .date(let date) = day, !Limits.years.contains(date.year) {
            throw .badValue(arguments[option] ?? "", of: .year)
        }
        return day
    }

    func run(in session: Session) throws(Failure) {
        let report = try ReportSource(session: session).report(from: from, through: to)
        guard let file else {
            try session.show(ReportValues(report), at: report.now) { $0.report(report) }
            return
        }
        let page = session.page(at: report.now).page(report).text
        if file == "-" {
            try session.write([String(page.dropLast())])
            return
        }
        do throws(Errno) {
            try File.write(Array(page.utf8), to: file, mayReplace: mayReplace)
        } catch {
            throw Failure(writing: file, error)
        }
        try session.print([ReportWords(session.screen().language).written(session.style.text(file))]
        )
    }
}

extension Session {
    /// What makes pages, which are in UTF-8 and have no colours, wherever the command runs.
    func page(at now: Instant) -> Screen {
        var screen = screen(at: now)
        screen = Screen(
            style: Style(hasColour: false, isUTF8: true), clock: screen.clock,
            language: screen.language, reread: screen.reread)
        return screen
    }
}
