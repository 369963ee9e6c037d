import Dispatch

/// Those who were let in: who of them is answered next, and who goes first when room is short.
struct Guests {
    private var connections: [UInt64: ControlConnection] = [:]
    /// Those with a call to answer, in the order in which they are.
    private var line: [ControlConnection] = []

    var count: Int { connections.count }
    var watchers: [ControlConnection] { connections.values.filter(\.isWatching) }
    /// Whether anybody would be let go who stays silent.
    var haveTalkers: Bool { connections.values.contains { !$0.isWatching } }
    var areWaiting: Bool { !line.isEmpty }

    subscript(name: UInt64) -> ControlConnection? { connections[name] }

    mutating func insert(_ connection: ControlConnection) {
        connections[connection.name] = connection
    }

    /// Closes it, when nobody else is about to use it.
    mutating func remove(_ connection: ControlConnection) {
        connections[connection.name] = nil
        line.removeAll { $0 === connection }
    }

    mutating func removeAll() { self = Guests() }

    // MARK: Who is next

    mutating func lineUp(_ connection: ControlConnection) {
        guard connections[connection.name] != nil, !line.contains(where: { $0 === connection })
        else { return }
        line.append(connection)
    }

    mutating func takeNext() -> ControlConnection? { line.isEmpty ? nil : line.removeFirst() }

    // MARK: Who goes

    /// Nobody whose first question waits, for nobody knows otherwise what became of it.
    var haveAnyToLetGo: Bool { connections.values.contains { $0.claim < .answer } }

    /// The one that has said nothing for the longest time, of those with the least claim to stay.
    var silentLongest: ControlConnection? {
        connections.values.lazy.filter { $0.claim < .answer }
            .min { ($0.claim, $0.lastHeard) < ($1.claim, $1.lastHeard) }
    }

    func silent(since time: DispatchTime) -> [ControlConnection] {
        connections.values.filter { $0.claim == .nothing && $0.lastHeard <= time }
    }

    /// When they hold more memory than that together: the one of the holders that was heard the longest ago.
    func holder(above limit: Int) -> ControlConnection? {
        guard connections.values.reduce(0, { $0 + $1.heldBytes }) > limit else { return nil }
        return connections.values.lazy.filter { $0.heldBytes > 0 }
            .min { $0.lastHeard < $1.lastHeard }
    }
}
