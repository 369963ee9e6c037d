import DoseCore
import SQLite

/// A record as the columns of its table; a column is null where the event has nothing to say there.
struct RecordRow {
    var number: Int64
    var at: Int64
    var boot: String
    var boottime: Int64
    var isClockTrusted: Bool
    var by: String
    var request: String?
    var event: String
    var medication: String?
    var date: String?
    var time: String?
    var planned: Int64?
    var due: Int64?
    var amount: Int64?
    var intake: Int64?
    var until: Int64?
    var reason: String?
    var cause: String?
    var undoes: Int64?
    var plan: String?

    private static let columns = """
        number, at, boot, boottime, is_clock_trusted, by, request, event, medication, date, time, \
        planned, due, amount, intake, until, reason, cause, undoes, plan
        """

    static let select = "SELECT \(columns), checksum FROM record"

    /// With the checksum last.
    static let insert = """
        INSERT INTO record (\(columns), checksum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// In the order of the columns, without the checksum.
    var values: [Value] {
        [
            Value(number), Value(at), Value(boot), Value(boottime), Value(isClockTrusted ? 1 : 0),
            Value(by), Value(request), Value(event), Value(medication), Value(date), Value(time),
            Value(planned), Value(due), Value(amount), Value(intake), Value(until), Value(reason),
            Value(cause), Value(undoes), Value(plan),
        ]
    }

    /// Whether it is as it was written; of rows from before there were checksums only its numbers tell.
    private(set) var isSound = true

    init(reading rows: borrowing Rows) {
        number = rows.integer(0) ?? 0
        at = rows.integer(1) ?? 0
        boot = rows.text(2) ?? ""
        boottime = rows.integer(3) ?? 0
        isClockTrusted = rows.integer(4) == 1
        by = rows.text(5) ?? ""
        request = rows.text(6)
        event = rows.text(7) ?? ""
        medication = rows.text(8)
        date = rows.text(9)
        time = rows.text(10)
        planned = rows.integer(11)
        due = rows.integer(12)
        amount = rows.integer(13)
        intake = rows.integer(14)
        until = rows.integer(15)
        reason = rows.text(16)
        cause = rows.text(17)
        undoes = rows.integer(18)
        plan = rows.text(19)
        isSound = isPossible && (rows.integer(20).map { $0 == Self.checksum(of: values) } ?? true)
    }

    // MARK: From a record

    init(_ record: Record) {
        number = record.number
        at = record.at.wall.milliseconds
        boot = record.at.boot.boot
        boottime = record.at.boot.milliseconds
        isClockTrusted = record.isClockTrusted
        by = record.by.rawValue
        request = record.request
        event = record.event.word.rawValue
        switch record.event {
        case .planAdopted(let text, let afterLoss):
            plan = text
            cause = afterLoss ? Self.afterLoss : nil
        case .dose(let id, let planned, let due, let event):
            medication = id.medication
            date = id.date.description
            time = id.time.description
            self.planned = Int64(planned.micrograms)
            self.due = due.milliseconds
            write(event)
        case .extraIntake(let key, let date, let intake):
            medication = key
            self.date = date.description
            write(intake)
        case .course(let key, let move, let reason):
            medication = key
            date = move.from.date.description
            time = move.from.time.description
            self.reason = reason
        case .undone(let number):
            undoes = number
        }
    }

    private static let afterLoss = "ledger-lost"

    private mutating func write(_ event: DoseEvent) {
        switch event {
        case .raised(let closes): until = closes.milliseconds
        case .snoozed(let until): self.until = until.milliseconds
        case .taken(let intake): write(intake)
        case .skipped(let reason): self.reason = reason
        case .missed(let cause): self.cause = cause.rawValue
        case .superseded: break
        }
    }

    private mutating func write(_ intake: Intake) {
        amount = Int64(intake.amount.micrograms)
        self.intake = intake.at.milliseconds
    }

    // MARK: To a record

    /// Nil when the row is damaged or none of ours: an unknown event or origin, which a later version may have written.
    var record: Record? {
        guard isSound, isPossible, let by = Origin(rawValue: by), let event = recordEvent else {
            return nil
        }
        return Record(
            number: number,
            at: Moment(
                wall: Instant(milliseconds: at),
                boot: BootTime(boot: boot, milliseconds: boottime)),
            isClockTrusted: isClockTrusted, by: by, request: request, event: event)
    }

    /// Whether its numbers are ones that a record can have; reckoning with others could overflow.
    private var isPossible: Bool {
        let numbers = [number, undoes ?? number]
        let instants = [at, boottime, due ?? 0, intake ?? 0, until ?? 0]
        let amounts = [planned ?? 0, amount ?? 0]
        return numbers.allSatisfy { (1...Limits.ledgerNumber).contains($0) }
            && instants.allSatisfy { (-Limits.ledgerNumber...Limits.ledgerNumber).contains($0) }
            && amounts.allSatisfy { (0...Int64(Limits.amount.micrograms)).contains($0) }
    }

    private var recordEvent: Record.Event? {
        switch event {
        case "plan_adopted":
            return plan.map { .planAdopted($0, afterLoss: cause == Self.afterLoss) }
        case "extra_intake":
            guard let medication, let civilDate, let swallowed else { return nil }
            return .extraIntake(medication, civilDate, swallowed)
        case "undone":
            return undoes.map { .undone($0) }
        case "held", "resumed", "stepped_back":
            guard let kind = CourseMove.Kind(rawValue: event), let id else { return nil }
            let from = CivilDateTime(date: id.date, time: id.time)
            return .course(id.medication, CourseMove(kind, from: from), reason: reason)
        default:
            guard let id, let planned, let due, let event = doseEvent else { return nil }
            return .dose(
                id, planned: Amount(micrograms: Int(planned)), due: Instant(milliseconds: due),
                event)
        }
    }

    private var doseEvent: DoseEvent? {
        switch event {
        case "raised": until.map { .raised(closes: Instant(milliseconds: $0)) }
        case "snoozed": until.map { .snoozed(until: Instant(milliseconds: $0)) }
        case "taken": swallowed.map { .taken($0) }
        case "skipped": .skipped(reason: reason)
        case "missed": missedCause.map { .missed($0) }
        case "superseded": .superseded
        default: nil
        }
    }

    private var missedCause: MissedCause? {
        // As ledgers of before the protocol's enumerations have it.
        cause == "clock-step" ? .clockStep : cause.flatMap(MissedCause.init(rawValue:))
    }

    private var id: DoseID? {
        guard let medication, let civilDate, let time = time.flatMap(CivilTime.init(_:)) else {
            return nil
        }
        return DoseID(medication: medication, date: civilDate, time: time)
    }

    private var civilDate: CivilDate? {
        date.flatMap(CivilDate.init(_:)).flatMap {
            abs($0.dayNumber) <= Limits.ledgerNumber / 86_400_000 ? $0 : nil
        }
    }

    private var swallowed: Intake? {
        guard let amount, let intake else { return nil }
        return Intake(amount: Amount(micrograms: Int(amount)), at: Instant(milliseconds: intake))
    }
}
