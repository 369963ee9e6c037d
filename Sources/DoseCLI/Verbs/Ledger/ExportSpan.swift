import ControlProtocol
import DoseCore
import Installation
import Publishing

/// Which dates are exported, and by the clocks of which zone they are told.
struct ExportSpan {
    let zone: Zone
    let today: CivilDate
    let from: CivilDate?
    let to: CivilDate?

    init(
        from: TodayVerb.Day?, to: TodayVerb.Day?, _ daemon: DaemonSocket, in session: Session
    ) throws(Failure) {
        let status = try daemon.ask(ControlCall("Status"), StatusReply.self).status
        guard let today = CivilDate(status.today.date) else {
            throw .daemon(.garbled(path: daemon.path))
        }
        self.today = today
        self.from = from?.date(from: today)
        self.to = to?.date(from: today)
        let zones = session.environment.plans.zones
        zone = (try? zones.zone(.named(status.zone))) ?? (try? zones.zone(.local)) ?? .utc
    }

    /// The days of the ledger, as they are over.
    ///
    /// - Parameter take: told the days, and the first record of the ledger, where one can be read.
    func days(
        of daemon: DaemonSocket, _ progress: inout Progress,
        _ take: ([LedgerDays.Day], _ first: Record?) throws(Failure) -> Void
    ) throws(Failure) {
        let (from, to) = (from ?? .distantPast, to)
        var days = LedgerDays { from <= $0 && $0 <= (to ?? $0) }
        var rest: [UInt8] = []
        var first: Record?
        try daemon.export { lines, done, last throws(Failure) in
            progress.show(done, of: last)
            rest += lines.utf8
            var start = rest.startIndex
            var over: [LedgerDays.Day] = []
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                if case .row(let row)? = LedgerLine(rest[start..<end]),
                    let record = row.record
                {
                    first = first ?? record
                    over += days.add(record)
                }
                start = end + 1
            }
            rest.removeSubrange(..<start)
            if !over.isEmpty { try take(over, first) }
        }
        try take(days.finish(), first)
    }
}
