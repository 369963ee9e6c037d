import DoseCore
import Glibc
import SQLite
import Systemd

/// Keeps a store open, says what is wrong while it cannot be, and lets it heal.
final class StoreKeeper {
    let path: String
    /// Why answers cannot be saved now; nil when they can.
    private(set) var trouble: String?
    /// Whether an older ledger was lost, so that what was taken before the plan's adoption is not known.
    private(set) var hasLoss = false
    private var store: Store?
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
    }

    var isOpen: Bool { store != nil }

    // MARK: Opening

    func open(today: CivilDate) -> Outcome {
        do throws(Store.Failure) {
            store = try Store.open(at: path) { aside in
                hasLoss = true
                news.append(
                    News(
                        event: .ledgerLost,
                        message:
                            "the ledger was damaged; it was set aside as \(aside) and a new one begun",
                        priority: .critical))
            }
        } catch {
            if case .inUse = error { return .inUse }
            hasLoss = true
            setTrouble(Self.words(error, path))
            return .unavailable(Ledger())
        }
        return reload(today: today)
    }

    /// What the file holds, folded anew.
    func reload(today: CivilDate) -> Outcome {
        do throws(SQLiteError) {
            guard let ledger = try store?.ledger(today: today) else {
                return .unavailable(Ledger())
            }
            trouble = nil
            return .opened(ledger)
        } catch {
            store = nil
            hasLoss = true
            setTrouble("\(path): \(error.message)")
            return .unavailable(Ledger())
        }
    }

    /// Whether it is time to try again what failed before; also says that it was tried now.
    func mayTry(at boottime: Int64) -> Bool {
        if let lastTry, boottime - lastTry < Limits.storeRetry.milliseconds { return false }
        lastTry = boottime
        return true
    }

    /// Whether a loss is still to be reckoned with; asked when the plan is adopted, which settles it.
    func takeLoss() -> Bool {
        defer { hasLoss = false }
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
            if try store.hasMoved { try moved(store) }
            try self.store?.append(records)
            trouble = self.store == nil ? trouble : nil
            return self.store != nil
        } catch {
            setTrouble("\(path): \(error.message)")
            switch error.kind {
            case .io, .corrupt, .notADatabase, .cannotOpen:
                // After such a failure nothing cached can be trusted; it is read anew when it opens again.
                self.store = nil
            case .full, .readOnly, .busy, .constraint, .other:
                break
            }
            return false
        }
    }

    /// The file was deleted or replaced under our hands; what is still open of it is written to its place.
    private func moved(_ store: Store) throws(SQLiteError) {
        if access(path, F_OK) != 0 {
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
        throw SQLiteError(
            code: .io, message: "the ledger was removed or replaced while it was in use")
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
        case .refused(.newer(let version, let known)):
            "\(path) is of version \(version), and this dosed knows versions up to \(known); install a newer dosed"
        case .refused(.foreign(let id)):
            "\(path) is another program's file (id \(id)); move it away"
        case .refused(let error), .unavailable(let error):
            if case .failed(let sqlite) = error {
                "\(path): \(sqlite.message)"
            } else if case .refused(let pragma, _, let found) = error {
                "\(path): its file system cannot keep it safe (\(pragma) is \(found))"
            } else {
                path
            }
        }
    }

    // MARK: Reading

    func ledger(of date: CivilDate) -> Ledger { (try? store?.ledger(of: date)) ?? Ledger() }

    func history(before number: Int64, limit: Int) -> [Record] {
        (try? store?.history(before: number, limit: limit)) ?? []
    }

    func record(_ number: Int64) -> Record? {
        history(before: number + 1, limit: 1).first { $0.number == number }
    }
}
