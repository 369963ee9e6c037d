import DoseCore
import Installation
import Linux
import SQLite

/// One opening of the ledger, on any thread: a disk can let it take as long as it likes.
nonisolated struct StoreOpening: @unchecked Sendable {
    let path: String
    let today: CivilDate
    /// Whether it was found damaged in use.
    let isSuspect: Bool
    /// Whether there was no ledger when one was looked for, and none could be begun since.
    let isStillFirst: Bool
    /// Nil where nobody has it yet.
    let lock: FolderLock?
    /// Nil before the first opening.
    let folder: StateFolder?
    let makesFolder: Bool

    /// What came of it.
    struct Outcome: @unchecked Sendable {
        var result: Result<Store, StoreTrouble>
        /// Of the store, or else of the copy.
        var ledger = Ledger()
        /// What can be read of a ledger that cannot be opened.
        var copy: Store?
        var losses: [Store.Loss] = []
        var isFirst = false
        var mark: HighWaterMark
        var lock: FolderLock?
        var folder: StateFolder
    }

    func carryOut() -> Outcome {
        // Later it is waited for: a home that is mounted late is not to be hidden by a ledger below its place.
        if makesFolder, folder == nil { try? Folder.create(File.folder(of: path)) }
        var mark = HighWaterMark(of: path)
        mark.read()
        var outcome = Outcome(
            result: .failure(StoreTrouble(.replaced, at: path)), mark: mark, lock: lock,
            folder: folder ?? StateFolder(of: path))
        outcome.isFirst = isStillFirst || isNew(mark)
        var ledger = Ledger()
        let demands = Store.Demands(
            lastNumber: mark.number ?? 0, isSuspect: isSuspect,
            read: { store throws(SQLiteError) in
                ledger = try store.ledger(today: today, countsIntakes: false)
            })
        do throws(StoreTrouble) {
            outcome.lock = try takeLock()
            let store = try Store.open(at: path, demands) { outcome.losses.append($0) }
            outcome.result = .success(store)
        } catch {
            outcome.result = .failure(error)
            if error.leavesItReadable { outcome.copy = Store.copy(of: path, demands) }
        }
        outcome.ledger = ledger
        return outcome
    }

    /// Whoever has it is the only dosed that writes to the ledger. A folder that cannot be locked is no second dosed: what
    /// is wrong with it the opening says.
    private func takeLock() throws(StoreTrouble) -> FolderLock? {
        if let lock { return lock }
        let taken: FolderLock?
        do {
            taken = try FolderLock(File.folder(of: path))
        } catch {
            return nil
        }
        guard let taken else { throw StoreTrouble(.inUse, at: path) }
        return taken
    }

    /// Whether there is a place for a ledger, and no trace of one.
    private func isNew(_ mark: HighWaterMark) -> Bool {
        let folder = File.folder(of: path)
        guard mark.number == nil, (try? FileStatus(of: folder))?.kind == .folder else {
            return false
        }
        do throws(Errno) {
            for file in [path, path + "-wal"] {
                if try FileStatus(ofLink: file) != nil { return false }
            }
            return true
        } catch {
            return false
        }
    }
}
