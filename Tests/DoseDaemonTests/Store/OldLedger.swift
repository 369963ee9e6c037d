import SQLite

/// A ledger as an earlier version made it.
struct OldLedger: Sendable {
    let version: Int
    let script: String

    nonisolated static let version1 = OldLedger(version: 1, script: ledgerOfVersion1)
    nonisolated static let version3 = OldLedger(version: 3, script: ledgerOfVersion3)

    /// "dose" in ASCII, and the script as the last step to its version.
    var schema: Schema {
        Schema(
            applicationID: 0x646f_7365,
            migrations: Array(repeating: "", count: version - 1) + [.script(script)])
    }

    func make(at path: String) throws {
        try Database(at: path, for: schema).migrate(to: schema)
    }
}
