import CSQLite

/// What SQLite answers when a call fails: a primary code in the low byte, its refinement above.
///
/// Source: https://www.sqlite.org/rescode.html
package struct ResultCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package var primary: ResultCode { ResultCode(rawValue: rawValue & 0xff) }

    /// A primary code matches all of its refinements, any other code itself alone.
    package static func ~= (pattern: ResultCode, code: ResultCode) -> Bool {
        pattern == code || pattern == code.primary
    }
}

extension ResultCode {
    package static let error = ResultCode(rawValue: SQLITE_ERROR)
    package static let permission = ResultCode(rawValue: SQLITE_PERM)
    package static let busy = ResultCode(rawValue: SQLITE_BUSY)
    package static let locked = ResultCode(rawValue: SQLITE_LOCKED)
    package static let outOfMemory = ResultCode(rawValue: SQLITE_NOMEM)
    package static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
    package static let io = ResultCode(rawValue: SQLITE_IOERR)
    package static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
    package static let full = ResultCode(rawValue: SQLITE_FULL)
    package static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
    package static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
    package static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
    package static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)

    // The refinements that something here is decided on, or that a test names.
    // SQLite's macros for them are expressions that are not imported: primary | (number << 8).
    package static let isSymbolicLink = ResultCode(rawValue: SQLITE_CANTOPEN | (6 << 8))
    package static let unique = ResultCode(rawValue: SQLITE_CONSTRAINT | (8 << 8))
    package static let raisedByTrigger = ResultCode(rawValue: SQLITE_CONSTRAINT | (7 << 8))
    package static let wrongType = ResultCode(rawValue: SQLITE_CONSTRAINT | (12 << 8))
}
