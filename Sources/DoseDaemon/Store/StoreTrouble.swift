package import SQLite

/// Why answers cannot be saved now, as evidence without words; those are in `StoreTrouble+Words`.
package nonisolated struct StoreTrouble: Error, Equatable {
    /// The ledger; of `owned`, what is another user's.
    package let path: String
    package let cause: Cause

    package init(_ cause: Cause, at path: String) {
        self.path = path
        self.cause = cause
    }

    package enum Cause: Equatable {
        /// Another dosed has the ledger: this is the second instance.
        case inUse
        /// Another program has the file open.
        case held
        /// The folder or the file is another user's, who could change it.
        case owned(by: UInt32)
        /// A later version wrote the file; it was left as it is.
        case newer(version: Int32, known: Int32)
        /// The file is another program's; it was left as it is.
        case foreign(applicationID: Int32)
        /// The file system cannot keep it safe: this pragma of SQLite's does not hold there.
        case unsafe(pragma: String, found: Value)
        /// It cannot be reached, read or written now; trying again may help.
        case failed(SQLiteError)
        /// It was removed or replaced while it was in use.
        case replaced
        /// It was removed while it was in use, and cannot be written again.
        case removed(SQLiteError)
    }
}

nonisolated extension StoreTrouble {
    init(opening error: OpenError, at path: String) {
        let cause: Cause =
            switch error {
            case .failed(let failure) where failure.kind == .busy: .held
            case .failed(let failure): .failed(failure)
            case .foreign(let id): .foreign(applicationID: id)
            case .newer(let version, let known): .newer(version: version, known: known)
            case .refused(let pragma, _, let found): .unsafe(pragma: pragma, found: found)
            }
        self.init(cause, at: path)
    }
}
