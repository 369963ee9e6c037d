import DoseCore
import SQLite

/// A record as the columns of its table; a column is null where the event has nothing to say there.
nonisolated struct RecordRow {
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
    /// In thousandths of the unit.
    var amount: Int64?
    var unit: String?
    var intake: Int64?
    var undoes: Int64?
    /// The text of a `RecordDetail`.
    var detail: String?
    /// Whether it is as it was written; of rows without a checksum only what they say tells.
    private(set) var isSound = true
    /// Where it had to be read to know that.
    private var readDetail: RecordDetail?

    private static let columns = """
        number, at, boot, boottime, is_clock_trusted, by, request, event, medication, date, time, \
        amount, unit, intake, undoes, detail
        """

    static let select = "SELECT \(columns), checksum FROM record"

    /// With the checksum last.
    static let insert = """
        INSERT INTO record (\(columns), checksum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// In the order of the columns, without the checksum.
    var values: [Value] {
        [
            Value(number), Value(at), Value(boot), Value(boottime), Value(isClockTrusted ? 1 : 0),
            Value(by), Value(request), Value(event), Value(medication), Value(date), Value(time),
            Value(amount), Value(unit), Value(intake), Value(undoes), Value(detail),
        ]
    }

    /// What is inserted: the columns, and the checksum of them as they are.
    var sealed: [Value] {
        let values = values
        return values + [.integer(Self.checksum(of: values))]
    }

    init(
        number: Int64, at: Int64, boot: String, boottime: Int64, isClockTrusted: Bool, by: String,
        event: String
    ) {
        self.number = number
        self.at = at
        self.boot = boot
        self.boottime = boottime
        self.isClockTrusted = isClockTrusted
        self.by = by
        self.event = event
    }

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
        amount = rows.integer(11)
        unit = rows.text(12)
        intake = rows.integer(13)
        undoes = rows.integer(14)
        detail = rows.text(15)
        let checksum = rows.integer(16)
        let values = values
        // What is there and is not of its column's class was read as if it were not.
        let read = (values + [Value(checksum)]).count { $0 != .null }
        let isWhole = read == (0...values.count).count { !rows.isNull($0) }
        if let checksum {
            isSound = isPossible && isWhole && checksum == Self.checksum(of: values)
        } else {
            readDetail = knownDetail
            isSound = isPossible && isWhole && readDetail != nil
        }
    }

    /// What is in `detail`; nil when no record of this version can say it.
    var knownDetail: RecordDetail? {
        if let readDetail { return readDetail }
        guard let detail else { return RecordDetail() }
        guard let known = RecordDetail(detail), known.isPossible else { return nil }
        return known
    }

    /// Whether its numbers are ones that a record can have; reckoning with others could overflow.
    var isPossible: Bool {
        [number, undoes ?? number].allSatisfy { (1...Limits.ledgerNumber).contains($0) }
            && Self.areInstants([at, boottime, intake]) && Self.areAmounts([amount])
    }

    static func areInstants(_ numbers: [Int64?]) -> Bool {
        numbers.allSatisfy { (-Limits.ledgerNumber...Limits.ledgerNumber).contains($0 ?? 0) }
    }

    static func areAmounts(_ numbers: [Int64?]) -> Bool {
        // A hundred grams in thousandths of a microgram.
        numbers.allSatisfy { (0...100_000_000_000).contains($0 ?? 0) }
    }
}
