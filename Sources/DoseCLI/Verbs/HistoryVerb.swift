import ControlProtocol

/// The newest records of the ledger.
struct HistoryVerb: Verb, Equatable {
    /// Nil for as many as the daemon gives unasked.
    var limit: Int?

    init(limit: Int? = nil) {
        self.limit = limit
    }

    init(_ arguments: inout Arguments) throws(UsageError) {
        limit = try arguments["limit"].map { text throws(UsageError) in
            guard let limit = Int(text), limit > 0 else { throw .badValue(text, of: .limit) }
            return limit
        }
    }

    func run(in session: Session) throws(Failure) {
        let reply = try history(by: try session.daemon())
        try session.show(reply) { $0.history(reply) }
    }

    /// In portions, because a reply holds no more than `ControlLimits.historyEntries`.
    private func history(by daemon: DaemonSocket) throws(Failure) -> HistoryReply {
        var all = HistoryReply()
        let wanted = limit ?? ControlLimits.historyEntriesByDefault
        while all.numbers.count < wanted {
            let before = all.numbers.min()
            let call = ControlCall(
                "History", limit: min(wanted - all.numbers.count, ControlLimits.historyEntries),
                before: before
            )
            let more = try daemon.ask(call, HistoryReply.self)
            // One that goes back to where it was would never end.
            guard let newest = more.numbers.max(), newest < before ?? .max else { break }
            all.entries += more.entries
            all.unreadable += more.unreadable
            all.ledger = more.ledger ?? all.ledger
        }
        return all
    }
}
