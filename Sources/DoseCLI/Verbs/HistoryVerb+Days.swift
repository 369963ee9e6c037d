import ControlProtocol
import DoseCore

// What became of the doses day by day: what was told later counts, as the daemon has it.

/// The days of a history, as JSON.
struct HistoryDays: Encodable {
    let days: [Wire.Day]
}

extension HistoryVerb {
    /// Without `--since` so many days are looked through for what was missed.
    static let daysOfMissed = 30
    /// No more, for each is a question of its own.
    static let daysAtMost = 400

    func showMonth(_ month: CivilDate?, in session: Session) throws(Failure) {
        let (daemon, status) = try ask(session)
        let today = try today(status, daemon)
        let first = month ?? today - (today.day - 1)
        let next = first + 31 - ((first + 31).day - 1)
        let key = try key(among: status)
        let days = try daemon.days(from: first, through: min(next - 1, today))
        try session.show(
            HistoryDays(days: days), at: ReadingClock.instant(status.now)
        ) {
            $0.month(days, first: first, length: next - first, of: key)
        }
    }

    func showMissed(in session: Session) throws(Failure) {
        let (daemon, status) = try ask(session)
        let today = try today(status, daemon)
        let key = try key(among: status)
        let since = since?.date(from: today) ?? today - (Self.daysOfMissed - 1)
        let first = max(since, today - (Self.daysAtMost - 1))
        let days = try daemon.days(from: first, through: today).map { day in
            var day = day
            day.doses = day.doses.filter {
                $0.state == .missed && key ?? $0.medication == $0.medication
            }
            (day.extraIntakes, day.totals, day.needs) = ([], [], [])
            return day
        }
        try session.show(
            HistoryDays(days: days), at: ReadingClock.instant(status.now)
        ) {
            $0.missed(days, since: first)
        }
    }

    func ask(_ session: Session) throws(Failure) -> (DaemonSocket, Wire.Overview) {
        let daemon = try session.daemon()
        return (daemon, try daemon.ask(ControlCall("Status"), StatusReply.self).status)
    }

    func today(_ status: Wire.Overview, _ daemon: DaemonSocket) throws(Failure) -> CivilDate {
        guard let today = CivilDate(status.today.date) else {
            throw .daemon(.garbled(path: daemon.path))
        }
        return today
    }

    /// The key of the medication that is meant; the word itself where the plan has none such: the ledger may.
    func key(among status: Wire.Overview) throws(Failure) -> String? {
        guard let medication else { return nil }
        let names =
            status.courses.map { (key: $0.medication, name: $0.name) }
            + status.today.needs.map { (key: $0.medication, name: $0.name) }
        switch MeantName(medication, among: names) {
        case .one(let key): return key
        case .several(let keys):
            throw .refused(
                ControlError(.ambiguousName, .init(asked: medication, medications: keys)))
        case .none: return medication
        }
    }
}
