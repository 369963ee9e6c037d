/// What the records say, folded; live and replayed it is the same fold, so the two are equal.
///
/// It holds the past as far as it was read: what is older is in the store and concerns no alarm.
package struct Ledger: Hashable, Sendable {
    /// The first date of which everything is known; of older ones there are records in the store that were not read.
    package let since: CivilDate
    /// The number of the next record.
    package private(set) var nextNumber: Int64
    /// The newest instant at which a record was made under a clock that could be trusted.
    package private(set) var newest: Instant?
    /// The plan last adopted.
    package private(set) var plan: Adoption?
    /// The texts of the plans adopted, by the numbers of their records; of older ones those by which courses are walked.
    package private(set) var texts: [Int64: PlanText] = [:]
    private(set) var doses = DoseHistories()
    /// The doses whose alarm was raised and that nobody answered.
    package private(set) var ringingDoses: Set<DoseID> = []
    var extras: [Extra] = []
    /// Of each medication, and never forgotten: all of it counts for where a course stands.
    var courses: [Medication.Key: CourseHistory]
    /// What persons said, in the order of the records: to know a request again, and to take an answer back.
    private var answered: [Answered] = []
    /// The intakes of each medication that are in effect and remembered, in the order in which they were told.
    var intakes: [Medication.Key: [RecordedIntake]] = [:]
    /// What the person was told of the courses.
    private(set) var news: Set<News> = []
    /// What the person noted.
    package private(set) var diary = Diary()
    /// The pieces at home of each medication of which they were ever told, and never forgotten.
    package private(set) var stocks: [Medication.Key: Stock]
    /// What came from other computers.
    package internal(set) var elsewhere = Elsewhere()
    /// When the last record was made under a clock that could be trusted; the newest may be one of a clock that was ahead.
    package private(set) var last: Instant?

    /// A ledger whose older records, all of a number below `nextNumber`, are left in the store.
    package init(
        since: CivilDate = .distantPast, nextNumber: Int64 = 1, newest: Instant? = nil,
        plan: Adoption? = nil,
        courses: [Medication.Key: CourseHistory] = [:], stocks: [Medication.Key: Stock] = [:]
    ) {
        self.since = since
        self.courses = courses
        self.stocks = stocks
        self.nextNumber = nextNumber
        self.newest = newest
        self.plan = plan
    }

    /// An intake outside every window.
    package struct Extra: Hashable, Sendable {
        package let medication: Medication.Key
        /// The civil date that it counts for.
        package let date: CivilDate
        package let intake: Intake
        package let record: Record
    }

    private struct Answered: Hashable, Sendable {
        let record: Record
        /// Whether it is an answer that was not taken back.
        var counts: Bool
    }

    // MARK: The fold

    /// Takes in the next record. An event that cannot happen in the dose's state changes nothing.
    package mutating func apply(_ record: Record) {
        nextNumber = max(nextNumber, record.number + 1)
        if record.isClockTrusted {
            newest = max(newest ?? record.at.wall, record.at.wall)
            last = record.at.wall
        }
        if let provenance = record.provenance { elsewhere.note(provenance, of: record) }
        switch record.event {
        case .planAdopted(let text, let afterLoss):
            plan = Adoption(
                plan: text, record: record.number, since: record.at.wall,
                isClockTrusted: record.isClockTrusted,
                lost: afterLoss ? record.at.wall : plan?.lost)
            texts[record.number] = text
            if record.isClockTrusted {
                forgetPlaced(before: record.number, byWrongClockAt: record.at)
            }
        case .dose(let id, let planned, _, let event):
            let told = event.isTaken ? doses.intakes(of: id) : []
            guard
                doses.change(id, { $0.apply(event, of: record, planned: planned) })
            else { return }
            noteRinging(id)
            if case .taken(let intake) = event {
                use(record, of: id.medication)
                if !told.contains(intake) {
                    count(intake, of: id.medication, on: id.date, isOfDose: true, by: record)
                }
            }
            noteBeside(id)
        case .extraIntake(let medication, let date, let intake):
            use(record, of: medication)
            let extra = Extra(medication: medication, date: date, intake: intake, record: record)
            if !extras.contains(where: extra.isSame) {
                count(intake, of: medication, on: date, isOfDose: false, by: record)
            }
            extras.append(extra)
        case .course(let medication, _, _) where record.provenance != nil,
            .placed(let medication, _) where record.provenance != nil:
            elsewhere.moves[medication] = isSaidHere(record.event) ? nil : record
        case .course(let medication, let move, let reason):
            elsewhere.moves[medication] = nil
            courses[medication, default: CourseHistory()].add(
                CourseHistory.Entry(record: record.number, move: move, reason: reason))
        case .placed(let medication, let placement):
            if placement.isAnswer { elsewhere.moves[medication] = nil }
            place(
                medication,
                CourseHistory.Placed(
                    record: record.number, placement, at: record.at,
                    isClockTrusted: record.isClockTrusted))
        case .told(let told):
            news.insert(told)
            if told.kind == .runsOut {
                stocks[told.medication]?.add(.runOutTold(told.strength), of: record.number)
            }
        case .diary(let entry):
            diary.add(entry, of: record)
        case .stock(let entry):
            stocks[entry.medication, default: Stock()].add(
                .told(entry, at: record.at.wall), of: record.number)
        case .undone(let number):
            undo(number, by: record)
        }
        if record.event.isAnswer || record.request != nil {
            answered.append(Answered(record: record, counts: record.event.isAnswer))
        }
    }

    private mutating func noteRinging(_ id: DoseID) {
        if state(of: id).closes != nil {
            ringingDoses.insert(id)
        } else {
            ringingDoses.remove(id)
        }
    }

    private mutating func undo(_ number: Int64, by record: Record) {
        guard let index = answered.lastIndex(where: { $0.record.number == number && $0.counts })
        else {
            return
        }
        answered[index].counts = false
        switch answered[index].record.event {
        case .dose(let id, _, _, let event):
            let told = event.isTaken ? doses.intakes(of: id) : []
            if doses[id] != nil { doses.change(id) { $0.undo(number) } }
            stocks[id.medication]?.remove(record: number)
            noteRinging(id)
            let left = event.isTaken ? doses.intakes(of: id) : []
            for intake in told where !left.contains(intake) {
                discount(intake, of: id.medication, on: id.date, isOfDose: true, by: record)
            }
            noteBeside(id)
        case .extraIntake(let medication, let date, let intake):
            let extra = extras.first { $0.record.number == number }
            extras.removeAll { $0.record.number == number }
            stocks[medication]?.remove(record: number)
            guard let extra, !extras.contains(where: extra.isSame) else { break }
            discount(intake, of: medication, on: date, isOfDose: false, by: record)
        case .course(let medication, _, _), .placed(let medication, _):
            guard answered[index].record.provenance == nil else {
                if elsewhere.moves[medication]?.number == number {
                    elsewhere.moves[medication] = nil
                }
                break
            }
            courses[medication]?.remove(record: number, at: record.trustedInstant)
        case .diary:
            diary.remove(record: number)
        case .stock(let entry):
            stocks[entry.medication]?.remove(record: number)
        case .planAdopted, .told, .undone:
            break
        }
    }

    private mutating func use(_ record: Record, of medication: Medication.Key) {
        guard !record.used.isEmpty else { return }
        stocks[medication]?.add(.used(record.used), of: record.number)
    }

    // MARK: What it knows

    package func state(of dose: DoseID) -> DoseState { doses.state(of: dose) }

    /// Whether nothing more can happen by itself to a dose that the plan in force holds.
    ///
    /// A dose that was missed without ever ringing waits again when the clock turns out to have been ahead, and by no
    /// other plan; one that was superseded, when the plan or its course turns out to hold it, unless it was taken under
    /// another name.
    package func isOver(_ dose: PlannedDose, at now: Instant) -> Bool {
        switch state(of: dose.id) {
        case .settled(.missed(.unattended)):
            dose.window.closes <= now
                || lastChange(of: dose.id).map { $0.record.at.wall <= now } ?? true
        case .settled(.superseded):
            dose.window.closes <= now || isTakenByAnotherName(dose)
        case .settled: true
        case .awaited, .ringing, .snoozed: false
        }
    }

    /// When the alarm of a dose was last said to end, for one that rang.
    func saidEnd(of dose: DoseID) -> Instant? { doses[dose]?.saidEnd }

    /// The state to which a dose falls back when an answer that is in effect is taken back.
    package func state(of dose: DoseID, without answer: Int64) -> DoseState {
        doses[dose]?.state(without: answer) ?? .awaited
    }

    /// The record that brought the dose into its state, and the amount planned then.
    package func lastChange(of dose: DoseID) -> (record: Record, planned: Amount)? {
        doses[dose]?.lastChange
    }

    /// The doses of a date of which anything is recorded.
    package func recordedDoses(on date: CivilDate) -> [DoseID] {
        Array(doses.doses(on: date...date))
    }

    /// Whether anything is recorded of a medication's doses of these dates.
    func hasRecord(of medication: Medication.Key, on dates: ClosedRange<CivilDate>) -> Bool {
        doses.doses(on: dates).contains { $0.medication == medication }
    }

    /// What an earlier request of this name led to; empty when there was none.
    package func records(of request: RequestID) -> [Record] {
        answered.filter { $0.record.request == request }.map(\.record)
    }

    /// The newest answers that can be taken back: those of one request together, the newest last.
    package var lastAnswers: [Record] {
        // What was said to another computer is taken back by its name: it is not what was said here last.
        let here = answered.last { $0.record.provenance == nil && isInEffect($0) }
        guard let last = here?.record else { return [] }
        guard let request = last.request else {
            guard last.event.isMovedPlace else { return [last] }
            // A move and where it led were said at once.
            return answered.map(\.record).filter { $0.number == last.number - 1 } + [last]
        }
        return answered.filter { $0.record.request == request && isInEffect($0) }.map(\.record)
    }

    /// The newest answer about a dose or an intake that fits.
    func lastAnswer(about selector: DoseSelector) -> Record? {
        answered.last { answer in
            guard isInEffect(answer) else { return false }
            switch answer.record.event {
            case .dose(let id, _, _, _): return selector.matches(id)
            case .extraIntake(let key, let date, _):
                return selector.time == nil && selector.medication ?? key == key
                    && selector.date ?? date == date
            case .planAdopted, .course, .placed, .told, .diary, .stock, .undone:
                return false
            }
        }?.record
    }

    /// An answer by its number; nil where it is none, or not remembered.
    func answer(_ number: Int64) -> Record? {
        answered.last { $0.record.number == number && $0.counts }?.record
    }

    /// Whether an answer about a dose is in effect.
    func stands(_ number: Int64, of dose: DoseID) -> Bool { doses[dose]?.stands(number) ?? false }

    /// Whether anything of a medication is remembered, in the plan or not.
    func knows(_ medication: Medication.Key) -> Bool {
        courses[medication] != nil || doses.contains { $0.medication == medication }
    }

    /// Whether it is an answer that was not taken back, and on which nothing rests that was recorded later.
    private func isInEffect(_ answer: Answered) -> Bool {
        if case .placed(let key, _) = answer.record.event {
            let last = courses[key]?.placed.last { $0.placement.isAnswer }
            return answer.counts && last?.record == answer.record.number
        }
        guard answer.counts, case .dose(let id, _, _, _) = answer.record.event else {
            return answer.counts
        }
        return stands(answer.record.number, of: id)
    }
}
