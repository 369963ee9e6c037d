import DoseCore
import SQLite

/// What of the ledger is not in memory.
extension StoreKeeper {
    /// What can be read of it now, if anything can.
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (Store) throws(SQLiteError) -> Value
    ) -> Value? {
        state.reader.flatMap { ask($0, work) }.flatMap { try? $0.get() }
    }

    func ledger(of date: CivilDate) -> Ledger {
        read { store throws(SQLiteError) in try store.ledger(of: date) } ?? Ledger()
    }

    func ledger(of key: Medication.Key, from first: CivilDate, before end: CivilDate) -> Ledger {
        read { store throws(SQLiteError) in
            try store.ledger(of: key, from: first, before: end)
        } ?? Ledger()
    }

    func page(before number: Int64, limit: Int) -> Store.Page {
        read { store throws(SQLiteError) in try store.page(before: number, limit: limit) }
            ?? Store.Page()
    }

    func history(before number: Int64, limit: Int) -> [Record] {
        page(before: number, limit: limit).records
    }

    func record(_ number: Int64) -> Record? {
        history(before: number + 1, limit: 1).first { $0.number == number }
    }

    /// - Parameter next: the dates that are asked for after these, most likely; they are read while the loop works on what
    ///   it was given.
    func recordsInEffect(
        on dates: ClosedRange<CivilDate>, next: ClosedRange<CivilDate>?
    ) -> [Record] {
        guard let store = state.reader else { return [] }
        let isAhead = ahead?.dates == dates && ahead?.store === store
        let begun = (isAhead ? ahead?.records : nil) ?? begin(store, Self.reading(dates))
        ahead = next.map {
            ReadAhead(store: store, dates: $0, records: begin(store, Self.reading($0)))
        }
        return wait(for: begun).flatMap { try? $0.get() } ?? []
    }

    private static func reading(
        _ dates: ClosedRange<CivilDate>
    ) -> @Sendable (Store) throws(SQLiteError) -> [Record] {
        { store throws(SQLiteError) in
            try store.recordsInEffect(from: dates.lowerBound, through: dates.upperBound)
        }
    }
}

/// Records that are read before anybody asks for them; after another one is written they are not as they are.
struct ReadAhead {
    let store: Store
    let dates: ClosedRange<CivilDate>
    let records: Aside.Begun<Result<[Record], SQLiteError>>
}
