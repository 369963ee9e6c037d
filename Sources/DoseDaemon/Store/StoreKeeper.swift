import DoseCore
import Glibc
import Linux
import SQLite
import Systemd

/// Keeps a store open, says what is wrong while it cannot be, and lets it heal.
final class StoreKeeper {
    let path: String
    private var mark: HighWaterMark
    /// Why answers cannot be saved now; nil when they can.
    private(set) var trouble: String?
    /// Whether an older ledger was lost: what was taken before the next adoption of the plan is not known.
    private(set) var hasLoss = false
    private var store: Store?
    /// Whether there was no ledger when one was looked for, and none could be begun since.
    private(set) var isFirst = false
    private var lastTry: Int64?
    private var news: [News] = []

    struct News {
        let event: JournalEvent
        let message: String
        let priority: JournalEntry.Priority
    }

    enum Outcome {
        case opened(Ledger)
        /// Doses ring from an empty ledger; answers are refused until it can be opened.
        case unavailable(Ledger)
        case inUse
    }

    init(path: String) {
        self.path = path
        mark = HighWaterMark(of: path)
    }

    var isOpen: Bool { store != nil }

    // MARK: Opening

    func open(today: CivilDate) -> Outcome {
        mark.read()
        if isNew { isFirst = true }
        var ledger = Ledger()
        do throws(Store.Failure) {
            store = try Store.open(
                at: path, expecting: mark.number ?? 0,
                reading: { store throws(SQLiteError) in
                    ledger = try store.ledger(today: today, countsIntakes: false)
                }, lost: { lost($0) })
            isFirst = false
        } catch {
            if case .inUse = error { return .inUse }
            setTrouble(Self.words(error, path))
            return .unavailable(Ledger())
        }
        trouble = nil
        return .opened(ledger)
    }

    /// What the file holds, folded anew.
    func reload(today: CivilDate, countsIntakes: Bool) -> Outcome {
        do throws(SQLiteError) {
            guard let ledger = try store?.ledger(today: today, countsIntakes: countsIntakes) else {
                return .unavailable(Ledger())
            }
            trouble = nil
            return .opened(ledger)
        } catch {
            store = nil
            setTrouble("\(path): \(error.message)")
            return .unavailable(Ledger())
        }
    }

    private func lost(_ loss: Store.Loss) {
        // What could be made and not be filled is no ledger that was emptied.
        if isFirst, case .emptied = loss { return }
        hasLoss = true
        let message =
            switch loss {
            case .damaged(let aside):
                "the ledger was damaged; it was set aside as \(aside) and a new one begun"
            case .emptied:
                "the ledger had been emptied or removed, and a new one begun"
            case .shortened(let last):
                "the ledger has lost its last records, or is an older one; record \(last) is now its last"
            }
        news.append(News(event: .ledgerLost, message: message, priority: .critical))
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
    func close() { store = nil }

    /// Whether it is time to try again what failed before; also says that it was tried now.
    func mayTry(at boottime: Int64) -> Bool {
        if let lastTry, boottime - lastTry < Limits.storeRetry.milliseconds { return false }
        lastTry = boottime
        return true
    }

    /// Whether a loss is to be reckoned with; asked when the plan is adopted, which settles it once it can be recorded.
    func takeLoss() -> Bool {
        defer { if isOpen { hasLoss = false } }
        return hasLoss
    }

    func takeNews() -> [News] {
        defer { news = [] }
        return news
    }

    // MARK: Writing

    /// Whether all of the records are on the disk now.
    func append(_ records: [Record]) -> Bool {
        guard let store else { return false }
        do throws(SQLiteError) {
            if try store.hasMoved { return rescue(store) }
        } catch {
            // It may be gone, and then what is open is all that there is of it.
            setTrouble("\(path): \(error.message)")
            return false
        }
        do throws(SQLiteError) {
            try store.append(records)
            if let last = records.last { mark.set(last.number) }
            trouble = nil
            return true
        } catch {
            setTrouble("\(path): \(error.message)")
            switch error.kind {
            case .io, .corrupt, .notADatabase, .cannotOpen, .readOnly:
                // After such a failure nothing cached can be trusted; it is read anew when it opens again.
                self.store = nil
            case .full, .busy, .constraint, .other:
                break
            }
            return false
        }
    }

    /// The file was removed or replaced under our hands: what is still open of it is written to its place if that is
    /// free. It is kept open until that is done, for there is no other copy. False, for nothing was appended.
    private func rescue(_ store: Store) -> Bool {
        do throws(SQLiteError) {
            // Another file of the name would take the log for its own.
            try store.emptyLog()
            if try isFree() {
                try? Folder.create(File.folder(of: path))
                try store.write(to: path)
                news.append(
                    News(
                        event: .trouble,
                        message: "the ledger had been removed; it was written again to \(path)",
                        priority: .error))
            } else {
                hasLoss = true
            }
            self.store = nil
            setTrouble("\(path): it was removed or replaced while it was in use")
        } catch {
            setTrouble("\(path): it was removed, and cannot be written again: \(error.message)")
        }
        return false
    }

    /// Whether nothing has the ledger's name.
    private func isFree() throws(SQLiteError) -> Bool {
        do throws(Errno) {
            return try FileStatus(ofLink: path) == nil
        } catch {
            throw SQLiteError(error)
        }
    }

    private func setTrouble(_ words: String) {
        if trouble == nil {
            news.append(
                News(
                    event: .storeFailed, message: "answers cannot be saved: \(words)",
                    priority: .critical))
        }
        trouble = words
    }

    private static func words(_ failure: Store.Failure, _ path: String) -> String {
        switch failure {
        case .inUse: "\(path): another dosed uses it"
        case .owned(let place, let owner):
            "\(place) is user \(owner)'s, who could change what was taken; make it yours"
        case .refused(.newer(let version, let known)):
            "\(path) is of version \(version), and this dosed knows versions up to \(known); install a newer dosed"
        case .refused(.foreign(let id)):
            "\(path) is another program's file (id \(id)); move it away"
        case .refused(let error), .unavailable(let error):
            if case .failed(let sqlite) = error {
                "\(path): \(sqlite.message)"
            } else if case .refused(let pragma, _, let found) = error {
                "the file system of \(path) cannot keep it safe; put it on a local disk (\(pragma) is \(found))"
            } else {
                path
            }
        }
    }

    // MARK: Reading

    func ledger(of date: CivilDate) -> Ledger { (try? store?.ledger(of: date)) ?? Ledger() }

    func page(before number: Int64, limit: Int) -> Store.Page {
        (try? store?.page(before: number, limit: limit)) ?? Store.Page()
    }

    func history(before number: Int64, limit: Int) -> [Record] {
        page(before: number, limit: limit).records
    }

    func record(_ number: Int64) -> Record? {
        history(before: number + 1, limit: 1).first { $0.number == number }
    }
}
