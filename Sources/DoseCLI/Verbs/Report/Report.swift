import ControlProtocol
import DoseCore
import PlanFile

/// What a report is made of: what the daemon told of its dates.
struct Report {
    let dates: ClosedRange<CivilDate>
    let today: CivilDate
    let now: Instant
    /// Of the daemon.
    let version: String
    let courses: [Wire.CourseReport]
    let questions: [Wire.Question]
    /// What is taken when needed.
    let needs: [Wire.Need]
    /// How many dates a period has.
    let daysOfPeriod: Int
    var periods: [Wire.Period] = []
    /// The same of the last days alone, each medicine in one period; empty where these are all.
    var lately: [Wire.Period] = []
    /// What was noted and decided, the oldest first.
    var entries: [Wire.Entry] = []
    /// How many earlier ones no reply had room for.
    var leftOut = 0
    var marks: DrinkMarks?

    /// As long as it is from one visit to the next while the amount is raised.
    static let latelyDays = 14

    // MARK: Medicines

    struct Medicine: Equatable {
        let key: String
        let name: String
    }

    /// Those of the plan first, in its order, then those of which only the ledger knows.
    var medicines: [Medicine] {
        let planned = courses.map { Medicine(key: $0.medication, name: $0.name) }
        let known = Set(planned.map(\.key)).union(needs.map(\.medication))
        var others: [Medicine] = []
        for period in periods where !known.contains(period.medication) {
            let medicine = Medicine(key: period.medication, name: period.name)
            if others.last != medicine, !others.contains(medicine) { others.append(medicine) }
        }
        return planned + others
    }

    func course(of key: String) -> Wire.CourseReport? { courses.first { $0.medication == key } }

    // MARK: How it was taken

    static func adherence(of key: String, in periods: [Wire.Period]) -> Adherence {
        periods.reduce(into: Adherence()) { if $1.medication == key { $0 += $1.adherence } }
    }

    func taken(of key: String) -> Wire.Quantity? {
        let amounts = periods.filter { $0.medication == key }.compactMap(\.taken.amount)
        return amounts.isEmpty ? nil : Wire.Quantity(amounts.reduce(.zero, +))
    }

    // MARK: What was noted

    struct Observed {
        let date: CivilDate
        let observation: Wire.Observation
    }

    func observed(_ kind: Observation.Kind) -> [Observed] {
        entries.compactMap { entry in
            guard let observation = entry.observation, observation.kind == kind,
                let date = entry.date.flatMap({ CivilDate($0) })
            else { return nil }
            return Observed(date: date, observation: observation)
        }
    }

    /// The person's words, of a note or of anything else that was noted.
    private var said: [Observed] {
        entries.compactMap { entry in
            guard let observation = entry.observation, observation.note != nil,
                let date = entry.date.flatMap({ CivilDate($0) })
            else { return nil }
            return Observed(date: date, observation: observation)
        }
    }

    /// A note that ends with a question mark is for the visit; with that of Arabic and of Chinese, too.
    private static func isQuestion(_ observed: Observed) -> Bool {
        let last = observed.observation.note?.last { !$0.isWhitespace }
        return observed.observation.kind == .note && last.map { "?؟？".contains($0) } ?? false
    }

    var notes: [Observed] { said.filter { !Self.isQuestion($0) } }
    var askedByPerson: [Observed] { said.filter(Self.isQuestion) }

    // MARK: What was decided

    /// What was done to the courses, and how they went on where that was no matter of course.
    var decisions: [Wire.Entry] {
        entries.filter { entry in
            switch entry.event {
            case .held, .resumed, .steppedBack: true
            case .placed:
                switch entry.placed {
                case .asked, .paused, .accepted, .kept, .moved: true
                case .found, .waiting, nil: false
                }
            case .planAdopted, .raised, .snoozed, .taken, .skipped, .missed, .superseded,
                .extraIntake, .told, .diary, .stock, .undone:
                false
            }
        }
    }

    /// The date from which it acts.
    static func date(of decision: Wire.Entry) -> CivilDate? {
        decision.from.flatMap { CivilDate(String($0.prefix(10))) }
    }
}

/// What `--json` prints.
struct ReportValues: Encodable {
    let from: String
    let through: String
    let courses: [Wire.CourseReport]
    let questions: [Wire.Question]
    let needs: [Wire.Need]
    let periods: [Wire.Period]
    let lately: [Wire.Period]
    let entries: [Wire.Entry]
    let leftOut: Int

    init(_ report: Report) {
        from = report.dates.lowerBound.description
        through = report.dates.upperBound.description
        courses = report.courses
        questions = report.questions
        needs = report.needs
        periods = report.periods
        lately = report.lately
        entries = report.entries
        leftOut = report.leftOut
    }
}
