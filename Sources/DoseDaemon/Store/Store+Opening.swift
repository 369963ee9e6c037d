import Glibc
import Linux
import SQLite

nonisolated extension Store {
    /// Opens the ledger without asking anything of it.
    package static func open(at path: String, lost: (Loss) -> Void) throws(StoreTrouble) -> Store {
        try open(at: path, Demands(), lost: lost)
    }

    /// Opens the ledger or begins one; one that cannot give what is asked of it is set aside, and `lost` is told.
    static func open(
        at path: String, _ demands: Demands, lost: (Loss) -> Void
    ) throws(StoreTrouble) -> Store {
        try checkPlace(of: path)
        let wasThere: Bool
        let isEmptied: Bool
        do throws(Errno) {
            let status = try FileStatus(of: path)
            let log = try FileStatus(of: path + "-wal")
            wasThere = status != nil
            // SQLite takes a file of one byte for an empty one.
            isEmptied =
                status.map { $0.kind == .regular && $0.size <= 1 } ?? false
                || (!wasThere && log.map { $0.size > 0 } ?? false)
        } catch {
            throw StoreTrouble(.failed(SQLiteError(error)), at: path)
        }
        do throws(OpenError) {
            // SQLite deletes a log that has no ledger to belong to.
            if isEmptied { try setAsideLog(of: path) }
            switch isEmptied ? .lost(.emptied) : try inspect(path, demands) {
            case .whole(let store):
                return store
            case .lost(let loss):
                if case .shortened = loss { try setAsideLog(of: path) }
                let store = try Store(at: path, Demands(read: demands.read))
                lost(loss)
                return store
            }
        } catch {
            // What was only just made, and holds nothing, is not to be taken for an emptied ledger at the next start.
            if !wasThere, (try? FileStatus(of: path))?.size == 0 { unlink(path) }
            throw StoreTrouble(opening: error, at: path)
        }
    }

    private enum Finding {
        case whole(Store)
        /// What was lost is out of the way.
        case lost(Loss)
    }

    private static func inspect(_ path: String, _ demands: Demands) throws(OpenError) -> Finding {
        do throws(OpenError) {
            return try open(path, demands)
        } catch let error where error.isDamage {
            // A call of the kernel that fails once can look like damage, and so can a disk that gives nothing back.
            do throws(Errno) {
                for file in [path, path + "-wal"] { try File.readThrough(file) }
            } catch {
                throw .failed(SQLiteError(error))
            }
        }
        do throws(OpenError) {
            return try open(path, demands)
        } catch let error where error.isDamage {
            do throws(Errno) {
                return .lost(.damaged(try setAside(path)))
            } catch {
                throw .failed(SQLiteError(error))
            }
        }
    }

    private static func open(_ path: String, _ demands: Demands) throws(OpenError) -> Finding {
        let store = try Store(at: path, demands)
        if store.lastNumber >= demands.lastNumber { return .whole(store) }
        do throws(SQLiteError) {
            try store.closeLeavingLog()
        } catch {
            throw .failed(error)
        }
        return .lost(.shortened(after: store.lastNumber))
    }

    // MARK: Setting aside

    /// Renames a damaged ledger and its log to a name that is free, which it gives.
    private static func setAside(_ path: String) throws(Errno) -> String {
        let aside = try freeName(beside: path, "damaged")
        try move(path, to: aside)
        do throws(Errno) {
            try move(path + "-wal", to: aside + "-wal")
        } catch let error where error.code != ENOENT {
            try move(aside, to: path)
            throw error
        } catch {}
        return aside
    }

    /// Renames the log alone.
    private static func setAsideLog(of path: String) throws(OpenError) {
        do throws(Errno) {
            try move(path + "-wal", to: try freeName(beside: path, "damaged") + "-wal")
        } catch let error where error.code != ENOENT {
            throw .failed(SQLiteError(error))
        } catch {}
    }

    /// Gives a sound file the name of the ledger, and the one before another name, which it returns; empty where there is
    /// none. At no moment is there no ledger.
    ///
    /// A log that the one before left would be taken for the new one's: it goes first.
    static func replace(_ path: String, by draft: String) throws(Errno) -> String {
        guard try FileStatus(ofLink: path) != nil else {
            try File.replace(path, by: draft)
            return ""
        }
        let aside = try freeName(beside: path, "before")
        let hasLog = try FileStatus(ofLink: path + "-wal") != nil
        if hasLog { try move(path + "-wal", to: aside + "-wal") }
        do throws(Errno) {
            try Errno.check("link", aside) { link(path, aside) }
            try File.replace(path, by: draft)
        } catch {
            unlink(aside)
            if hasLog { try move(aside + "-wal", to: path + "-wal") }
            throw error
        }
        return aside
    }

    private static func freeName(beside path: String, _ word: String) throws(Errno) -> String {
        var seconds = time(nil)
        while true {
            let name = "\(path).\(word)-\(seconds)"
            if try FileStatus(ofLink: name) == nil, try FileStatus(ofLink: name + "-wal") == nil {
                return name
            }
            seconds += 1
        }
    }

    private static func move(_ path: String, to other: String) throws(Errno) {
        try Errno.check("rename", path) { rename(path, other) }
    }
}

nonisolated extension OpenError {
    /// Whether the file is damaged beyond reading, so that it must make way for a new one.
    fileprivate var isDamage: Bool {
        if case .failed(let error) = self {
            error.kind == .corrupt || error.kind == .notADatabase
        } else {
            false
        }
    }
}

nonisolated extension SQLiteError {
    /// A refusal of the kernel as SQLite would tell it.
    init(_ error: Errno) {
        let code: ResultCode =
            switch error.code {
            case ENOSPC, EDQUOT: .full
            case EROFS: .readOnly
            case EACCES, EPERM, EMFILE, ENFILE, ENOENT, ENOTDIR, ELOOP: .cannotOpen
            default: .io
            }
        self.init(code: code, message: error.description, errno: error.code)
    }
}
