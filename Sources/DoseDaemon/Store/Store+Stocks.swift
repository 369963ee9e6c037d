import ControlProtocol
import DoseCore
import SQLite

/// The pieces at home as they were before the records that go into memory.
nonisolated extension Store {
    /// What was told of them, and in sums what was taken between one record of that and the next: the order of what was
    /// taken changes nothing.
    ///
    /// No alarm depends on it: a record that cannot be read is left out.
    func stocks(before number: Int64) throws(SQLiteError) -> [Medication.Key: Stock] {
        let told = try rows(
            """
            WHERE event = 'stock' AND number < ?
                AND \(Self.inEffect)
            ORDER BY number
            """, [.integer(number)]
        ).compactMap(\.record)
        var events: [Medication.Key: [Stock.Event]] = [:]
        for (index, record) in told.enumerated() {
            guard case .stock(let entry) = record.event else { continue }
            events[entry.medication, default: []].append(.told(entry, at: record.at.wall))
            let end = index + 1 < told.count ? told[index + 1].number : number
            for (key, event) in try stockEvents(after: record.number, before: end) {
                events[key]?.append(event)
            }
        }
        return events.mapValues { Stock(folding: $0) }
    }

    private func stockEvents(
        after first: Int64, before end: Int64
    ) throws(SQLiteError) -> [(Medication.Key, Stock.Event)] {
        var found = try database.prepare(
            """
            SELECT medication, json_extract(detail, '$.used'), count(*),
                json_extract(detail, '$.strength'), json_extract(detail, '$.strengthUnit')
            FROM record
            WHERE number > ? AND number < ? AND event IN ('taken', 'extra_intake', 'told')
                AND json_valid(detail)
                AND (json_extract(detail, '$.used') IS NOT NULL
                    OR event = 'told' AND json_extract(detail, '$.cause') = 'runs_out')
                AND \(Self.inEffect)
            GROUP BY 1, 2, 4, 5
            """
        ).rows(.integer(first), .integer(end))
        var events: [(Medication.Key, Stock.Event)] = []
        while try found.next() {
            guard let key = found.text(0) else { continue }
            if let used = found.text(1) {
                let portions = [StockPortion](stored: used) ?? []
                let times = Int(found.integer(2) ?? 0)
                events.append((key, .used(portions.map { $0.multiplied(by: times) })))
            } else {
                let strength = Amount(thousandths: found.integer(3), of: found.text(4))
                events.append((key, .runOutTold(strength)))
            }
        }
        return events
    }
}
