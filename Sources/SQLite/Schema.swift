/// The tables of one program and how they came to be.
package struct Schema: Sendable {
    /// Tells the program's files from those of others (`PRAGMA application_id`); never 0.
    package let applicationID: Int32
    /// The one at index n leads from `user_version` n to n + 1.
    ///
    /// The list only ever grows at its end: files made by any earlier version are out there.
    package let migrations: [Migration]

    package init(applicationID: Int32, migrations: [Migration]) {
        precondition(applicationID != 0, "0 is the id of a file that has none.")
        self.applicationID = applicationID
        self.migrations = migrations
    }

    package var version: Int32 { Int32(migrations.count) }
}

/// What leads from one version of the tables to the next, inside of a transaction.
package enum Migration: Sendable, ExpressibleByStringLiteral {
    case script(String)
    /// For what SQL alone cannot do.
    case program(@Sendable (Database) throws(SQLiteError) -> Void)

    package init(stringLiteral script: String) { self = .script(script) }

    func run(on database: Database) throws(SQLiteError) {
        switch self {
        case .script(let script): try database.execute(script)
        case .program(let program): try program(database)
        }
    }
}

extension Database {
    /// Takes the file to the schema's version, one transaction for each step.
    ///
    /// A step and its version are committed together, so that whatever interrupts it, the file is
    /// of one version or of the next.
    package func migrate(to schema: Schema) throws(SQLiteError) {
        for version in try Int(userVersion)..<schema.migrations.count {
            try transaction { () throws(SQLiteError) in
                try schema.migrations[version].run(on: self)
                try setApplicationID(schema.applicationID)
                try setUserVersion(Int32(version + 1))
            }
        }
    }

    /// Why the file is not this schema's, if it is not; read without changing a byte.
    func mismatch(with schema: Schema) throws(SQLiteError) -> OpenError? {
        switch try applicationID {
        case schema.applicationID: break
        case 0 where try value("SELECT count(*) FROM sqlite_schema") == 0: break
        case let other: return .foreign(applicationID: other)
        }
        let version = try userVersion
        return (0...schema.version).contains(version)
            ? nil : .newer(version: version, known: schema.version)
    }
}
