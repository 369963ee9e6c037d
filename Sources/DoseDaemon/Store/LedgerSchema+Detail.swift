import ControlProtocol
import DoseCore
import SQLite

/// The step from the third version of the tables to the fourth: the columns that only some events use go into `detail`.
///
/// The table is made anew beside the old one, which is dropped whole: no trigger stands in the way of that.
nonisolated enum LedgerOfSchema3 {
    static func carryOver(_ database: Database) throws(SQLiteError) {
        try database.execute(
            """
            ALTER TABLE record RENAME TO record_3;
            CREATE TABLE record (
                number INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                boot TEXT NOT NULL,
                boottime INTEGER NOT NULL,
                is_clock_trusted INTEGER NOT NULL CHECK (is_clock_trusted IN (0, 1)),
                by TEXT NOT NULL,
                request TEXT,
                event TEXT NOT NULL,
                medication TEXT,
                date TEXT,
                time TEXT,
                amount INTEGER,
                unit TEXT,
                intake INTEGER,
                undoes INTEGER,
                detail TEXT,
                checksum INTEGER
            ) STRICT;
            """)
        try copyRows(database)
        try database.execute(
            """
            DROP TABLE record_3;
            CREATE INDEX record_date ON record (date) WHERE date IS NOT NULL;
            CREATE INDEX record_trusted_at ON record (at) WHERE is_clock_trusted;
            CREATE INDEX record_plan ON record (number) WHERE event = 'plan_adopted';
            CREATE INDEX record_undoes ON record (undoes) WHERE undoes IS NOT NULL;
            CREATE INDEX record_course ON record (number)
                WHERE event IN ('held', 'resumed', 'stepped_back', 'placed');
            CREATE TRIGGER record_is_never_updated BEFORE UPDATE ON record
            BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
            CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
            BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
            """)
    }

    private static func copyRows(_ database: Database) throws(SQLiteError) {
        let insert = try database.prepare(Self.insert)
        var rows = try database.prepare(Row.select).rows()
        while try rows.next() { try insert.run(Row(reading: rows).carriedOver) }
    }

    /// Into the columns of the fourth version.
    private static let insert = """
        INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, request, event, \
        medication, date, time, amount, unit, intake, undoes, detail, checksum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// A row as it was then.
    private struct Row {
        static let select = """
            SELECT number, at, boot, boottime, is_clock_trusted, by, request, event, medication, \
            date, time, planned, due, amount, intake, until, reason, cause, undoes, plan, checksum \
            FROM record_3 ORDER BY number
            """

        var row: RecordRow
        var detail = RecordDetail()
        let checksum: Int64?

        init(reading rows: borrowing Rows) {
            row = RecordRow(
                number: rows.integer(0) ?? 0, at: rows.integer(1) ?? 0, boot: rows.text(2) ?? "",
                boottime: rows.integer(3) ?? 0, isClockTrusted: rows.integer(4) == 1,
                by: rows.text(5) ?? "", event: rows.text(7) ?? "")
            row.request = rows.text(6)
            row.medication = rows.text(8)
            row.date = rows.text(9)
            row.time = rows.text(10)
            detail.planned = rows.integer(11)
            detail.due = rows.integer(12)
            row.amount = rows.integer(13)
            row.intake = rows.integer(14)
            detail.until = rows.integer(15)
            detail.reason = rows.text(16)
            detail.cause = rows.text(17)
            row.undoes = rows.integer(18)
            detail.plan = rows.text(19)
            checksum = rows.integer(20)
        }

        /// What a row that was not sound says goes along, under a checksum that says that it is not.
        var carriedOver: [Value] {
            let isSound = isSound
            var (row, detail) = (row, detail)
            if row.amount != nil || detail.planned != nil { row.unit = "mg" }
            // The words that had a hyphen.
            detail.cause = detail.cause.map { Self.causes[$0] ?? $0 }
            row.detail = detail.text
            let right = RecordRow.checksum(of: row.fields)
            return row.fields.map { Value($0) } + [.integer(isSound ? right : ~right)]
        }

        private static let causes = ["clock-step": "clock_step", "ledger-lost": "ledger_lost"]

        private var isSound: Bool {
            row.isPossible && detail.isPossible
                && (checksum.map { $0 == RecordRow.checksum(of: values) } ?? true)
        }

        /// In the order of the columns then, without the checksum.
        private var values: [Value] {
            [
                Value(row.number), Value(row.at), Value(row.boot), Value(row.boottime),
                Value(row.isClockTrusted ? 1 : 0), Value(row.by), Value(row.request),
                Value(row.event), Value(row.medication), Value(row.date), Value(row.time),
                Value(detail.planned), Value(detail.due), Value(row.amount), Value(row.intake),
                Value(detail.until), Value(detail.reason), Value(detail.cause), Value(row.undoes),
                Value(detail.plan),
            ]
        }
    }
}
