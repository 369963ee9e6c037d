import SQLite
import Systemd

/// What is told of the store in the journal, in notices and by `dosectl status`.
nonisolated extension StoreTrouble {
    var words: String {
        switch cause {
        case .inUse: "\(path): another dosed uses it"
        case .held: "another program has \(path) open; close it there"
        case .owned(let owner):
            "\(path) is user \(owner)'s, who could change what was taken; make it yours"
        case .newer(let version, let known):
            "\(path) is of version \(version), and this dosed knows versions up to \(known); install a newer dosed"
        case .foreign(let id): "\(path) is another program's file (id \(id)); move it away"
        case .unsafe(let pragma, let found):
            "the file system of \(path) cannot keep it safe; put it on a local disk (\(pragma) is \(found))"
        case .failed(let error): "\(path): \(error.message)"
        case .replaced: "\(path): it was removed or replaced while it was in use"
        case .removed(let error):
            "\(path): it was removed, and cannot be written again: \(error.message)"
        }
    }
}

extension StoreNews {
    var event: JournalEvent {
        switch self {
        case .failed: .storeFailed
        case .lost, .restored: .ledgerLost
        case .rewritten, .damaged: .trouble
        }
    }

    var priority: JournalEntry.Priority {
        switch self {
        case .failed, .lost, .damaged: .critical
        case .rewritten: .error
        case .restored: .warning
        }
    }

    var message: String {
        switch self {
        case .failed(let trouble): "answers cannot be saved: \(trouble.words)"
        case .lost(.damaged(let aside)):
            "the ledger was damaged; it was set aside as \(aside) and a new one begun"
        case .lost(.emptied): "the ledger had been emptied or removed, and a new one begun"
        case .lost(.shortened(let last)):
            "the ledger has lost its last records, or is an older one; record \(last) is now its last"
        case .restored(aside: ""): "a ledger was restored where there was none"
        case .restored(let aside):
            "another ledger was restored; the one before is set aside as \(aside)"
        case .rewritten(let path):
            "the ledger had been removed; it was written again to \(path)"
        case .damaged(let damage, let path): "\(path): \(damage.words)"
        }
    }
}

extension LedgerDamage {
    /// Without the ledger's path.
    var words: String {
        var findings: [String] = []
        if damaged > 0 { findings.append("\(damaged) \(Self.records(damaged)) damaged") }
        if missing > 0 { findings.append("\(missing) \(Self.records(missing)) missing") }
        if let first { findings.append("the first is number \(first)") }
        if isIndexDamaged { findings.append("not all were found, and are again") }
        return "\(findings.joined(separator: ", ")); doses ring all the same"
    }

    private static func records(_ count: Int64) -> String {
        count == 1 ? "record is" : "records are"
    }
}
