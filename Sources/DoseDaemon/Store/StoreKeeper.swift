import Dispatch
import DoseCore
import Glibc
import Linux
import SQLite

/// Keeps a store open, knows what is wrong while it cannot be, and lets it heal.
final class StoreKeeper {
    let path: String
    private(set) var state = StoreState.closed
    /// Whether an older ledger was lost: what was taken before the next adoption of the plan is not known.
    private(set) var hasLoss = false
    private var mark: HighWaterMark
    /// Tells another dosed that this one is there.
    private var lock: FolderLock?
    private var news: [StoreNews] = []
    /// Where records are written; nil for the loop itself, however long that takes.
    private let queue: DispatchQueue?
    /// What is still being written, and keeps the file from being opened again until it is over.
    private var late: Commit?
    /// Told when it is.
    var lateEnded: () -> Void = {}

    static func ownQueue() -> DispatchQueue {
        DispatchQueue(label: "org.dosed.ledger", qos: .userInteractive)
    }

    /// How long the loop waits for the disk: a slow one is no broken one, and an alarm is no later than that.
    static let patience: Duration = .seconds(2)

    enum Outcome {
        case opened(Ledger)
        /// Answers are refused until it can be opened, and doses ring by what could be read.
        case readable(Ledger)
        /// Doses ring from an empty ledger; answers are refused until it can be opened.
        case unavailable(Ledger)
        case inUse
    }

    init(path: String, queue: DispatchQueue? = nil) {
        self.path = path
        self.queue = queue
        mark = HighWaterMark(of: path)
    }

    var isOpen: Bool { state.store != nil }
    /// Why answers cannot be saved now; nil when they can.
    var trouble: StoreTrouble? { state.trouble }
    /// Whether there was no ledger when one was looked for, and none could be begun since.
    var isFirst: Bool { state.isFirst }

    // MARK: Opening

    func open(today: CivilDate) -> Outcome {
        guard late == nil else { return .unavailable(Ledger()) }
        mark.read()
        let isFirst = state.isFirst || isNew
        var ledger = Ledger()
        let demands = Store.Demands(
            lastNumber: mark.number ?? 0, isSuspect: state.isSuspect,
            read: { store throws(SQLiteError) in
                ledger = try store.ledger(today: today, countsIntakes: false)
            })
        do throws(StoreTrouble) {
            try takeLock()
            let store = try Store.open(at: path, demands) { note($0, isFirst: isFirst) }
            state = .open(store)
            return .opened(ledger)
        } catch {
            let copy = copy(demands, after: error)
            fail(.unavailable(error, isFirst: isFirst, copy: copy))
            if error.cause == .inUse { return .inUse }
            return copy == nil ? .unavailable(Ledger()) : .readable(ledger)
        }
    }

    /// Whoever has it is the only dosed that writes to the ledger. A folder that cannot be locked is no second dosed: what
    /// is wrong with it the opening says.
    private func takeLock() throws(StoreTrouble) {
        guard lock == nil else { return }
        do {
            lock = try FolderLock(File.folder(of: path))
        } catch {
            return
        }
        if lock == nil { throw StoreTrouble(.inUse, at: path) }
    }

    /// What can be read of a ledger that cannot be opened.
    private func copy(_ demands: Store.Demands, after trouble: StoreTrouble) -> Store? {
        trouble.leavesItReadable ? Store.copy(of: path, demands) : nil
    }

    /// What the file holds, folded anew.
    func reload(today: CivilDate, countsIntakes: Bool) -> Outcome {
        guard let store = state.reader else { return .unavailable(Ledger()) }
        do throws(SQLiteError) {
            let ledger = try store.ledger(today: today, countsIntakes: countsIntakes)
            guard isOpen else { return .readable(ledger) }
            state = .open(store)
            return .opened(ledger)
        } catch {
            fail(.unavailable(StoreTrouble(.failed(error), at: path), isFirst: false, copy: nil))
            return .unavailable(Ledger())
        }
    }

    private func note(_ loss: Store.Loss, isFirst: Bool) {
        // What could be made and not be filled is no ledger that was emptied.
        if isFirst, case .emptied = loss { return }
        hasLoss = true
        news.append(.lost(loss))
    }

    /// Whether there is a place for a ledger, and no trace of one.
    private var isNew: Bool {
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

    /// Closes the file whole, with nothing left in its log.
    func close() {
        state = .closed
        lock = nil
    }

    /// Whether a loss is to be reckoned with; asked when the plan is adopted, which settles it once it can be recorded.
    func takeLoss() -> Bool {
        defer { if isOpen { hasLoss = false } }
        return hasLoss
    }

    /// What happened since it was asked last.
    func drainNews() -> [StoreNews] {
        defer { news = [] }
        return news
    }

    /// Goes into a state in which answers cannot be saved, which is told where they could be before.
    private func fail(_ next: StoreState) {
        if state.trouble == nil, let trouble = next.trouble { news.append(.failed(trouble)) }
        state = next
    }

    // MARK: Writing

    /// Whether all of the records are on the disk now.
    func append(_ records: [Record]) -> Bool {
        guard let store = state.store else { return false }
        let commit = Commit(records, to: store, on: queue)
        let outcome = commit.run(within: Self.patience) { [weak self] in
            DispatchQueue.main.async { self?.endLate() }
        }
        switch outcome {
        case .kept:
            if let last = records.last { mark.set(last.number) }
            state = .open(store)
            return true
        case .moved:
            rescue(store)
        case .unreachable(let error):
            fail(.refusing(store, StoreTrouble(.failed(error), at: path)))
        case .failed(let error):
            let trouble = StoreTrouble(.failed(error), at: path)
            switch error.kind {
            case .io, .corrupt, .notADatabase, .cannotOpen, .readOnly:
                // After such a failure nothing cached can be trusted; it is read anew when it opens again.
                fail(.unavailable(trouble, isFirst: false, copy: nil))
            case .full, .busy, .constraint, .other:
                fail(.refusing(store, trouble))
            }
        case nil:
            // Whether it is kept in the end is seen when it is opened again.
            late = commit
            let error = SQLiteError(code: .io, message: "the disk takes long to write")
            fail(
                .unavailable(
                    StoreTrouble(.failed(error), at: path), isFirst: false, copy: nil))
        }
        return false
    }

    private func endLate() {
        late = nil
        lateEnded()
    }

    /// The file was removed or replaced under our hands: what is still open of it is written to its place if that is
    /// free. It is kept open until that is done, for there is no other copy.
    private func rescue(_ store: Store) {
        do throws(SQLiteError) {
            // Another file of the name would take the log for its own.
            try store.emptyLog()
            if try isFree() {
                try? Folder.create(File.folder(of: path))
                try store.write(to: path)
                news.append(.rewritten(path))
            } else {
                hasLoss = true
            }
            fail(.unavailable(StoreTrouble(.replaced, at: path), isFirst: false, copy: nil))
        } catch {
            fail(.refusing(store, StoreTrouble(.removed(error), at: path)))
        }
    }

    /// Whether nothing has the ledger's name.
    private func isFree() throws(SQLiteError) -> Bool {
        do throws(Errno) {
            return try FileStatus(ofLink: path) == nil
        } catch {
            throw SQLiteError(error)
        }
    }

    // MARK: Reading

    /// Looks at the next of the records that were there when it was opened; false when all of them were looked at.
    ///
    /// Damaged indices are made anew then. What was read by them may lack something: it is to be read again.
    func sweep() -> Bool {
        guard let store = state.store, !store.sweep.isOver else { return false }
        store.sweep.next(in: store)
        guard store.sweep.isOver else { return true }
        guard let damage else { return false }
        news.append(.damaged(damage, path))
        guard damage.isIndexDamaged else { return false }
        do throws(SQLiteError) {
            try store.remakeIndices()
        } catch {
            // What is damaged beyond that makes way for a new one when it opens again.
            fail(.unavailable(StoreTrouble(.failed(error), at: path), isFirst: false, copy: nil))
        }
        return false
    }

    /// What the sweep has found so far in records that ringing does not need; nil when nothing.
    var damage: LedgerDamage? {
        guard let damage = state.store?.sweep.damage, damage != LedgerDamage() else { return nil }
        return damage
    }

    func ledger(of date: CivilDate) -> Ledger { (try? state.reader?.ledger(of: date)) ?? Ledger() }

    func ledger(of key: Medication.Key, from first: CivilDate, before end: CivilDate) -> Ledger {
        (try? state.reader?.ledger(of: key, from: first, before: end)) ?? Ledger()
    }

    func page(before number: Int64, limit: Int) -> Store.Page {
        (try? state.reader?.page(before: number, limit: limit)) ?? Store.Page()
    }

    func history(before number: Int64, limit: Int) -> [Record] {
        page(before: number, limit: limit).records
    }

    func record(_ number: Int64) -> Record? {
        history(before: number + 1, limit: 1).first { $0.number == number }
    }
}
