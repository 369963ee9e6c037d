/// What of ours is on a server's screen, kept where it outlives the daemon.
///
/// A daemon that is killed leaves its alarm on the screen, with buttons that reach nobody; the next one takes it off.
/// Ids mean something only to the server that gave them: they count while the same one is there, on the same bus.
package struct Remnants: Equatable, Sendable {
    /// The bus and the server on it; nil when it is not known.
    package private(set) var place: String?
    package private(set) var ids: Set<UInt32>
    /// The alarms of the rings that were asked for, and of which the server has not told the id yet.
    private var asked: [String: Alarm.ID]

    package init(place: String? = nil, ids: Set<UInt32> = [], untold: Set<Alarm.ID> = []) {
        self.place = place
        self.ids = ids
        asked = [:]
        for alarm in untold { asked["\(alarm.milliseconds)"] = alarm }
    }

    /// The alarms that may be on the screen under an id that nobody knows.
    package var untold: Set<Alarm.ID> { Set(asked.values) }

    /// Begins a list for the server that is there now, with what is on its screen by the list before.
    mutating func begin(at place: String?) {
        if place == nil || place != self.place { self = Remnants(place: place) }
    }

    package mutating func insert(_ id: UInt32) { ids.insert(id) }

    package mutating func remove(_ id: UInt32) { ids.remove(id) }

    mutating func ask(_ nonce: String, _ alarm: Alarm.ID) { asked[nonce] = alarm }

    mutating func tell(_ nonce: String) { asked[nonce] = nil }

    /// What is asked for next of an alarm takes the place of what may be there.
    mutating func forgetUntold(_ alarm: Alarm.ID, where isGone: (String) -> Bool = { _ in true }) {
        asked = asked.filter { $0.value != alarm || !isGone($0.key) }
    }

    /// Whether a ring of an alarm was asked for of which nothing was told.
    func isUntold(_ alarm: Alarm.ID, where isGone: (String) -> Bool) -> Bool {
        asked.contains { $0.value == alarm && isGone($0.key) }
    }
}
