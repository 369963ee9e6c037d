import ControlProtocol
import DoseCore
import Linux
import Publishing
import Words

/// Prints which pieces go into which compartment of a pill box.
struct PillboxVerb: Verb, Equatable {
    static let html = Option(
        "html", value: "FILE", help: Sentence("as a page to print, into this file"))

    static let manual = Manual(
        "pillbox", summary: Sentence("which pieces go into which compartment of a pill box"),
        words: "[DATE]",
        options: [
            Option("week", help: Sentence("seven days, from DATE on")),
            html,
            Option("force", help: Sentence("replace a file that is there")),
        ],
        text: [
            [
                Sentence("DATE is 2026-12-01, yesterday, today or tomorrow."),
                Sentence(
                    "It goes by the plan and by where each course stands: across a change of step the compartments change with it, and while a course is held they stay."
                ),
                Sentence(
                    "What is taken when needed is not put in, and what no box holds, as drops, is listed beside it; doses that are taken or over are left out."
                ),
                Sentence(
                    "If the plan or the course changes after that, the box is to be filled anew."),
            ]
        ],
        examples: [
            .init(command: "dosectl pillbox", meaning: Sentence("what is left of today")),
            .init(
                command: "dosectl pillbox tomorrow --week",
                meaning: Sentence("the next seven days")),
            .init(
                command: "dosectl pillbox --week --html box.html",
                meaning: Sentence("a week, to print")),
        ])

    let first: TodayVerb.Day
    let isWeek: Bool
    let file: String?
    let mayReplace: Bool

    init(_ arguments: inout Arguments) throws(UsageError) {
        isWeek = arguments.isGiven("week")
        file = arguments["html"]
        mayReplace = arguments.isGiven("force")
        let word = arguments.next() ?? "today"
        guard let day = TodayVerb.Day(word) else { throw .badValue(word, of: .date) }
        first = day
        if mayReplace, file == nil { throw .missingOption(Self.html) }
    }

    func run(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        let (status, today, now) = try daemon.present()
        let first = first.date(from: today)
        let days = try daemon.days(from: first, through: isWeek ? first + 6 : first)
        let box = Pillbox(days: days, questions: status.questions)
        guard let file else {
            try session.show(box) { $0.pillbox(box, today: today) }
            return
        }
        let page = session.screen(at: now).pillboxPage(box, today: today)
        do throws(Errno) {
            try File.write(Array(page.text.utf8), to: file, mayReplace: mayReplace)
        } catch {
            throw Failure(writing: file, error)
        }
        let words = ReportWords(session.screen().language)
        try session.show(PageVerb.Written(file: file)) { [words.pageWritten($0.text(file))] }
    }
}

/// What goes into a pill box, day by day and time by time.
struct Pillbox: Encodable {
    let days: [Day]
    /// What else is taken on these days and no box holds.
    let beside: [Wire.Dose]
    /// How many doses are left out that are taken or over.
    let leftOut: Int
    /// What the plan waits for an answer about: after it the box may be another one.
    let questions: [Wire.Question]

    struct Day: Encodable {
        let date: String
        let compartments: [Compartment]
    }

    struct Compartment: Encodable {
        let time: String
        let doses: [Wire.Dose]
    }

    init(days: [Wire.Day], questions: [Wire.Question]) {
        let all = days.flatMap(\.doses)
        let left = all.filter { $0.state == .awaited || $0.state.isTakeable }
        self.days = days.map { day in
            let doses = left.filter { $0.date == day.date && $0.isForBox }
            let times = Set(doses.map(\.time)).sorted()
            return Day(
                date: day.date,
                compartments: times.map { time in
                    Compartment(time: time, doses: doses.filter { $0.time == time })
                })
        }
        beside = left.filter { !$0.isForBox }
        leftOut = all.count { $0.state != .superseded } - left.count
        self.questions = questions
    }

    /// The times of all days, in their order.
    var times: [String] { Set(days.flatMap(\.compartments).map(\.time)).sorted() }

    enum CodingKeys: String, CodingKey {
        case days, beside
        case leftOut = "left_out"
        case questions
    }
}

extension Wire.Dose {
    /// Whether it is something that lies in a compartment: a tablet, and no drop; of what is told in mg alone it may be.
    fileprivate var isForBox: Bool {
        guard let unit = (portions?.first?.things ?? amount).amount?.unit else { return false }
        switch unit {
        case .tablets, .capsules, .films, .lozenges, .pieces: return true
        case .ng, .mcg, .mg, .g: return equivalent == nil
        default: return false
        }
    }
}
