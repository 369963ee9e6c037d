import ControlProtocol
import Words

/// Prints every change as it happens.
struct WatchVerb: Verb, Equatable {
    static let manual = Manual(
        "watch", summary: Sentence("print every change as it happens"),
        options: [
            Option(
                "format", value: "BAR",
                help: Sentence("a line for waybar, i3blocks, tmux, or json for another"))
        ],
        text: [
            [
                Sentence("Prints one line for each change until it is interrupted."),
                Sentence("With --json each line has the status and the new records."),
            ],
            [
                Sentence(
                    "With --format it prints what a status bar shows, and the same as --json for json: it goes on when dosed is started again, and ends with the bar."
                ),
                Sentence("dosed-desktop(7) has the lines for the bar."),
            ],
        ],
        examples: [
            .init(
                command: "dosectl watch --format tmux", meaning: Sentence("the next dose, in short")
            )
        ])

    /// Nil for a person or a script.
    let format: BarFormat?

    init(_ format: BarFormat? = nil) { self.format = format }

    init(_ arguments: inout Arguments) throws(UsageError) {
        try arguments.refuse("json", with: "format")
        guard let said = arguments["format"] else {
            format = nil
            return
        }
        guard let known = BarFormat(rawValue: said) else { throw .badValue(said, of: .bar) }
        format = known
    }

    func run(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        let output = session.environment.output
        session.environment.endOnInterrupt()
        // A bar that ended leaves nobody behind.
        guard let format else {
            var before: Wire.Overview?
            try daemon.watch(until: output) { watched throws(Failure) in
                let now = ReadingClock.instant(watched.status.now)
                try session.show(watched, at: now) { $0.changes(watched, since: before) }
                before = watched.status
            }
            return
        }
        var last: String?
        try daemon.watchOn(until: output) { watched throws(Failure) in
            let line = line(watched, format, in: session)
            if line != last { try session.write([line]) }
            last = line
        }
    }

    private func line(_ watched: WatchReply?, _ format: BarFormat, in session: Session) -> String {
        let now = watched.flatMap { ReadingClock.instant($0.status.now) }
        // A tmux has the locale of its terminal; JSON is UTF-8 anywhere.
        let screen =
            format == .tmux
            ? session.screen(at: now) : session.page(at: now ?? session.environment.now())
        return format.line(screen.bar(watched?.status)) ?? .harmlessJSON(of: Watched(watched))
    }

    /// As `--json` has it, and without a status where no daemon runs.
    private struct Watched: Encodable {
        let status: Wire.Overview?
        let entries: [Wire.Entry]

        init(_ reply: WatchReply?) {
            status = reply?.status
            entries = reply?.entries ?? []
        }
    }
}
