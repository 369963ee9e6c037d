import Dispatch
import DoseCore
import Glibc
import Linux
import SQLite

/// Keeps a store open, knows what is wrong while it cannot be, and lets it heal.
final class StoreKeeper {
    let path: String
    var state = StoreState.closed
    /// Whether an older ledger was lost: what was taken before the next adoption of the plan is not known.
    private(set) var hasLoss = false
    var mark: HighWaterMark
    /// Where the ledger is that another one was restored in place of, until that is told; empty where there was none.
    var replaced: String?
    /// Tells another dosed that this one is there.
    private var lock: FolderLock?
    /// The way to the ledger, as it was when it was first looked for; nil until then.
    private(set) var folder: StateFolder?
    private let makesFolder: Bool
    private var news: [StoreNews] = []
    /// Where the disk is waited for, and no longer than an alarm may be late.
    private let aside: Aside
    private var isFirstOpening = true
    /// What came of an opening that took too long.
    private var opened: StoreOpening.Outcome?
    /// What is asked for next, most likely.
    var ahead: ReadAhead?
    /// Told when what took too long is over: whether it was kept, or what can be read, is seen when it is opened again.
    var lateEnded: () -> Void = {}

    static func ownQueue() -> DispatchQueue {
        DispatchQueue(label: "org.dosed.ledger", qos: .userInteractive)
    }

    /// How long the loop waits for the disk: a slow one is no broken one, and an alarm is no later than that.
    static let patience: Duration = .seconds(2)
    /// And at the start, when a disk is busiest and nothing that can be taken by then may ring before the ledger is read.
    static let firstPatience: Duration = .seconds(10)

    enum Outcome {
        case opened(Ledger)
        /// Answers are refused until it can be opened, and doses ring by what could be read.
        case readable(Ledger)
        /// Doses ring from an empty ledger; answers are refused until it can be opened.
        case unavailable(Ledger)
        case inUse
    }

    /// - Parameters:
    ///   - queue: where the disk is waited for; nil for the loop itself, however long that takes.
    ///   - makesFolder: whether the folder is to be made where there is none at the first opening.
    init(path: String, queue: DispatchQueue? = nil, makesFolder: Bool = false) {
        self.path = path
        self.makesFolder = makesFolder
        aside = Aside(on: queue)
        mark = HighWaterMark(of: path)
    }

    var isOpen: Bool { state.store != nil }
    /// Why answers cannot be saved now; nil when they can.
    var trouble: StoreTrouble? { state.trouble }
    /// Whether something is still waited for, so that nothing else is asked of the disk.
    var isHeldUp: Bool { aside.isHeldUp }
    /// Whether there was no ledger when one was looked for, and none could be begun since.
    var isFirst: Bool { state.isFirst }

    // MARK: Opening

    func open(today: CivilDate) -> Outcome {
        if let opened {
            self.opened = nil
            return take(opened)
        }
        guard !isHeldUp else { return .unavailable(Ledger()) }
        let opening = StoreOpening(
            path: path, today: today, isSuspect: state.isSuspect, isStillFirst: state.isFirst,
            lock: lock, folder: folder, makesFolder: makesFolder)
        let patience = isFirstOpening ? Self.firstPatience : Self.patience
        isFirstOpening = false
        let outcome = aside.run(within: patience, { opening.carryOut() }) { [weak self] in
            self?.opened = $0
            self?.lateEnded()
        }
        if let outcome { return take(outcome) }
        failWaiting()
        return .unavailable(Ledger())
    }

    private func take(_ opened: StoreOpening.Outcome) -> Outcome {
        mark = opened.mark
        lock = opened.lock
        folder = opened.folder
        for loss in opened.losses { note(loss, isFirst: opened.isFirst) }
        switch opened.result {
        case .success(let store):
            state = .open(store)
            return .opened(opened.ledger)
        case .failure(let trouble):
            fail(.unavailable(trouble, isFirst: opened.isFirst, copy: opened.copy))
            if trouble.cause == .inUse { return .inUse }
            return opened.copy == nil ? .unavailable(Ledger()) : .readable(opened.ledger)
        }
    }

    /// Asks something of a store; nil when the disk does not answer in time, and then it is opened again when it has.
    func ask<Value: Sendable>(
        _ store: Store, _ work: @escaping @Sendable (Store) throws(SQLiteError) -> Value
    ) -> Result<Value, SQLiteError>? {
        wait(for: begin(store, work))
    }

    /// Begins to ask something of a store.
    func begin<Value: Sendable>(
        _ store: Store, _ work: @escaping @Sendable (Store) throws(SQLiteError) -> Value
    ) -> Aside.Begun<Result<Value, SQLiteError>> {
        aside.begin { store.result(of: work) }
    }

    func wait<Value: Sendable>(
        for begun: Aside.Begun<Result<Value, SQLiteError>>
    ) -> Result<Value, SQLiteError>? {
        let answer = aside.wait(for: begun, within: Self.patience) { [weak self] _ in
            self?.lateEnded()
        }
        if answer == nil { failWaiting() }
        return answer
    }

    private func failWaiting() {
        let error = SQLiteError(code: .io, message: "the disk does not answer")
        fail(.unavailable(StoreTrouble(.failed(error), at: path), isFirst: false, copy: nil))
    }

    /// What the file holds, folded anew.
    func reload(today: CivilDate, countsIntakes: Bool) -> Outcome {
        guard let store = state.reader else { return .unavailable(Ledger()) }
        let ledger = ask(store) { store throws(SQLiteError) in
            try store.ledger(today: today, countsIntakes: countsIntakes)
        }
        switch ledger {
        case .success(let ledger) where isOpen:
            state = .open(store)
            return .opened(ledger)
        case .success(let ledger): return .readable(ledger)
        case .failure(let error):
            fail(.unavailable(StoreTrouble(.failed(error), at: path), isFirst: false, copy: nil))
            return .unavailable(Ledger())
        case nil: return .unavailable(Ledger())
        }
    }

    private func note(_ loss: Store.Loss, isFirst: Bool) {
        // What could be made and not be filled is no ledger that was emptied.
        if isFirst, case .emptied = loss { return }
        hasLoss = true
        if let replaced {
            self.replaced = nil
            news.append(.restored(aside: replaced))
        } else {
            news.append(.lost(loss))
        }
    }

    /// Closes the file whole, with nothing left in its log.
    func close() {
        state = .closed
        opened = nil
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
        ahead = nil
        let commit = ask(store) { [mark] store in store.commit(records, mark) }
        guard case .success(let outcome)? = commit else { return false }
        switch outcome {
        case .kept(let mark):
            self.mark = mark
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
        }
        return false
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

    // MARK: Looking through

    /// Looks at the next of the records that were there when it was opened; false when all of them were looked at.
    ///
    /// Damaged indices are made anew then. What was read by them may lack something: it is to be read again.
    func sweep() -> Bool {
        guard let store = state.store, !store.sweep.isOver else { return false }
        guard ask(store, { $0.sweepNext() }) != nil else { return false }
        guard store.sweep.isOver else { return true }
        guard let damage else { return false }
        news.append(.damaged(damage, path))
        guard damage.isIndexDamaged else { return false }
        let remaking = ask(store) { store throws(SQLiteError) in try store.remakeIndices() }
        if case .failure(let error)? = remaking {
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
}
