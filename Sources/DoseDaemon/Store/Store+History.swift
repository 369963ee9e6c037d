import ControlProtocol
package import DoseCore
package import SQLite

nonisolated extension Store {
    /// Records in a row, the newest first, and the numbers of those among them that cannot be read.
    struct Page: Sendable {
        var records: [Record] = []
        var unreadable: [Int64] = []
    }

    /// The newest before a number, as many as there are rows: one that is damaged is not made up for by an older one.
    func page(before number: Int64, limit: Int) throws(SQLiteError) -> Page {
        var page = Page()
        let clause = "WHERE number < ? ORDER BY number DESC LIMIT ?"
        for row in try rows(clause, [.integer(number), .integer(Int64(limit))]) {
            if let record = row.record {
                page.records.append(record)
            } else {
                page.unreadable.append(row.number)
            }
        }
        return page
    }

    /// The newest records before a number, newest first.
    package func history(before number: Int64, limit: Int) throws(SQLiteError) -> [Record] {
        try page(before: number, limit: limit).records
    }
}
