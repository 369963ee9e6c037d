import ControlProtocol
import DoseCore
import SQLite

/// The records as the lines of an export.
nonisolated extension Store {
    struct TextPage: Sendable {
        var lines: String
        /// The last record that is told as a whole, and from which byte of the next line to go on.
        var after: Int64
        var offset: Int
        var last: Int64
    }

    /// As much text as the limit says.
    ///
    /// - Parameters:
    ///   - number: of the last record that was told; nil to begin with the line that says what it is.
    ///   - offset: from which byte of the next record's line on.
    ///   - end: the first number that is not to be told.
    func text(
        after number: Int64?, offset: Int, before end: Int64, limit: Int
    ) throws(SQLiteError) -> TextPage {
        let newest = try Self.integer("SELECT max(number) FROM record", in: database) ?? 0
        let last = min(newest, end - 1)
        var text = LedgerText()
        if number == nil { text.begin(records: last) }
        var page = TextPage(lines: "", after: number ?? 0, offset: 0, last: last)
        var skipped = offset
        let statement = try database.prepare(
            "\(RecordRow.select) WHERE number > ? AND number <= ? ORDER BY number")
        var rows = try statement.rows(.integer(page.after), .integer(last))
        while text.bytes.count < limit, page.after < last {
            let isThere = try rows.next()
            let row = isThere ? RecordRow(reading: rows) : nil
            // What is missing between them is told as missing.
            while text.bytes.count < limit, page.after + 1 < row?.number ?? (last + 1) {
                text.addMissing(page.after + 1)
                page.after += 1
            }
            guard let row, page.after + 1 == row.number else { break }
            let start = text.bytes.count
            text.add(row)
            text.bytes.removeSubrange(start..<min(start + skipped, text.bytes.count))
            if text.bytes.count > limit {
                // Never within a character.
                var cut = limit
                while cut > start, text.bytes[cut] & 0xc0 == 0x80 { cut -= 1 }
                page.offset = skipped + cut - start
                text.bytes.removeSubrange(cut...)
                break
            }
            skipped = 0
            page.after = row.number
        }
        page.lines = String(decoding: text.bytes, as: UTF8.self)
        return page
    }

    /// What is known of a ledger without reading all of it.
    struct Outline: Sendable {
        var count: Int64
        var beginning: RecordRow?
        var last: Instant?
        var hasIntakes: Bool
    }

    func outline() throws(SQLiteError) -> Outline {
        let intakes = """
            SELECT 1 FROM record WHERE event IN ('taken', 'extra_intake') LIMIT 1
            """
        return Outline(
            count: try Self.integer("SELECT count(*) FROM record", in: database) ?? 0,
            beginning: try rows("ORDER BY number LIMIT 1", []).first,
            last: try rows("ORDER BY number DESC LIMIT 1", []).first
                .map { Instant(milliseconds: $0.at) },
            hasIntakes: try Self.integer(intakes, in: database) != nil)
    }
}
