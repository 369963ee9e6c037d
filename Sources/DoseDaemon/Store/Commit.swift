import Dispatch
import DoseCore
import SQLite

/// Records on their way to the disk, away from the loop: a disk can take seconds for what takes milliseconds, and what is
/// due does not wait for it.
///
/// Whoever runs it leaves the store alone until it is over.
nonisolated final class Commit: @unchecked Sendable {
    enum Outcome {
        case kept
        /// The file was removed or replaced under our hands.
        case moved
        /// It may be gone, and then what is open is all that there is of it.
        case unreachable(SQLiteError)
        case failed(SQLiteError)
    }

    private let store: Store
    private let records: [Record]
    private let queue: DispatchQueue?
    private let end = DispatchSemaphore(value: 0)
    /// Written before the end is signalled, and read after it was waited for.
    private var outcome = Outcome.kept

    /// - Parameter queue: where it is done; nil for here, however long it takes.
    init(_ records: [Record], to store: Store, on queue: DispatchQueue?) {
        self.records = records
        self.store = store
        self.queue = queue
    }

    /// What became of it within a time; nil when it still goes on then, and tells its end later.
    func run(within patience: Duration, late: @escaping @Sendable () -> Void) -> Outcome? {
        guard let queue else { return carryOut() }
        queue.async { [self] in
            outcome = carryOut()
            end.signal()
        }
        guard end.wait(timeout: .now() + .milliseconds(Int(patience.milliseconds))) == .timedOut
        else {
            return outcome
        }
        queue.async(execute: late)
        return nil
    }

    private func carryOut() -> Outcome {
        do throws(SQLiteError) {
            if try store.hasMoved { return .moved }
        } catch {
            return .unreachable(error)
        }
        do throws(SQLiteError) {
            try store.append(records)
            return .kept
        } catch {
            return .failed(error)
        }
    }
}
