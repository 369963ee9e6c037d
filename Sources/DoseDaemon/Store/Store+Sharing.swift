import ControlProtocol
import DoseCore
import SQLite

/// What the computers of one person tell each other.
nonisolated extension Store {
    struct SharedPage: Sendable {
        var text: [UInt8] = []
        /// The number of the last record that was looked at.
        var last: Int64
    }

    /// The lines of what was recorded here after a number, some at a time.
    func shared(after number: Int64, limit: Int) throws(SQLiteError) -> SharedPage {
        var page = SharedPage(last: number)
        let words = Record.Event.Word.allCases.filter(\.travels).map { "'\($0.rawValue)'" }.joined(
            separator: ", ")
        let rows = try rows(
            "WHERE number > ? AND computer IS NULL AND event IN (\(words)) ORDER BY number LIMIT ?",
            [.integer(number), .integer(Int64(limit))])
        for row in rows {
            page.last = row.number
            guard let record = row.record, record.event.travels else { continue }
            var undone: RecordName?
            if let number = row.undoes {
                undone = try self.rows("WHERE number = ?", [.integer(number)]).first?.sharedName
                if undone == nil { continue }
            }
            page.text += SharedLine.bytes(of: row, undoing: undone)
        }
        return page
    }

    /// The number that a record has here; nil where it is not here.
    func number(of name: RecordName) throws(SQLiteError) -> Int64? {
        let arrived = "SELECT number FROM record WHERE name = ?"
        if let number = try Self.integer(arrived, [.text(name)], in: database) { return number }
        return try ownNumber(of: name)
    }

    /// The same of what was recorded by this ledger first.
    func ownNumber(of name: RecordName) throws(SQLiteError) -> Int64? {
        guard let (number, checksum) = RecordRow.parts(of: name) else { return nil }
        return try Self.integer(
            "SELECT number FROM record WHERE number = ? AND checksum = ? AND name IS NULL",
            [.integer(number), .integer(checksum)], in: database)
    }

    /// Those that are not here yet, with the numbers of what they take back.
    func unknown(_ arrivals: [Arrival]) throws(SQLiteError) -> [Arrival] {
        var unknown: [Arrival] = []
        for arrival in arrivals where try number(of: arrival.provenance.name) == nil {
            unknown.append(try resolved(arrival))
        }
        return unknown
    }

    private func resolved(_ arrival: Arrival) throws(SQLiteError) -> Arrival {
        guard case .undone(nil) = arrival.content, let name = arrival.provenance.undoes else {
            return arrival
        }
        return Arrival(
            .undone(try number(of: name)), by: arrival.by, request: arrival.request,
            of: arrival.provenance)
    }
}
