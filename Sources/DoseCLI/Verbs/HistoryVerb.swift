import ControlProtocol
import DoseCore
import Words

/// The newest records of the ledger, or what became of the doses.
struct HistoryVerb: Verb, Equatable {
    static let manual = Manual(
        "history", summary: Sentence("what was recorded, the newest first"),
        words: "[missed] [MONTH]",
        options: [
            Option("limit", value: "N", help: Sentence("how many records; 50 without it")),
            Option("medication", value: "NAME", help: Sentence("those of one medicine")),
            Option(
                "since", value: "DATE",
                help: Sentence("all since then: 2026-11-01, yesterday, today")),
            Option("month", help: Sentence("a month as a grid: this one, or MONTH, as 2026-11")),
        ],
        text: [
            [
                Sentence("Prints the records: their number, when they were made, and how."),
                Sentence(
                    "With missed it prints the doses of the last 30 days that were missed, and not recorded as taken since."
                ),
                Sentence(
                    "With --month it prints a row for each medicine and a sign for each day, taken or missed; without MONTH it is the month of today."
                ),
            ]
        ],
        examples: [
            .init(command: "dosectl history missed", meaning: Sentence("what was missed")),
            .init(command: "dosectl history --month", meaning: Sentence("this month as a grid")),
            .init(
                command: "dosectl history --medication baclofen --since 2026-11-01",
                meaning: Sentence("its records")),
        ])

    /// Nil for as many as the daemon gives unasked, or since a date all.
    var limit: Int?
    var medication: String?
    var since: TodayVerb.Day?
    var content = Content.records

    enum Content: Equatable, Sendable {
        case records
        case missed
        /// By its first date; nil for that of today.
        case month(CivilDate?)
    }

    init(limit: Int? = nil, medication: String? = nil, since: TodayVerb.Day? = nil) {
        self.limit = limit
        self.medication = medication
        self.since = since
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        limit = try arguments["limit"].map { text throws(UsageError) in
            guard let limit = Int(text), limit > 0 else { throw .badValue(text, of: .limit) }
            return limit
        }
        medication = arguments["medication"]
        since = try arguments.day("since")
        if arguments.isGiven("month") {
            if since != nil { throw .together("--month", "--since") }
            let word = arguments.next()
            let first = word.flatMap { CivilDate("\($0)-01") }
            if let word, first.map({ !Limits.years.contains($0.year) }) ?? true {
                throw .badValue(word, of: .month)
            }
            content = .month(first)
        } else if arguments.last(where: { $0 == "missed" }) != nil {
            content = .missed
        }
        if limit != nil, content != .records {
            throw .together("--limit", content == .missed ? "missed" : "--month")
        }
    }

    func run(in session: Session) throws(Failure) {
        switch content {
        case .month(let first): try showMonth(first, in: session)
        case .missed: try showMissed(in: session)
        case .records: try showRecords(in: session)
        }
    }

    /// Prints each portion as it comes, and keeps none: a ledger may hold a million records.
    ///
    /// A reply holds no more than `ControlLimits.historyEntries`; as JSON each is a line of its own. While one is read and
    /// printed the daemon works on the next: records are numbered in a row, but for those that are missing, and then it
    /// is asked once more.
    private func showRecords(in session: Session) throws(Failure) {
        let filter = try filter(in: session)
        let daemon = try session.daemon()
        var wanted = limit ?? (since == nil ? ControlLimits.historyEntriesByDefault : Int.max)
        var oldest = Int.max
        var printed = PrintedHistory()
        // The catalog is opened once, and not at all for JSON.
        lazy var screen = session.screen()
        func asked() -> Int {
            filter == nil ? min(wanted, ControlLimits.historyEntries) : ControlLimits.historyEntries
        }
        var sent: DaemonSocket.Sent? = daemon.send(call(for: asked(), before: nil))
        while let call = sent {
            let count = asked()
            let more = filter == nil ? wanted - count : count
            let guess = oldest == .max ? 0 : oldest - count
            let ahead =
                guess > 1 && more > 0 ? daemon.send(self.call(for: more, before: guess)) : nil
            let portion = try daemon.read(try daemon.reply(to: call), HistoryReply.self)
            let (numbers, isFirst) = (portion.numbers, oldest == .max)
            // One that goes back to where it was would never end.
            let isNew = (numbers.max() ?? .max) < oldest
            let kept = filter?.kept(of: portion, atMost: wanted) ?? portion
            wanted -= kept.numbers.count
            oldest = min(oldest, numbers.min() ?? .max)
            let goesOn = isNew && wanted > 0 && !(filter?.isOver(with: portion) ?? false)
            sent =
                goesOn
                ? guess == oldest && ahead != nil
                    ? ahead : daemon.send(self.call(for: asked(), before: oldest)) : nil
            if isNew && !kept.numbers.isEmpty || isFirst && !goesOn {
                try session.show(kept) { _ in screen.history(kept, after: &printed) }
            }
        }
        if !session.isJSON {
            try session.print(screen.end(of: printed, isWhole: filter == nil))
        }
    }

    private func call(for wanted: Int, before: Int?) -> ControlCall {
        ControlCall("History", limit: min(wanted, ControlLimits.historyEntries), before: before)
    }

    /// Nil where all is to be told.
    private func filter(in session: Session) throws(Failure) -> RecordFilter? {
        if medication == nil, since == nil { return nil }
        let (daemon, status) = try ask(session)
        return RecordFilter(
            medication: try key(among: status),
            since: since?.date(from: try today(status, daemon)).description)
    }
}

/// Which records are told.
struct RecordFilter {
    var medication: String?
    /// As a stamp begins.
    var since: String?

    func kept(of portion: HistoryReply, atMost limit: Int) -> HistoryReply {
        let told = Set(portion.entries.filter(isMeant).map(\.number))
        let oldest = portion.numbers.min() ?? 0
        var kept = portion
        kept.entries = Array(
            portion.entries.filter { entry in
                // What was taken back is told with what it took back, which may be in the next portion.
                isMeant(entry) || entry.undoes.map { told.contains($0) || $0 < oldest } ?? false
            }.prefix(limit))
        kept.unreadable = []
        return kept
    }

    private func isMeant(_ entry: Wire.Entry) -> Bool {
        let key = entry.medication ?? entry.dose?.prefix { $0 != "/" }.description
        return (medication.map { $0 == key } ?? true) && (since.map { entry.at >= $0 } ?? true)
    }

    /// Whether all that follows is older.
    func isOver(with portion: HistoryReply) -> Bool {
        guard let since, !portion.entries.isEmpty else { return portion.numbers.isEmpty }
        return portion.entries.allSatisfy { $0.at < since }
    }
}
