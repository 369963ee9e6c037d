import ControlProtocol
import DoseCore
import Publishing
import Words

/// What is to be taken by the plan in force, and what was taken, as FHIR.
struct FHIRExport {
    private let session: Session
    private let daemon: DaemonSocket
    private let span: ExportSpan
    private let plan: Plan
    private let courses: [Wire.CourseReport]
    private let now: Instant

    init(_ daemon: DaemonSocket, _ span: ExportSpan, in session: Session) throws(Failure) {
        self.session = session
        self.daemon = daemon
        self.span = span
        plan = try PlanSource.own(in: session).plan()
        courses = try daemon.courses()
        now = try daemon.present().now
    }

    /// Writes it whole, and tells what cannot be said; how many entries there are beside the person.
    func write(to sink: borrowing ExportSink, _ progress: inout Progress) throws(Failure) -> Int {
        var bundle: FHIRBundle?
        var count = 0
        try span.days(of: daemon, &progress) { days, first throws(Failure) in
            // By the first record of the ledger all names are made.
            let known = bundle ?? begin(first)
            if bundle == nil { try sink.write(known.head) }
            bundle = known
            let entries = days.flatMap { known.administrations(on: $0) }
            count += entries.count
            try sink.write(entries.joined())
        }
        let known = bundle ?? begin(nil)
        if bundle == nil { try sink.write(known.head) }
        var shortfalls: [(String, FHIRShortfall)] = []
        for medication in plan.medications {
            let standing = Standing(
                of: medication, courses.first { $0.medication == medication.key })
            let dosages = FHIRDosages(of: standing.medication, in: standing.rows ?? [])
            let missing =
                standing.rows == nil ? [.asked] : dosages.shortfalls
            shortfalls += (missing + standing.shortfalls).map { (medication.name, $0) }
            try sink.write(known.request(medication, dosages, isOver: standing.isOver))
            count += 1
        }
        try sink.write(FHIRBundle.foot)
        progress.end()
        tell(shortfalls)
        return count
    }

    private func begin(_ first: Record?) -> FHIRBundle {
        FHIRBundle(plan.medications, FHIRNames(first: first), in: span.zone, at: now)
    }

    private func tell(_ shortfalls: [(String, FHIRShortfall)]) {
        let screen = session.screen()
        let words = LedgerWords(session.environment.spoken)
        for (name, shortfall) in shortfalls {
            let name = screen.text(name)
            let said =
                switch shortfall {
                case .dates: words.datesNotInFHIR(name)
                case .tooManyRules: words.tooManyRulesForFHIR(name)
                case .countsIntakes: words.calendarInFHIR(name)
                case .movingTimes: words.timesOfNowInFHIR(name)
                case .asked: words.askedForFHIR(name)
                }
            session.environment.printError("dosectl: \(said)\n")
        }
    }

    /// The rows of a medication as the person stands in them.
    private struct Standing {
        var medication: Medication
        /// Nil where nobody knows.
        var rows: [DatedStep]?
        var isOver = false
        var shortfalls: [FHIRShortfall] = []

        init(of medication: Medication, _ course: Wire.CourseReport?) {
            self.medication = medication
            rows = medication.calendar
            guard let course, let today = CivilDate(course.today) else { return }
            isOver = course.standing == .ended
            switch course.standing {
            case .notBegun: break
            case .ended: rows = []
            case .asked: rows = nil
            case .held, .running:
                if course.follows != nil || course.waitsUntil != nil || !course.timesTo.isEmpty {
                    goesByOwnTimes(course)
                } else if course.standing == .running, medication.after == .repeat {
                    rows = round(course, today)
                } else {
                    rows = steps(course, today)
                }
            }
        }

        /// What the daemon tells of days that are all alike, where the text does not tell it: times that move, and a plan
        /// that is to begin.
        private mutating func goesByOwnTimes(_ course: Wire.CourseReport) {
            guard medication.isDaily, !medication.hasWeekdays else {
                rows = nil
                return
            }
            rows = course.ahead(of: medication)
            if !course.timesTo.isEmpty { shortfalls.append(.movingTimes) }
        }

        /// The step that the person is on, and its first day; nil where the text has no such step.
        private func present(
            _ course: Wire.CourseReport, _ today: CivilDate
        ) -> (index: Int, first: CivilDate)? {
            guard let step = course.step, let day = course.day,
                medication.steps.indices.contains(step - 1)
            else { return nil }
            return (step - 1, today - (day - 1))
        }

        /// The round of steps by turns that the person is in.
        private func round(_ course: Wire.CourseReport, _ today: CivilDate) -> [DatedStep]? {
            guard let (index, first) = present(course, today) else { return nil }
            var round = medication
            round.start = first - medication.steps[..<index].reduce(0) { $0 + $1.days }
            return round.calendar
        }

        /// By the text, each from the date on that the daemon says.
        private mutating func steps(
            _ course: Wire.CourseReport, _ today: CivilDate
        ) -> [DatedStep]? {
            guard let (index, first) = present(course, today) else { return nil }
            let counted = course.recurrence.flatMap { CivilDate($0.from) }
            let own = medication.steps[index].recurrence.flatMap { _ in counted }
            var begins = [(index: index, first: own ?? first)]
            for next in course.upcoming {
                guard let first = CivilDate(next.from),
                    medication.steps.indices.contains(next.step - 1)
                else { return nil }
                begins.append((next.step - 1, first))
            }
            // A step that is held goes on, unless it was said today that it does not.
            if course.standing == .held, course.upcoming.isEmpty, course.ends == nil {
                medication.after = .hold
            }
            let end = course.ends.flatMap { CivilDate($0) }
            return begins.indices.map { index in
                let next = index + 1 < begins.count ? begins[index + 1].first : end
                return DatedStep(
                    index: begins[index].index, step: medication.steps[begins[index].index],
                    first: begins[index].first, last: next.map { $0 - 1 })
            }
        }
    }
}
