import ControlProtocol

/// The newest records of the ledger.
struct HistoryVerb: Verb, Equatable {
    static let manual = Manual(
        "history", summary: "what was recorded, the newest first",
        options: [Option("limit", value: "N", help: "how many records; 50 without it")],
        text: ["Prints the records of the ledger: their number, when they were made, and by whom."])

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

    /// Prints each portion as it comes, and keeps none: a ledger may hold a million records.
    ///
    /// A reply holds no more than `ControlLimits.historyEntries`; as JSON each is a line of its own. While one is read and
    /// printed the daemon works on the next: records are numbered in a row, but for those that are missing, and then it
    /// is asked once more.
    func run(in session: Session) throws(Failure) {
        let daemon = try session.daemon()
        var wanted = limit ?? ControlLimits.historyEntriesByDefault
        var oldest = Int.max
        var printed = PrintedHistory()
        var sent: DaemonSocket.Sent? = daemon.send(call(for: wanted, before: nil))
        while let call = sent {
            let asked = min(wanted, ControlLimits.historyEntries)
            let guess = oldest == .max ? 0 : oldest - asked
            let ahead =
                guess > 1 && wanted > asked
                ? daemon.send(self.call(for: wanted - asked, before: guess)) : nil
            let portion = try daemon.read(try daemon.reply(to: call), HistoryReply.self)
            let (numbers, isFirst) = (portion.numbers, oldest == .max)
            // One that goes back to where it was would never end.
            let isNew = (numbers.max() ?? .max) < oldest
            wanted -= numbers.count
            oldest = min(oldest, numbers.min() ?? .max)
            sent =
                isNew && wanted > 0
                ? guess == oldest && ahead != nil
                    ? ahead : daemon.send(self.call(for: wanted, before: oldest)) : nil
            if isNew || isFirst {
                try session.show(portion) { $0.history(portion, after: &printed) }
            }
        }
        if !session.isJSON { try session.print(session.screen().end(of: printed)) }
    }

    private func call(for wanted: Int, before: Int?) -> ControlCall {
        ControlCall("History", limit: min(wanted, ControlLimits.historyEntries), before: before)
    }
}
