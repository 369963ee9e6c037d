package import DoseCore

extension ControlCall {
    /// What the caller says of a dose, in the core's words; nil when the call only asks.
    package func request(at now: Instant, in zone: Zone) throws(VarlinkError) -> Request? {
        switch self {
        case .take(let dose, let at, let amount, let request):
            Request(
                id: try Self.checked(request), by: .command,
                answer: .take(
                    try Self.selection(dose), at: try Self.instant(at, now, zone),
                    amount: try Self.amount(amount)))
        case .skip(let dose, let reason, let request):
            Request(
                id: try Self.checked(request), by: .command,
                answer: .skip(try Self.selection(dose), reason: try Self.reason(reason)))
        case .snooze(let dose, let minutes, let request):
            Request(
                id: try Self.checked(request), by: .command,
                answer: .snooze(try Self.selection(dose), length: try Self.length(minutes)))
        case .undo(let request):
            Request(id: try Self.checked(request), by: .command, answer: .undo)
        case .move(let kind, let medication, let isNow, let reason, let request):
            Request(
                id: try Self.checked(request), by: .command,
                answer: .course(
                    kind, medication, now: isNow ?? false, reason: try Self.reason(reason)))
        case .status, .today, .course, .history, .watch, .info, .description:
            nil
        }
    }

    /// Whether the call tells the daemon something, as that a dose was taken, and does not only ask.
    package static func tells(_ call: VarlinkCall) -> Bool {
        switch try? decode(call) {
        case .take, .skip, .snooze, .undo, .move: true
        case .status, .today, .course, .history, .watch, .info, .description, nil: false
        }
    }

    /// The date that is asked for; nil is today.
    package static func date(_ text: String?) throws(VarlinkError) -> CivilDate? {
        guard let text else { return nil }
        guard let date = CivilDate(text), Limits.years.contains(date.year) else {
            throw .invalidParameter("date")
        }
        return date
    }

    /// How many entries of the history are meant.
    package static func historyLimit(_ limit: Int?) throws(VarlinkError) -> Int {
        let limit = limit ?? ControlLimits.historyEntriesByDefault
        guard (1...ControlLimits.historyEntries).contains(limit) else {
            throw .invalidParameter("limit")
        }
        return limit
    }

    private static func selection(_ text: String?) throws(VarlinkError) -> Selection {
        guard let text else { return .takeable }
        guard let selector = DoseSelector(text) else { throw .invalidParameter("dose") }
        return .matching(selector)
    }

    private static func instant(_ text: String?, _ now: Instant, _ zone: Zone)
        throws(VarlinkError) -> Instant?
    {
        guard let text else { return nil }
        guard let instant = zone.past(text, at: now) else { throw .invalidParameter("at") }
        return instant
    }

    private static func amount(_ milligrams: Double?) throws(VarlinkError) -> Amount? {
        guard let milligrams else { return nil }
        guard let amount = Amount(milligrams: milligrams), amount > .zero else {
            throw .invalidParameter("amount_mg")
        }
        return amount
    }

    private static func reason(_ text: String?) throws(VarlinkError) -> String? {
        guard let text else { return nil }
        guard text.unicodeScalars.count <= Limits.reasonLength else {
            throw .invalidParameter("reason")
        }
        return text
    }

    private static func length(_ minutes: Int?) throws(VarlinkError) -> Duration? {
        guard let minutes else { return nil }
        guard ControlLimits.snoozeMinutes.contains(minutes) else {
            throw .invalidParameter("minutes")
        }
        return .minutes(minutes)
    }

    private static func checked(_ request: String?) throws(VarlinkError) -> RequestID? {
        guard let request else { return nil }
        guard (1...ControlLimits.requestLength).contains(request.utf8.count) else {
            throw .invalidParameter("request")
        }
        return request
    }
}
