/// What happened to one dose: its state, and the states it can fall back to when an answer is taken back.
struct DoseHistory: Hashable, Sendable {
    private(set) var state = DoseState.awaited
    private var changes: [Change] = []

    struct Change: Hashable, Sendable {
        let record: Record
        var planned: Amount
        let before: DoseState
    }

    var lastChange: (record: Record, planned: Amount)? {
        changes.last.map { ($0.record, $0.planned) }
    }

    /// When the window was to close, as the alarm said it.
    var saidEnd: Instant? {
        for change in changes.reversed() {
            if case .dose(_, _, _, .raised(let closes)) = change.record.event { return closes }
        }
        return nil
    }

    /// False when the event cannot happen in this state.
    mutating func apply(_ event: DoseEvent, of record: Record, planned: Amount) -> Bool {
        guard let next = state.after(event, at: record.at) else { return false }
        changes.append(Change(record: record, planned: planned, before: state))
        state = next
        return true
    }

    func state(without number: Int64) -> DoseState {
        guard let last = changes.last, last.record.number == number else { return state }
        return last.before
    }

    /// Takes the change back if it is the newest; what came after an answer rests on it.
    mutating func undo(_ number: Int64) {
        guard let undone = changes.last, undone.record.number == number else { return }
        state = undone.before
        changes.removeLast()
        // Open again, it is of the amount that was shown last.
        if state.closes != nil { changes[changes.count - 1].planned = undone.planned }
    }
}
