/// What happened to each dose, in the order of their identities.
///
/// Most of what happens is near the end.
struct DoseHistories: Hashable, Sendable {
    private var entries: [Entry] = []

    private struct Entry: Hashable, Sendable {
        let id: DoseID
        var history = DoseHistory()
    }

    subscript(id: DoseID) -> DoseHistory? { index(of: id).map { entries[$0].history } }

    /// Asked more often than anything else, so no history is copied for it.
    func state(of id: DoseID) -> DoseState {
        index(of: id).map { entries[$0].history.state } ?? .awaited
    }

    func intakes(of id: DoseID) -> [Intake] { self[id]?.intakes ?? [] }

    private func index(of id: DoseID) -> Int? {
        let index = entries.firstIndex(beyond: { $0.id >= id })
        return index < entries.count && entries[index].id == id ? index : nil
    }

    /// Changes the history of a dose, which begins here if nothing has happened to it yet.
    mutating func change<Result>(_ id: DoseID, _ change: (inout DoseHistory) -> Result) -> Result {
        let index = entries.firstIndex(beyond: { $0.id >= id })
        if index == entries.count || entries[index].id != id {
            entries.insert(Entry(id: id), at: index)
        }
        return change(&entries[index].history)
    }

    func contains(where isMeant: (DoseID) -> Bool) -> Bool {
        entries.contains { isMeant($0.id) }
    }

    /// The doses of a range of dates to which anything happened.
    func doses(on dates: ClosedRange<CivilDate>) -> some Sequence<DoseID> {
        let first = entries.firstIndex(beyond: { $0.id.date >= dates.lowerBound })
        let end = entries.firstIndex(beyond: { $0.id.date > dates.upperBound })
        return entries[first..<end].lazy.map(\.id)
    }
}
