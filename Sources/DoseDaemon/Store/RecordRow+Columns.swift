import ControlProtocol
import SQLite

/// A row as SQLite reads and writes it.
nonisolated extension RecordRow {
    private static let columns = """
        number, at, boot, boottime, is_clock_trusted, by, request, event, medication, date, time, \
        amount, unit, intake, undoes, detail, computer, name
        """

    /// Without the checksum, which is the last.
    private static let columnCount = 18

    static let select = "SELECT \(columns), checksum FROM record"

    /// With the checksum last.
    static let insert = """
        INSERT INTO record (\(columns), checksum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// What is inserted: the columns, and the checksum of them as they are.
    var sealed: [Value] { sealed(by: Self.checksum(of: fields)) }

    /// The same with the checksum that it has, right or not.
    var asRead: [Value] { sealed(by: checksum) }

    private func sealed(by checksum: Int64?) -> [Value] {
        let values = fields.map { Value($0) }
        let absent = Array(repeating: Value.null, count: Self.columnCount - values.count)
        return values + absent + [Value(checksum)]
    }

    init(reading rows: borrowing Rows) {
        self.init(
            number: rows.integer(0) ?? 0, at: rows.integer(1) ?? 0, boot: rows.text(2) ?? "",
            boottime: rows.integer(3) ?? 0, isClockTrusted: rows.integer(4) == 1,
            by: rows.text(5) ?? "", event: rows.text(7) ?? "")
        request = rows.text(6)
        medication = rows.text(8)
        date = rows.text(9)
        time = rows.text(10)
        amount = rows.integer(11)
        unit = rows.text(12)
        intake = rows.integer(13)
        undoes = rows.integer(14)
        detail = rows.text(15)
        computer = rows.text(16)
        name = rows.text(17)
        let checksum = rows.integer(Self.columnCount)
        let fields = fields
        // What is there and is not of its column's class was read as if it were not.
        let read = fields.count { $0 != .null } + (checksum == nil ? 0 : 1)
        let isWhole = read == (0...Self.columnCount).count { !rows.isNull($0) }
        judge(fields, by: checksum, isWhole: isWhole)
    }

    /// Of columns as they were in an earlier version.
    static func checksum(of values: [Value]) -> Int64 {
        checksum(
            of: values.map { value -> Field in
                switch value {
                case .null: .null
                case .integer(let integer): .integer(integer)
                case .text(let text): .text(text)
                }
            })
    }
}

nonisolated extension Value {
    init(_ field: RecordRow.Field) {
        self =
            switch field {
            case .null: .null
            case .integer(let integer): .integer(integer)
            case .text(let text): .text(text)
            }
    }
}
