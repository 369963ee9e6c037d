import Glibc
import Linux

/// What several cases do.
extension ClockRun {
    /// Starts, lets the dose ring where it is said so, and does something to the time.
    func after(
        _ expected: [String], from wall: Int64, ringing: Int64? = nil,
        _ change: () throws -> Void
    ) throws -> Outcome {
        try start(at: wall)
        defer { try? stop() }
        if let ringing { try ring(at: ringing) }
        let event = Clock.boot
        try change()
        return try outcome(of: expected, after: event)
    }

    /// Counted from when the machine is awake again, which nothing but what is said wakes before the end.
    func asleep(
        _ expected: [String], from wall: Int64?, until end: Int64, ringing: Int64? = nil,
        wokenAt alarm: Int64? = nil
    ) throws -> Outcome {
        try start(at: end - 7200 * Clock.second)
        defer { try? stop() }
        if let ringing { try ring(at: ringing) }
        if let wall { try Clock.set(wall) }
        try Clock.sleep(until: end)
        let woke = Clock.wall
        let delay = woke - (alarm ?? end)
        say("WOKE \(delay / Clock.millisecond) ms after its alarm")
        guard (0..<5 * Clock.second).contains(delay) else {
            throw Trouble("it woke up at another time")
        }
        return try outcome(of: expected, after: Clock.boot)
    }

    /// What came of a dose that rang in its course; counted from its due time by the clock as it was then.
    func outcome(with first: Decision?, due: Int64) throws -> Outcome {
        let more = try outcome(of: [], after: Clock.boot).found
        guard let first else { return Outcome(found: more, milliseconds: nil) }
        guard first.wall >= due else { throw Trouble("it rang early") }
        return Outcome(
            found: [first.words] + more,
            milliseconds: Double(first.wall - due) / Double(Clock.millisecond))
    }

    func expectNothing() throws {
        if let decision = try hear(within: 1000) { throw Trouble("unexpected: \(decision.words)") }
    }
}
