import CSQLite

/// A call that SQLite refused, with the evidence; bound values are never part of it.
package struct SQLiteError: Error, Hashable, Sendable {
    /// The extended result code.
    package let code: ResultCode
    /// SQLite's own words, in English.
    package let message: String
    /// The statement or script as it was written, its parameters as `?`.
    package let sql: String?
    /// The kernel's reason where SQLite kept one, as `EACCES`; it is there for `io` and `cannotOpen`.
    package let errno: Int32?

    package init(code: ResultCode, message: String, sql: String? = nil, errno: Int32? = nil) {
        self.code = code
        self.message = message
        self.sql = sql
        self.errno = errno
    }
}

extension SQLiteError {
    /// The classes of failure that ask for different remedies.
    package enum Kind: Hashable, CaseIterable, Sendable {
        /// No space is left; it heals when there is.
        case full
        /// The device or the file system failed; what is cached can no longer be trusted.
        case io
        /// The file or its file system takes no writes.
        case readOnly
        /// The file cannot be reached: missing folder, permission, symbolic link.
        case cannotOpen
        /// The file is a database and damaged.
        case corrupt
        /// The file is something else.
        case notADatabase
        /// Another connection holds the file.
        case busy
        /// The statement broke a constraint or a trigger refused it.
        case constraint
        /// A mistake in the program, or no memory.
        case other
    }

    package var kind: Kind {
        switch code {
        case .full: .full
        case .io: .io
        case .readOnly: .readOnly
        case .cannotOpen, .permission: .cannotOpen
        case .corrupt: .corrupt
        case .notADatabase: .notADatabase
        case .busy, .locked: .busy
        case .constraint: .constraint
        default: .other
        }
    }

    /// The failure that the connection reported last.
    init(of connection: OpaquePointer?, code: Int32, sql: String?) {
        let code = ResultCode(rawValue: code)
        let errno = sqlite3_system_errno(connection)
        let keepsErrno = errno != 0 && (.io ~= code || .cannotOpen ~= code)
        self.init(
            code: code, message: String(cString: sqlite3_errmsg(connection)), sql: sql,
            errno: keepsErrno ? errno : nil)
    }
}
