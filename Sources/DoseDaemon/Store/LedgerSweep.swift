import ControlProtocol
import SQLite

/// What is wrong with records that ringing does not need.
nonisolated struct LedgerDamage: Equatable {
    /// Records that are not as they were written, or cannot be read.
    var damaged: Int64 = 0
    var missing: Int64 = 0
    /// The number of the first of them.
    var first: Int64?
    /// Whether there are records that are not found by their number, their date, or what else there is an index of.
    var isIndexDamaged = false
}

/// Goes through all records of a ledger, a few at a time, from the first to what was the last when it was opened.
///
/// What ringing needs was read when it was opened, with its checksums and without gaps; to read the rest then would keep
/// the doses waiting. Each record is to be there, as it was written, and found by every index.
nonisolated struct LedgerSweep {
    private(set) var damage = LedgerDamage()
    private var looked: Int64 = 0
    private let last: Int64

    /// So many records are looked at in some milliseconds.
    static let slice: Int64 = 256

    init(through last: Int64) { self.last = last }

    var isOver: Bool { looked >= last }

    /// Looks at the next records.
    mutating func next(in store: Store) {
        guard !isOver else { return }
        let before = looked
        do throws(SQLiteError) {
            let rows = try store.rows(
                "WHERE number > ? AND number <= ? ORDER BY number LIMIT ?",
                [.integer(looked), .integer(last), .integer(Self.slice)])
            for row in rows { note(row) }
            if rows.count < Self.slice { noteMissing(through: last) }
        } catch {
            lookOneByOne(in: store)
            return
        }
        do throws(SQLiteError) {
            if try store.lacksEntry(ofRecordsAfter: before, through: looked) {
                damage.isIndexDamaged = true
            }
        } catch {
            damage.isIndexDamaged = true
        }
    }

    /// Where a page cannot be read, the records on others can; and what failed only once is looked at again.
    private mutating func lookOneByOne(in store: Store) {
        for number in looked + 1...min(looked + Self.slice, last) {
            do throws(SQLiteError) {
                for row in try store.rows("WHERE number = ?", [.integer(number)]) { note(row) }
                noteMissing(through: number)
            } catch {
                damage.damaged += 1
                damage.first = damage.first ?? number
                looked = number
            }
        }
    }

    private mutating func note(_ row: RecordRow) {
        noteMissing(through: row.number - 1)
        if !row.isSound {
            damage.damaged += 1
            damage.first = damage.first ?? row.number
        }
        looked = row.number
    }

    private mutating func noteMissing(through number: Int64) {
        guard number > looked else { return }
        damage.missing += number - looked
        damage.first = damage.first ?? looked + 1
        looked = number
    }
}

/// An index of the ledger, with the records `r` of which it has an entry `i`.
nonisolated private struct LedgerIndex {
    let name: String
    let records: String
    let entry: String

    static let all = [
        LedgerIndex(
            name: "record_date", records: "r.date IS NOT NULL",
            entry: "i.date = r.date AND +i.date = r.date"),
        LedgerIndex(
            name: "record_trusted_at", records: "r.is_clock_trusted",
            entry: "i.is_clock_trusted AND i.at = r.at AND +i.at = r.at"),
        of("record_plan", "event = 'plan_adopted'"),
        LedgerIndex(
            name: "record_undoes", records: "r.undoes IS NOT NULL",
            entry: "i.undoes = r.undoes AND +i.undoes = r.undoes"),
        of("record_course", "event IN \(Store.moves)"),
        of("record_stock", "event = 'stock'"),
        LedgerIndex(
            name: "record_name", records: "r.name IS NOT NULL",
            entry: "i.name = r.name AND +i.name = r.name"),
    ]

    /// One of the numbers of some records.
    private static func of(_ name: String, _ records: String) -> LedgerIndex {
        LedgerIndex(name: name, records: "r.\(records)", entry: "i.\(records)")
    }

    /// Looked for twice, the second time by a sign: SQLite takes what stands where an entry belongs for that entry.
    var lacksEntry: String {
        """
        (\(records) AND NOT EXISTS (SELECT 1 FROM record AS i INDEXED BY \(name)
            WHERE i.number = r.number AND +i.number = r.number AND \(entry)))
        """
    }
}

nonisolated extension Store {
    static let indices = LedgerIndex.all.map(\.name)

    private static let lacksEntry = """
        SELECT EXISTS (SELECT 1 FROM record AS r NOT INDEXED WHERE r.number > ? AND r.number <= ?
            AND (NOT EXISTS (SELECT 1 FROM record AS i NOT INDEXED WHERE i.number = r.number)
            OR \(LedgerIndex.all.map(\.lacksEntry).joined(separator: "\nOR "))))
        """

    /// Whether there is one of these records to which its number or an index does not lead.
    fileprivate func lacksEntry(
        ofRecordsAfter number: Int64, through last: Int64
    ) throws(SQLiteError) -> Bool {
        var rows = try database.prepare(Self.lacksEntry).rows(.integer(number), .integer(last))
        return try rows.next() && rows.integer(0) != 0
    }
}
