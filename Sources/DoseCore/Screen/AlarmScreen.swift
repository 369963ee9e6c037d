/// The alarms on the screen of a notification server, as far as it has told, and whatever is left there of their earlier
/// rings: it says what the server is to be asked.
///
/// A server may stall, answer late, refuse, take away what it shows, be replaced, or outlive the daemon; in the end
/// every alarm is on its screen, and nothing else of ours.
package struct AlarmScreen {
    var alarms: [Alarm.ID: ShownAlarm] = [:]
    var rings = RingBook()
    package internal(set) var remnants: Remnants
    private let nonce: () -> String
    var requests: [ScreenRequest] = []
    /// What the server took away and has not told that it shows, while it is asked for something.
    var closedEarly: Set<UInt32> = []
    /// What it was asked to take away, and has not told that it did.
    var closing: Set<UInt32> = []
    /// How often the server that is there refused what was to cover something.
    var coversRefused = 0

    /// - Parameters:
    ///   - remnants: what a daemon before this one left.
    ///   - nonce: says another word each time.
    package init(remnants: Remnants = Remnants(), nonce: @escaping () -> String) {
        self.remnants = remnants
        self.nonce = nonce
    }

    package var isEmpty: Bool { alarms.isEmpty }

    /// What the server and its caller are to be asked now, in its order.
    package mutating func takeRequests() -> [ScreenRequest] {
        defer { requests = [] }
        return requests
    }

    /// Whether a ring is still the one that is to be shown of its alarm.
    package func isMeant(_ nonce: String) -> Bool {
        rings[nonce].map { alarms[$0.alarm]?.nonce == nonce } ?? false
    }

    /// The doses that a button is for; nil when it is none of ours.
    ///
    /// Without those of which nobody can have read what they are now: they came up a moment ago, or are others than the
    /// button was below. If none is left it is shown again, for most servers take off what was pressed.
    package mutating func doses(
        of nonce: String, on number: UInt32, at now: BootTime
    ) -> [DoseID]? {
        guard let ring = rings[nonce], let listed = rings.listed(by: nonce, on: number, at: now)
        else { return nil }
        let alarm = alarms[ring.alarm]?.alarm
        let meant = listed.filter { dose in alarm?[dose.dose.id].map(dose.readsAs) ?? true }
        if meant.isEmpty { showAgain(ring.alarm) }
        return meant.map(\.dose.id)
    }

    private mutating func showAgain(_ id: Alarm.ID) {
        guard let shown = alarms[id] else { return }
        switch shown.phase {
        // It comes.
        case .asked, .unanswered: return
        case .shown(let number): close([number])
        case .closed: break
        }
        ask(shown.alarm, isQuiet: true)
    }

    // MARK: The server

    /// The server is gone, and with it all that it showed; or the way to it is, and nobody knows.
    package mutating func forget() {
        alarms = [:]
        rings = RingBook()
        closedEarly = []
        closing = []
        coversRefused = 0
    }

    /// A server is there that is to be shown what is open. What an earlier daemon left on it goes, for its buttons reach
    /// nobody; a server that lets nobody else close what it shows has taken it off itself.
    package mutating func appear(at place: String?) {
        forget()
        remnants.begin(at: place)
        close(remnants.ids.sorted())
    }

    /// To be called when the server was asked for all that is open: what may stand there besides is covered.
    package mutating func coverUntold() {
        for id in remnants.untold.sorted() where alarms[id] == nil { cover(id) }
    }

    private mutating func cover(_ id: Alarm.ID) {
        let nonce = nonce()
        remnants.forgetUntold(id)
        remnants.ask(nonce, id)
        rings.add(nonce, id, [], isOver: { alarms[$0] == nil })
        requests.append(.cover(id, nonce: nonce))
    }

    /// Asked for on a way to the server that is not there any more, so that nobody will be told of it.
    func isLost(_ nonce: String) -> Bool { rings[nonce] == nil }

    /// A notice that is to be taken off by the next daemon, or not any more.
    package mutating func keep(notice id: UInt32) { remnants.insert(id) }
    package mutating func forget(notice id: UInt32) { remnants.remove(id) }

    // MARK: Alarms

    /// Shows an alarm or brings it up to date.
    package mutating func show(_ alarm: Alarm) {
        switch alarms[alarm.id]?.phase {
        case .asked(let former, _):
            alarms[alarm.id]?.phase = .asked(former: former, next: alarm)
        case .shown(let id) where alarm.call == .silent:
            ask(alarm, replacing: id)
        case .shown(let id):
            // A replaced notification pops up again with few servers; a new one does with all.
            close([id])
            ask(alarm)
        case .unanswered, .closed, nil:
            ask(alarm)
        }
    }

    package mutating func withdraw(_ id: Alarm.ID) {
        guard let shown = alarms.removeValue(forKey: id) else { return }
        close(shown.ids)
        // What was to take the place of an earlier ring was refused, or never came.
        if remnants.isUntold(id, where: isLost) { cover(id) }
    }

    package mutating func withdrawAll() {
        for id in alarms.keys.sorted() { withdraw(id) }
    }

    /// Words what is on the screen anew, without a ring.
    package mutating func refresh() {
        for (id, shown) in alarms.sorted(by: { $0.key < $1.key }) {
            switch shown.phase {
            case .asked(let former, next: nil):
                alarms[id]?.phase = .asked(former: former, next: shown.alarm)
            case .shown(let number): ask(shown.alarm, replacing: number, isQuiet: true)
            // What the server may still show is worded as before, and goes when this is shown.
            case .unanswered: ask(shown.alarm, isQuiet: true)
            case .asked, .closed: break
            }
        }
    }

    mutating func ask(
        _ alarm: Alarm, replacing former: UInt32? = nil, isQuiet: Bool = false, returns: Int = 0
    ) {
        let nonce = nonce()
        let seen = seen(alarm)
        var standing = alarms[alarm.id]?.standing ?? [:]
        if let former { standing[former] = alarms[alarm.id]?.doses }
        let shown = ShownAlarm(
            alarm: alarm, nonce: nonce, phase: .asked(former: former, next: nil),
            standing: standing, returns: returns)
        alarms[alarm.id] = shown
        rings.add(nonce, alarm.id, alarm.doses, seen: seen, isOver: { alarms[$0] == nil })
        remnants.ask(nonce, alarm.id)
        requests.append(
            .notify(alarm, ScreenRing(nonce: nonce, former: former, isQuiet: isQuiet)))
    }

    /// Since when what an alarm lists has been on the screen just so.
    private func seen(_ alarm: Alarm) -> [DoseID: BootTime] {
        guard let former = alarms[alarm.id], let seen = rings[former.nonce]?.seen else {
            return [:]
        }
        // What is gone comes up anew.
        if case .closed = former.phase { return [:] }
        return seen.filter { dose, _ in
            guard let before = former.alarm[dose] else { return false }
            return alarm[dose]?.readsAs(before) ?? false
        }
    }

    mutating func close(_ ids: [UInt32]) {
        for id in ids {
            requests.append(.close(id))
            remnants.remove(id)
            if closing.count > Self.limit { closing = [] }
            closing.insert(id)
        }
    }

    /// More than any screen holds.
    static let limit = 64
    /// How often an alarm is shown again; with the pauses before, that is about a minute.
    package static let returnLimit = 5
    /// How often the pause is doubled before it is tried again to cover what may stand there for good: to half an hour.
    static let longestCoverPause = 10
}
