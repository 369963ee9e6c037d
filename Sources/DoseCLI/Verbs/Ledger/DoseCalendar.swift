import ControlProtocol
import DoseCore
import Installation
import PlanFile
import Publishing
import Words

/// The doses of the next weeks as a calendar for the phone.
struct DoseCalendar {
    let session: Session
    /// Nil where that is the phone's: as the settings say, names and amounts are left out.
    let isPrivate: Bool

    init(_ session: Session) {
        self.session = session
        let paths = Paths(session.environment.variables)
        if let paths, case .valid(let settings) = SettingsReader.judge(fileAt: paths.settings) {
            isPrivate = settings.isPrivate
        } else {
            isPrivate = false
        }
    }

    /// - Parameter days: from the first date on; what is settled, and what was there on another day, is called off.
    func calendar(_ days: [Wire.Day], at now: Instant) -> ICalendar {
        let words = LedgerWords(session.environment.spoken)
        // How many a date of the medication has at the most.
        var most: [String: Int] = [:]
        for day in days {
            for (key, doses) in Dictionary(grouping: day.doses, by: \.medication) {
                most[key] = max(most[key] ?? 0, doses.count)
            }
        }
        var events: [ICalendar.Event] = []
        for day in days {
            guard let date = CivilDate(day.date) else { continue }
            let doses = Dictionary(grouping: day.doses, by: \.medication)
            for (key, count) in most.sorted(by: { $0.key < $1.key }) {
                let ordered = (doses[key] ?? []).sorted { $0.time < $1.time }
                for number in 1...count {
                    let dose = number <= ordered.count ? ordered[number - 1] : nil
                    let at = (dose?.due).flatMap(ReadingClock.instant)
                    events.append(
                        ICalendar.Event(
                            number: number, key: key, date: date,
                            at: at ?? Zone.utc.instant(date, .midnight),
                            text: dose.flatMap { $0.isOpen ? text(of: $0, words) : nil }))
                }
            }
        }
        return ICalendar(name: words.calendar, now: now, events: events)
    }

    private func text(of dose: Wire.Dose, _ words: LedgerWords) -> ICalendar.Event.Text {
        let screen = session.screen()
        let until = words.countsUntil(screen.clock.time(dose.closes))
        if isPrivate { return .init(summary: words.doseIsDue, description: until) }
        let pieces = screen.pieces(dose)
        let name = screen.text(dose.name)
        let amount = screen.amount(dose.amount)
        let summary = pieces.isEmpty ? "\(name) \(amount)" : "\(name) \(amount) (\(pieces))"
        let lines = [dose.note.map(screen.text), until, words.notMadeUp].compactMap(\.self)
        return .init(summary: summary, description: lines.joined(separator: "\n"))
    }
}

extension Wire.Dose {
    /// Whether it is still to be taken.
    fileprivate var isOpen: Bool {
        switch state {
        case .awaited, .takeable, .ringing, .snoozed: true
        case .taken, .skipped, .missed, .superseded: false
        }
    }
}
