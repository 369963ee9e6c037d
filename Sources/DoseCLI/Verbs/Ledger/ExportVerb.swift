import ControlProtocol
import DoseCore
import Publishing
import Words

/// Writes what was recorded, or what is planned, in a format of other programs.
struct ExportVerb: Verb, Equatable {
    enum Format: String, CaseIterable, Sendable {
        case json, csv, ics, fhir
    }

    var format: Format
    var file: String?
    var from: TodayVerb.Day?
    var to: TodayVerb.Day?
    /// How many weeks of doses to come a calendar has.
    var weeks = 4
    var mayReplace = false

    static let weeksRange = 1...52

    init(_ format: Format, file: String? = nil) {
        self.format = format
        self.file = file
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        try arguments.refuse("json", with: "format")
        let said = arguments.isGiven("json") ? Format.json.rawValue : arguments["format"]
        guard let said else { throw .missingOption(Self.formatOption) }
        guard let format = Format(rawValue: said) else { throw .badValue(said, of: .format) }
        self.format = format
        file = arguments.next()
        from = try arguments.day("from")
        to = try arguments.day("to")
        mayReplace = arguments.isGiven("force")
        if mayReplace, file == nil { throw .missingWord("FILE") }
        // What is imported again is the whole of it.
        let needless =
            switch format {
            case .json: ["from", "to", "weeks"]
            case .csv, .fhir: ["weeks"]
            case .ics: ["from", "to"]
            }
        if let option = needless.first(where: { arguments.isGiven($0) }) {
            throw .together("--format \(said)", "--\(option)")
        }
        if let said = arguments["weeks"] {
            guard let weeks = Int(said), Self.weeksRange.contains(weeks) else {
                throw .badValue(said, of: .calendarWeeks)
            }
            self.weeks = weeks
        }
    }

    func run(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        let sink = try ExportSink(file, mayReplace: mayReplace, in: session)
        var progress = Progress(session)
        let count =
            switch format {
            case .json: try writeLines(of: daemon, to: sink, &progress)
            case .csv: try writeTable(of: daemon, to: sink, &progress, in: session)
            case .ics: try writeCalendar(of: daemon, to: sink, in: session)
            case .fhir:
                try FHIRExport(
                    daemon, ExportSpan(from: from, to: to, daemon, in: session), in: session
                ).write(to: sink, &progress)
            }
        progress.end()
        try sink.keep()
        if let file {
            try session.print([
                session.screen().text(
                    LedgerWords(session.environment.spoken).exported(file, count, format.unit))
            ])
        }
    }

    /// As they are told.
    private func writeLines(
        of daemon: DaemonSocket, to sink: borrowing ExportSink, _ progress: inout Progress
    ) throws(Failure) -> Int {
        var records = 0
        try daemon.export { lines, done, last throws(Failure) in
            progress.show(done, of: last)
            records = last
            try sink.write(lines)
        }
        return records
    }

    private func writeCalendar(
        of daemon: DaemonSocket, to sink: borrowing ExportSink, in session: Session
    ) throws(Failure) -> Int {
        let (_, today, now) = try daemon.present()
        let days = try daemon.days(from: today, through: today + (weeks * 7 - 1))
        let calendar = DoseCalendar(session).calendar(days, at: now)
        try sink.write(calendar.text)
        return calendar.events.count { $0.text != nil }
    }

    private func writeTable(
        of daemon: DaemonSocket, to sink: borrowing ExportSink, _ progress: inout Progress,
        in session: Session
    ) throws(Failure) -> Int {
        let span = try ExportSpan(from: from, to: to, daemon, in: session)
        let table = DoseTable(in: span.zone)
        var count = 0
        try sink.write(CSV.lines([DoseTable.columns])[0] + "\n")
        try span.days(of: daemon, &progress) { days, _ throws(Failure) in
            let rows = days.flatMap { table.rows(of: $0) }
            count += rows.count
            try sink.write(CSV.lines(rows).map { $0 + "\n" }.joined())
        }
        return count
    }
}

extension ExportVerb.Format {
    /// What is counted of it.
    fileprivate var unit: LedgerWords.Unit {
        switch self {
        case .json: .records
        case .csv: .rows
        case .ics: .doses
        case .fhir: .entries
        }
    }
}
