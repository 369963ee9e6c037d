import ControlProtocol
import DoseCore
import Words

/// What was planned and recorded of one day.
struct TodayVerb: Verb, Equatable {
    static let manual = Manual(
        "today", summary: Sentence("the doses of a day and what became of them"), words: "[DATE]",
        text: [
            [
                Sentence("DATE is 2026-12-01, yesterday, today or tomorrow.")
            ]
        ],
        examples: [
            .init(command: "dosectl today", meaning: Sentence("the doses of today")),
            .init(command: "dosectl today yesterday", meaning: Sentence("those of the day before")),
        ])

    let day: Day

    enum Day: Equatable, Sendable {
        case date(CivilDate)
        /// Counted from today; the daemon knows which day that is in the plan's zone.
        case offset(Int)

        func date(from today: CivilDate) -> CivilDate {
            switch self {
            case .date(let date): date
            case .offset(let days): today + days
            }
        }

        init?(_ word: String) {
            switch word {
            case "today": self = .offset(0)
            case "yesterday": self = .offset(-1)
            case "tomorrow": self = .offset(1)
            default:
                guard let date = CivilDate(word) else { return nil }
                self = .date(date)
            }
        }
    }

    init(day: Day) {
        self.day = day
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        let word = arguments.next() ?? "today"
        guard let day = Day(word) else { throw .badValue(word, of: .date) }
        self.init(day: day)
    }

    func run(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        let reply = try daemon.ask(
            ControlCall("Today", date: try date(by: daemon)), DayReply.self)
        try session.show(reply) { $0.day(reply.day, questions: reply.questions) }
    }

    private func date(by daemon: DaemonSocket) throws(Failure) -> String? {
        switch day {
        case .date(let date): return date.description
        case .offset(0): return nil
        case .offset:
            let today = try daemon.ask(ControlCall("Status"), StatusReply.self).status.today.date
            guard let date = CivilDate(today) else { throw .daemon(.garbled(path: daemon.path)) }
            return day.date(from: date).description
        }
    }
}
