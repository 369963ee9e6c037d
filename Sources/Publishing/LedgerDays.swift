package import DoseCore

/// The records of a whole ledger put together by the civil date that they are about, each date folded by itself.
///
/// They come in the order in which they were made. A date is handed on when nothing can be told of it any more, so that
/// of a long life only the last weeks are held.
package struct LedgerDays: Sendable {
    /// What was recorded about one date.
    package struct Day: Sendable {
        package let date: CivilDate
        package let ledger: Ledger
    }

    private var records: [CivilDate: [Record]] = [:]
    /// The date that an answer is about, by its number: what takes it back goes there, too.
    private var dates: [Int64: CivilDate] = [:]
    private var newest = CivilDate.distantPast
    private let isWanted: @Sendable (CivilDate) -> Bool

    /// - Parameter isWanted: whether anything of a date is to be handed on.
    package init(where isWanted: @escaping @Sendable (CivilDate) -> Bool = { _ in true }) {
        self.isWanted = isWanted
    }

    /// Takes in the next record; the days that are over with it, the oldest first.
    package mutating func add(_ record: Record) -> [Day] {
        if case .undone(let number) = record.event {
            if let date = dates[number] { records[date]?.append(record) }
            return []
        }
        guard let date = record.event.date, isWanted(date) else { return [] }
        if record.event.isAnswer { dates[record.number] = date }
        records[date, default: []].append(record)
        guard record.isClockTrusted, date > newest else { return [] }
        newest = date
        let end = date - Limits.rememberedDays
        return take { $0 < end }
    }

    /// The days that are left.
    package mutating func finish() -> [Day] { take { _ in true } }

    private mutating func take(where isOver: (CivilDate) -> Bool) -> [Day] {
        let over = records.keys.filter(isOver).sorted()
        return over.map { date in
            var ledger = Ledger()
            for record in records.removeValue(forKey: date) ?? [] { ledger.apply(record) }
            return Day(date: date, ledger: ledger)
        }
    }
}

extension LedgerDays.Day {
    /// The doses of which anything was recorded, by their time.
    package var doses: [DoseID] {
        ledger.recordedDoses(on: date).sorted {
            ($0.time, $0.medication) < ($1.time, $1.medication)
        }
    }
}
