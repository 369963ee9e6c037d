import ControlProtocol
import DoseCore
import Installation
import Linux
import Publishing
import Words

/// Writes the morning's page: the doses of today, where the courses stand, and what was noted last.
struct PageVerb: Verb, Equatable {
    static let html = Option(
        "html", value: "FILE", help: Sentence("into this file; else into the person's cache"))

    static let manual = Manual(
        "page", summary: Sentence("the day as a page, to look at or to print"),
        options: [
            html,
            Option("force", help: Sentence("replace a file that is there")),
            Option("open", help: Sentence("show it in the browser")),
            Option("watch", help: Sentence("keep it up to date until it is interrupted")),
        ],
        text: [
            [
                Sentence(
                    "Writes one page that needs no network: the doses of today with what became of them, where the courses stand, how much is in the body where that is known, and what was noted in the last days."
                ),
                Sentence(
                    "With --watch it is written again at every change, and a browser that shows it reads it again each minute."
                ),
            ]
        ],
        examples: [
            .init(command: "dosectl page --open", meaning: Sentence("the day in the browser")),
            .init(
                command: "dosectl page --html day.html", meaning: Sentence("the day, to print")),
        ])

    /// Nil for the place of its own, where it is always replaced.
    let file: String?
    let mayReplace: Bool
    let opens: Bool
    let watches: Bool

    /// After so many seconds a browser reads a page again that is kept up to date.
    static let refresh = 60

    init(_ arguments: inout Arguments) throws(UsageError) {
        file = arguments["html"]
        mayReplace = arguments.isGiven("force")
        opens = arguments.isGiven("open")
        watches = arguments.isGiven("watch")
        try arguments.refuse("json", with: "watch")
        if mayReplace, file == nil { throw .missingOption(Self.html) }
    }

    /// What `--json` prints.
    struct Written: Encodable {
        let file: String
    }

    func run(in session: Session) throws(Failure) {
        let path = try path(in: session)
        if !watches {
            try write(try MorningPage(in: session), to: path, mayReplace, session)
            try told(path, session)
            return
        }
        let daemon = try session.daemon()
        session.environment.endOnInterrupt()
        var isFirst = true
        try daemon.watch(until: session.environment.output) { _ throws(Failure) in
            try write(
                try MorningPage(in: session), to: path, mayReplace || !isFirst, session)
            if isFirst { try told(path, session) }
            isFirst = false
        }
    }

    private func told(_ path: String, _ session: Session) throws(Failure) {
        let words = ReportWords(session.screen().language)
        try session.show(Written(file: path)) { [words.pageWritten($0.text(path))] }
        guard opens else { return }
        guard (try? session.environment.execute(["xdg-open", path])) == 0 else {
            session.environment.printError(
                "dosectl: \(words.notOpened("xdg-open", session.style.text(path)))\n")
            throw .told(.failed)
        }
    }

    private func write(
        _ page: MorningPage, to path: String, _ mayReplace: Bool, _ session: Session
    ) throws(Failure) {
        let text = session.page(at: page.now).page(page, isKept: watches).text
        do throws(Errno) {
            if file == nil { try Folder.create(File.folder(of: path)) }
            try File.write(
                Array(text.utf8), to: path, mayReplace: file == nil || mayReplace)
        } catch {
            throw Failure(writing: path, error)
        }
    }

    private func path(in session: Session) throws(Failure) -> String {
        if let file { return file }
        let variables = session.environment.variables
        guard let cache = variables.folder("XDG_CACHE_HOME", belowHome: ".cache") else {
            throw .usage(.missingOption(Self.html))
        }
        return "\(cache)/dosed/page.html"
    }
}

/// What the morning's page is made of.
struct MorningPage {
    let status: Wire.Overview
    let now: Instant
    let today: CivilDate
    /// Those of the last days, today's last.
    let diary: [Wire.DiaryDay]
    /// Nil where no profile says how fast a medicine comes and goes, or it is not known of which.
    let curves: DayCurves?

    init(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        (status, today, now) = try daemon.present()
        diary = try daemon.diary(from: today - (DiaryVerb.daysShown - 1), through: today)
        var quiet = session.environment
        // What is wrong with a profile is told by "dosectl curve" and "dosectl check".
        quiet.printError = { _ in }
        curves = try? CurveVerb().curves(
            in: Session(quiet, isJSON: session.isJSON, socket: session.socket))
    }
}
