import ControlProtocol
import DoseCore

extension Daemon {
    /// How doses were taken, from the first of these dates on as far as a reply has room for.
    ///
    /// It is read of the store, where all of it is, a few dates at a time: between two questions an alarm may ring.
    func adherence(_ dates: ClosedRange<CivilDate>, every days: Int) -> AdherenceReply {
        let read = max(1, ControlLimits.datesOfPeriods / days) * days
        let last = min(dates.upperBound, dates.lowerBound + (read - 1))
        let next =
            last < dates.upperBound ? last + 1...min(dates.upperBound, last + read) : nil
        let records = store.recordsInEffect(on: dates.lowerBound...last, next: next)
        var ledger = Ledger()
        records.forEach { ledger.apply($0) }
        let entries = records.filter { $0.event.isTold }.map { Wire.Entry($0, zone: agenda.zone) }
        var reply = AdherenceReply()
        var begin = dates.lowerBound
        while begin <= last {
            let end = min(last, begin + (days - 1))
            let periods = ledger.periods(from: begin, through: end, every: days)
                .map { Wire.Period($0, named: name($0.medication)) }
            let (first, after) = (begin.description, (end + 1).description)
            let told = entries.filter { entry in
                entry.told.map { first <= $0 && $0 < after } ?? false
            }
            let isFull =
                reply.periods.count + periods.count > ControlLimits.periods
                || reply.entries.count + told.count > ControlLimits.historyEntries
            if isFull, begin > dates.lowerBound { break }
            reply.periods += periods
            reply.entries += told.suffix(ControlLimits.historyEntries)
            reply.leftOut += max(0, told.count - ControlLimits.historyEntries)
            begin = end + 1
        }
        reply.next = begin <= dates.upperBound ? begin.description : nil
        return reply
    }
}

extension Record.Event {
    /// Whether it is told beside how doses were taken.
    fileprivate var isTold: Bool {
        switch self {
        case .course, .placed, .diary: true
        case .planAdopted, .dose, .extraIntake, .told, .stock, .undone: false
        }
    }
}

extension Wire.Entry {
    /// The date that it counts for, of what is told.
    fileprivate var told: Substring? { (date ?? from)?.prefix(10) }
}
