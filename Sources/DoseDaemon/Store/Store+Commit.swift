import ControlProtocol
import DoseCore
import SQLite

/// Records on their way to the disk.
nonisolated extension Store {
    enum Commit: Sendable {
        /// They are there; and the mark, which was set to the last of them unless it tells of more.
        case kept(HighWaterMark)
        /// The file was removed or replaced under our hands.
        case moved
        /// It may be gone, and then what is open is all that there is of it.
        case unreachable(SQLiteError)
        case failed(SQLiteError)
    }

    func commit(_ records: [Record], _ mark: HighWaterMark) -> Commit {
        do throws(SQLiteError) {
            if try hasMoved { return .moved }
        } catch {
            return .unreachable(error)
        }
        do throws(SQLiteError) {
            try append(records)
        } catch {
            return .failed(error)
        }
        var mark = mark
        // A loss is not forgotten by what was noted after it: it stands until a plan is adopted that reckons with it.
        if let last = records.last,
            records.contains(where: \.event.isAdoptionAfterLoss) || last.number > mark.number ?? 0
        {
            mark.set(last.number)
        }
        return .kept(mark)
    }
}
