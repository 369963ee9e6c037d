import ControlProtocol
import DoseCore
import Words

// What is said of the records of the ledger.

extension Screen {
    private var words: RecordWords { RecordWords(language) }

    /// One record of the ledger, without its time and hand.
    func words(_ entry: Wire.Entry) -> String {
        let dose = entry.dose.map { doseWords($0, recorded: entry.at) } ?? ""
        let name = text(entry.medication ?? "")
        let amount = entry.amount.map(amount) ?? ""
        let intake = entry.intakeAt.map { intakeTime($0, recorded: entry.at) }
        // A window, or a snooze, that ends on another date says which.
        let until = entry.until.map {
            $0.prefix(10) == entry.at.prefix(10) ? time($0) : text(clock.dateAndTime($0))
        }
        return switch entry.event {
        case .planAdopted: words.adopted(isAfterLoss: entry.afterLoss == true)
        case .raised: words.raised(dose, amount, until: until)
        case .snoozed: words.snoozed(dose, until: until)
        case .taken: words.taken(dose, amount, at: intake)
        case .skipped: words.skipped(dose, entry.reason.map(text))
        case .missed: words.missed(dose, cause(entry.cause))
        case .superseded: words.superseded(dose)
        case .extraIntake: words.extra(name, amount, at: intake)
        case .held: moved(entry, .held)
        case .resumed: moved(entry, .resumed)
        case .steppedBack: moved(entry, .steppedBack)
        case .placed: placed(entry)
        case .told: told(entry)
        case .diary: diary(entry)
        case .stock: stock(entry)
        case .undone: words.undone(entry.undoes.map(String.init) ?? "?")
        }
    }

    func colour(_ event: Record.Event.Word) -> Style.Colour? {
        switch event {
        case .taken, .extraIntake: .green
        case .missed: .red
        case .raised: .yellow
        case .planAdopted, .held, .resumed, .steppedBack, .placed, .told, .snoozed, .skipped,
            .superseded, .diary, .stock, .undone:
            nil
        }
    }

    /// `baclofen goes on with step 7, day 2, from 2026-12-22`.
    private func placed(_ entry: Wire.Entry) -> String {
        let name = text(entry.medication ?? "")
        let (day, from) = (entry.day ?? 1, entry.from.map(civil))
        return switch entry.placed {
        case .waiting: words.waits(name)
        case .asked: words.asked(name, step: entry.step, day: day)
        case .paused: words.paused(name, step: entry.step ?? 1, day: day, from: from ?? "?")
        case .kept: words.kept(name)
        case .found, .accepted, .moved, nil:
            words.found(name, step: entry.step, day: day, from: from)
        }
    }

    private func told(_ entry: Wire.Entry) -> String {
        let (name, date) = (text(entry.medication ?? ""), entry.date.map(text) ?? "?")
        return switch entry.news {
        case .change: words.told(change: date, of: name)
        case .ended: words.told(end: date, of: name)
        case .runsOut: words.told(runsOut: date, of: name)
        case .expires: words.told(expiry: date, of: name)
        case .review, nil: words.toldReview(of: name)
        }
    }

    private func diary(_ entry: Wire.Entry) -> String {
        let said = entry.observation.map { words($0, recorded: entry.at) }
        return DiaryWords(language).record(said ?? "?")
    }

    private func moved(_ entry: Wire.Entry, _ move: RecordWords.Move) -> String {
        words.moved(
            text(entry.medication ?? ""), move, from: entry.from.map(civil) ?? "?",
            entry.reason.map(text))
    }

    /// A civil date and time without its seconds; midnight is just the date.
    private func civil(_ stamp: String) -> String {
        text(String(stamp.prefix(stamp.hasSuffix(" 00:00") ? 10 : 16)))
    }

    /// `baclofen 17:00`, with its date where the record is of another day.
    private func doseWords(_ id: String, recorded: String) -> String {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return text(id) }
        let dose = text("\(parts[0]) \(parts[2])")
        return recorded.hasPrefix(parts[1]) ? dose : words.dose(dose, of: text(parts[1]))
    }

    private func intakeTime(_ stamp: String, recorded: String) -> String {
        let isSameDay = stamp.prefix(10) == recorded.prefix(10)
        return isSameDay ? time(stamp) : text(clock.dateAndTime(stamp))
    }
}
