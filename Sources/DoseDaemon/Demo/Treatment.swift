import DoseCore
import Installation
import Linux

/// What the demonstration treats: a ramp that began three weeks ago, with two doses in the seconds to come.
struct Treatment {
    /// When it is shown.
    let now: Instant
    private let zone: Zone

    init(at now: Instant, in zone: Zone) {
        self.now = now
        self.zone = zone
    }

    /// When the doses of today are due, and how long each can be taken: half the way to the next, which cuts no window.
    static let dues: [Duration] = [.seconds(7), .seconds(25)]
    static let late: Duration = .seconds(9)
    /// No ring but the first and a last call; what is snoozed comes back while it can be taken.
    static let settings = """
        repeat    = "1 min"
        last_call = "2 s"
        snooze    = "3 s"

        """

    private static let days = 21

    /// Steps of three days, each of 10 mg more: today is the first of the eighth.
    var plan: String {
        let today = zone.civil(at: now).date
        let times = Self.dues.map { "\"\(time(of: now + $0, on: today))\"" }
        let steps = (1...10).map { step in
            "  { days = 3, mg = [\((step + 1) / 2 * 10), \(step / 2 * 10)] },"
        }
        return """
            version = 1

            [medication.demo]
            name   = "Demonstration"
            tablet = "10 mg"
            start  = \(today - Self.days)
            times  = [\(times.joined(separator: ", "))]
            steps  = [
            \(steps.joined(separator: "\n"))
            ]
            after  = "hold"
            early  = "5 s"
            late   = "\(Self.late.components.seconds) s"

            """
    }

    /// `24:00:05` of the day that is ending.
    private func time(of due: Instant, on today: CivilDate) -> String {
        let civil = zone.civil(at: due)
        if civil.date == today { return "\(civil.time)" }
        return "24" + "\(civil.time)".dropFirst(2)
    }

    /// Lives through the three weeks by a clock that is set by hand: every record is the daemon's own.
    ///
    /// Nobody is told anything, for nothing is started that tells; what is due on one of the days is missed.
    func live(in paths: Paths, by plans: PlanReader) throws(StartFailure) {
        let today = zone.civil(at: now).date
        let forgotten = today - 8
        var wall = zone.instant(today - Self.days, .midnight)
        let begin = wall
        let clock = {
            Moment(
                wall: wall,
                boot: BootTime(boot: "before", milliseconds: (wall - begin).milliseconds),
                isSynchronised: true)
        }
        let daemon = try Daemon(
            paths: paths, plans: plans, terminal: Terminal(.never), journal: .silent(in: zone),
            clock: clock)
        daemon.handle(.clock)
        while let next = daemon.nextWake, next < now {
            wall = max(next, wall + .milliseconds(1))
            daemon.handle(.clock)
            let ringing = daemon.agenda.ledger.ringingDoses
            guard !ringing.isEmpty, !ringing.contains(where: { $0.date == forgotten }) else {
                continue
            }
            wall = wall + .seconds(1)
            let answer = Answer.take(.doses(Array(ringing)), at: nil, amount: nil)
            daemon.handle(.request(Request(by: .button, answer: answer)))
        }
        daemon.stop()
    }
}
