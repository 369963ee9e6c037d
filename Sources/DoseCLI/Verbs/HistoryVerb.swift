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
        let entries = try entries(by: try session.daemon())
        try session.show(HistoryReply(entries: entries)) { $0.history(entries) }
    }

    /// In portions, because a reply holds no more than `ControlLimits.historyEntries`.
    private func entries(by daemon: DaemonSocket) throws(Failure) -> [Wire.Entry] {
        var entries: [Wire.Entry] = []
        let wanted = limit ?? ControlLimits.historyEntriesByDefault
        while entries.count < wanted {
            let before = entries.last?.number
            let call = ControlCall.history(
                limit: min(wanted - entries.count, ControlLimits.historyEntries), before: before)
            let more = try daemon.ask(call, HistoryReply.self).entries
                .filter { $0.number < before ?? .max }
            if more.isEmpty { break }
            entries += more
        }
        return entries
    }
}
