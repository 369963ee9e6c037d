import Dispatch

/// The connections that were accepted: which of them is answered next, and which is closed first when room is short.
struct ConnectionPool {
    private var connections: [UInt64: ControlConnection] = [:]
    /// Those with a call to answer, in the order in which they are.
    private var queue: [ControlConnection] = []

    var count: Int { connections.count }
    func watchers(of stream: ControlConnection.Stream) -> [ControlConnection] {
        connections.values.filter { $0.stream == stream }
    }
    /// Whether anybody would be let go who stays silent.
    var hasTalkers: Bool { connections.values.contains { !$0.isWatching } }
    var isAnyWaiting: Bool { !queue.isEmpty }

    subscript(name: UInt64) -> ControlConnection? { connections[name] }

    mutating func insert(_ connection: ControlConnection) {
        connections[connection.name] = connection
    }

    /// Closes it, when nobody else is about to use it.
    mutating func remove(_ connection: ControlConnection) {
        connections[connection.name] = nil
        queue.removeAll { $0 === connection }
    }

    mutating func removeAll() { self = ConnectionPool() }

    // MARK: Which is next

    mutating func enqueue(_ connection: ControlConnection) {
        guard connections[connection.name] != nil, !queue.contains(where: { $0 === connection })
        else { return }
        queue.append(connection)
    }

    mutating func dequeue() -> ControlConnection? { queue.isEmpty ? nil : queue.removeFirst() }

    // MARK: Which is closed

    /// Nobody whose first question waits, for nobody knows otherwise what became of it.
    var hasAnyToClose: Bool { connections.values.contains { $0.priority < .answer } }

    /// The one that has said nothing for the longest time, of those with the lowest priority.
    var silentLongest: ControlConnection? {
        connections.values.lazy.filter { $0.priority < .answer }
            .min { ($0.priority, $0.lastHeard) < ($1.priority, $1.lastHeard) }
    }

    func silent(since time: DispatchTime) -> [ControlConnection] {
        connections.values.filter { $0.priority == .nothing && $0.lastHeard <= time }
    }

    /// When they hold more memory than that together: the one of the holders that was heard the longest ago.
    func holder(above limit: Int) -> ControlConnection? {
        guard connections.values.reduce(0, { $0 + $1.heldBytes }) > limit else { return nil }
        return connections.values.lazy.filter { $0.heldBytes > 0 }
            .min { $0.lastHeard < $1.lastHeard }
    }
}
