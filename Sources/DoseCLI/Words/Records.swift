import ControlProtocol
import DoseCore

// What is said of the records of the ledger.

extension Screen {
    /// One record of the ledger, without its time and hand.
    func words(_ entry: Wire.Entry) -> String {
        let dose = entry.dose.map { doseWords($0, recorded: entry.at) } ?? ""
        let amount = entry.amount.map(amount) ?? ""
        let intake = entry.intakeAt.map { "\(amount) at \(intakeTime($0, recorded: entry.at))" }
        let until = entry.until.map { " until \(time($0))" } ?? ""
        switch entry.event {
        case .planAdopted:
            return entry.afterLoss == true
                ? "plan adopted after the ledger was lost" : "plan adopted"
        case .raised: return "\(dose) rings: \(amount)\(until)"
        case .snoozed: return "\(dose) snoozed\(until)"
        case .taken: return "\(dose) taken: \(intake ?? amount)"
        case .skipped: return "\(dose) skipped\(entry.reason.map { ": \(text($0))" } ?? "")"
        case .missed: return "\(dose) missed\(cause(entry.cause))"
        case .superseded: return "\(dose) no longer due"
        case .extraIntake:
            return "\(text(entry.medication ?? "")) extra intake: \(intake ?? amount)"
        case .held, .resumed, .steppedBack: return moved(entry)
        case .placed: return placed(entry)
        case .told: return told(entry)
        case .undone: return "answer \(entry.undoes.map(String.init) ?? "") taken back"
        }
    }

    func colour(_ event: Record.Event.Word) -> Style.Colour? {
        switch event {
        case .taken, .extraIntake: .green
        case .missed: .red
        case .raised: .yellow
        case .planAdopted, .held, .resumed, .steppedBack, .placed, .told, .snoozed, .skipped,
            .superseded, .undone:
            nil
        }
    }

    /// `baclofen goes on with step 7, day 2, from 2026-12-22 on`.
    private func placed(_ entry: Wire.Entry) -> String {
        let place = entry.step.map { "step \($0), day \(entry.day ?? 1)" }
        let from = entry.from.map { ", from \(civil($0)) on" } ?? ""
        let words =
            switch entry.placed {
            case .waiting: "goes on as it was until the plan saved begins"
            case .asked:
                place == nil ? "waits for an answer" : "stays on \(place ?? "") until an answer"
            case .paused: "stays on \(place ?? "")\(from): nothing was taken"
            case .kept: "goes on as it was"
            case .found, .accepted, .moved, nil:
                place.map { "goes on with \($0)\(from)" } ?? "is not in the plan any more"
            }
        return "\(text(entry.medication ?? "")) \(words)"
    }

    /// `baclofen: what changes on 2026-12-04 was told`.
    private func told(_ entry: Wire.Entry) -> String {
        let date = entry.date.map { " on \(text($0))" } ?? ""
        let words =
            switch entry.news {
            case .change: "what changes\(date) was told"
            case .ended: "the end of the course\(date) was told"
            case .review, nil: "the review was called to mind"
            }
        return "\(text(entry.medication ?? "")): \(words)"
    }

    /// `baclofen held from 2026-12-02 on: nausea`.
    private func moved(_ entry: Wire.Entry) -> String {
        let verb =
            switch entry.event {
            case .resumed: "goes on"
            case .steppedBack: "goes back a step"
            default: "held"
            }
        let from = entry.from.map { " from \(civil($0)) on" } ?? ""
        let reason = entry.reason.map { ": \(text($0))" } ?? ""
        return "\(text(entry.medication ?? "")) \(verb)\(from)\(reason)"
    }

    /// A civil date and time without its seconds; midnight is just the date.
    private func civil(_ stamp: String) -> String {
        text(String(stamp.prefix(stamp.hasSuffix(" 00:00") ? 10 : 16)))
    }

    /// `baclofen 17:00`, with its date where the record is of another day.
    private func doseWords(_ id: String, recorded: String) -> String {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return text(id) }
        let date = recorded.hasPrefix(parts[1]) ? "" : " of \(parts[1])"
        return text("\(parts[0]) \(parts[2])\(date)")
    }

    private func intakeTime(_ stamp: String, recorded: String) -> String {
        let isSameDay = stamp.prefix(10) == recorded.prefix(10)
        return isSameDay ? time(stamp) : text(clock.dateAndTime(stamp))
    }
}
