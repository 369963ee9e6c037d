/// What happened to one dose: its state, and the states it can fall back to when an answer is taken back.
///
/// What happened here goes from state to state. What was answered on other computers stands beside that, as a set: in
/// whichever order it arrives, and wherever, the same state comes of it.
struct DoseHistory: Hashable, Sendable {
    /// What is known of it, whoever answered.
    private(set) var state = DoseState.awaited
    /// By what happened here alone.
    private var own = DoseState.awaited
    private var changes: [Change] = []
    /// What was answered elsewhere and is in effect.
    private var answers: [Change] = []

    struct Change: Hashable, Sendable {
        let record: Record
        var planned: Amount
        let before: DoseState
    }

    /// The record that the state comes of.
    var lastChange: (record: Record, planned: Amount)? {
        (answers.isEmpty ? changes.last : decisive ?? changes.last).map { ($0.record, $0.planned) }
    }

    /// When the window was to close, as the alarm said it.
    var saidEnd: Instant? {
        for change in changes.reversed() {
            if case .dose(_, _, _, .raised(let closes)) = change.record.event { return closes }
        }
        return nil
    }

    /// What was swallowed of it, as told here and elsewhere; the same told twice is one intake.
    var intakes: [Intake] { takens.map(\.intake) }

    /// The intakes beside the one that settles it, and their records.
    var intakesBeside: [(intake: Intake, record: Record)] {
        answers.isEmpty ? [] : takens.dropFirst().map { ($0.intake, $0.change.record) }
    }

    /// False when the event cannot happen in this state.
    mutating func apply(_ event: DoseEvent, of record: Record, planned: Amount) -> Bool {
        if record.provenance != nil {
            switch event {
            case .taken, .skipped: break
            case .raised, .snoozed, .missed, .superseded: return false
            }
            answers.append(Change(record: record, planned: planned, before: own))
        } else {
            guard let next = own.after(event, at: record.at) else { return false }
            changes.append(Change(record: record, planned: planned, before: own))
            own = next
        }
        merge()
        return true
    }

    /// Whether an answer is in effect, so that it can be taken back.
    func stands(_ number: Int64) -> Bool {
        changes.last?.record.number == number || answers.contains { $0.record.number == number }
    }

    func state(without number: Int64) -> DoseState {
        var other = self
        if stands(number) { other.undo(number) }
        return other.state
    }

    /// Takes a change back.
    mutating func undo(_ number: Int64) {
        defer { merge() }
        if let index = answers.firstIndex(where: { $0.record.number == number }) {
            answers.remove(at: index)
            return
        }
        guard let index = changes.lastIndex(where: { $0.record.number == number }) else { return }
        let undone = changes[index]
        let later = changes[(index + 1)...]
        changes.removeSubrange(index...)
        own = undone.before
        // Open again, it is of the amount that was shown last.
        if later.isEmpty, own.closes != nil {
            changes[changes.count - 1].planned = undone.planned
        }
        // Here only the newest is taken back; another computer may have known no newer one.
        for change in later {
            guard case .dose(_, _, _, let event) = change.record.event else { continue }
            _ = apply(event, of: change.record, planned: change.planned)
        }
    }

    // MARK: What was answered elsewhere

    /// Taken stands above skipped, and both above what a computer saw by itself.
    private mutating func merge() {
        state = own
        guard let decisive, !answers.isEmpty else { return }
        switch decisive.record.event {
        case .dose(_, _, _, .taken(let intake)): state = .settled(.taken(intake))
        case .dose(_, _, _, .skipped(let reason)): state = .settled(.skipped(reason: reason))
        default: break
        }
    }

    /// The answer that decides, the same one on all computers.
    private var decisive: Change? {
        takens.first?.change
            ?? answered.filter { $0.skipped != nil }.min { one, other in
                (one.said, one.skipped ?? "") < (other.said, other.skipped ?? "")
            }
    }

    private var takens: [(intake: Intake, change: Change)] {
        var takens: [(intake: Intake, change: Change)] = []
        for change in answered {
            guard let intake = change.record.event.intake?.intake,
                !takens.contains(where: { $0.intake == intake })
            else { continue }
            takens.append((intake, change))
        }
        return takens.sorted { $0.intake.isBefore($1.intake) }
    }

    /// The answers that are in effect, of here first.
    private var answered: [Change] {
        guard let last = changes.last, case .settled = own, last.record.event.isAnswer else {
            return answers
        }
        return [last] + answers
    }
}

extension DoseHistory.Change {
    /// When the person said it, by the clock of the computer to which they did.
    fileprivate var said: Instant { record.provenance?.at ?? record.at.wall }

    /// Why it was skipped, empty for no reason; nil where it was not.
    fileprivate var skipped: String? {
        if case .dose(_, _, _, .skipped(let reason)) = record.event { reason ?? "" } else { nil }
    }
}

extension Intake {
    /// One order of all intakes that are not the same.
    fileprivate func isBefore(_ other: Intake) -> Bool {
        (at, amount.grains, amount.unit.rawValue)
            < (other.at, other.amount.grains, other.amount.unit.rawValue)
    }
}
