import ControlProtocol
import Glibc
import Linux

/// Answers without end, until the power fails; first it looks at what the last failure left.
struct PowerCut {
    /// What is done beside answering.
    enum Work: String {
        case answers
        /// The daemon is stopped and started again, which empties the ledger's log.
        case restarts
        /// Somebody removes the ledger, and the daemon writes it again from what it holds.
        case removal
    }

    private let work: Work
    private var dosed: Dosed
    private var connection: Connection
    private var answer: Int64

    init(_ work: Work, in folder: String) throws {
        self.work = work
        say("AT check")
        dosed = try Dosed(in: folder)
        let copy = try LedgerCopy(of: dosed.ledger)
        try write(Self.plan, to: dosed.plan)
        say("AT start")
        connection = try dosed.start()
        answer = copy?.answers ?? 0
        if let copy { try compare(copy) } else { try lookForLoss() }
        let problems = (copy?.problems ?? []) + (try setAside())
        for problem in problems { say("PROBLEM \(problem)") }
        say("FOUND \(answer) \(copy?.count ?? 0)")
    }

    /// A dose is open at any time.
    private static let plan = """
        version = 1
        timezone = "UTC"
        [medication.water]
        start = 2026-11-01
        times = ["00:00", "12:00"]
        steps = [{ mg = [10, 10] }]
        early = "6 h"
        late = "6 h"
        """

    /// Begins another ledger, in a folder of its own; what this one was for has been looked at.
    mutating func begin(in folder: String) throws {
        try dosed.stop()
        say("NEW")
        for suffix in ["", "-wal"] { unlink(dosed.ledger + suffix) }
        dosed = try Dosed(in: folder)
        try write(Self.plan, to: dosed.plan)
        say("AT creation")
        connection = try dosed.start()
        answer = 0
    }

    mutating func run() throws -> Never {
        say("AT answers")
        let first = answer
        while true {
            answer += 1
            if answer == first + 5, work == .removal { try remove() }
            _ = try ask(call(answer), AnswerReply.self)
            say("ACK \(answer)")
            if answer % 15 == 0, work == .restarts { try restart() }
        }
    }

    /// Most takes are taken back, so that the day stays short.
    private func call(_ number: Int64) -> ControlCall {
        number % 2 == 0 && number % 10 != 0
            ? ControlCall("Undo", request: "a\(number)")
            : ControlCall(
                "Take", dose: "water", at: "now", amount: Double(number),
                request: "a\(number)")
    }

    /// Asks once more where the connection broke, as dosectl does: a machine that stood still for want of a processor
    /// looks to the daemon like a client that says nothing.
    private mutating func ask<Reply: Decodable>(_ call: ControlCall, _ type: Reply.Type) throws
        -> Reply
    {
        do {
            return try connection.ask(call, type)
        } catch let refusal as Refused {
            throw refusal
        } catch {
            connection = try Connection(dosed.socket)
            return try connection.ask(call, type)
        }
    }

    private mutating func restart() throws {
        say("AT stop")
        try dosed.stop()
        say("AT start")
        connection = try dosed.start()
        say("AT answers")
    }

    /// Until the next answer is acknowledged nothing can be promised of what somebody removed.
    private mutating func remove() throws {
        say("REMOVED")
        unlink(dosed.ledger)
        do {
            _ = try ask(call(answer), AnswerReply.self)
            say("PROBLEM answer \(answer) was acknowledged without a ledger")
        } catch is Refused {
            say("AT rescued")
        }
    }

    // MARK: What the daemon makes of what it finds

    private mutating func compare(_ copy: LedgerCopy) throws {
        let status = try ask(ControlCall("Status"), StatusReply.self).status
        for health in status.health where health.part == .store && !health.isWell {
            say("PROBLEM \(health.code) \(health.error ?? "")")
        }
        for (date, extras) in copy.extras {
            let day = try ask(ControlCall("Today", date: date), DayReply.self).day
            if Set(day.extraIntakes.map(\.record)) != extras {
                say("PROBLEM the day of \(date) is not what the records say")
            }
        }
        guard copy.answers > 0 else { return }
        _ = try ask(call(copy.answers), AnswerReply.self)
        let newest = try ask(
            ControlCall("History", limit: ControlLimits.historyEntries), HistoryReply.self
        ).entries
        let records = newest.filter { $0.request == "a\(copy.answers)" }
        if records.count != 1 {
            say("PROBLEM the retry of answer \(copy.answers) has \(records.count) records")
        }
    }

    /// A file that the cut left empty cannot be told from one that somebody emptied.
    private mutating func lookForLoss() throws {
        let entries = try ask(ControlCall("History"), HistoryReply.self)
            .entries
        if entries.contains(where: { $0.afterLoss == true }) { say("NOTE begun after a loss") }
    }

    /// Ledgers that the daemon took for damaged.
    private func setAside() throws -> [String] {
        guard let folder = opendir(Dosed.folder(of: dosed.ledger)) else { return [] }
        defer { closedir(folder) }
        var found: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.contains(".damaged-") { found.append("set aside: \(name)") }
        }
        return found
    }
}
