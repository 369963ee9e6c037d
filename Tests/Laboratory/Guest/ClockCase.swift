/// One way in which the time does not just go on, and what the daemon has to make of it.
struct ClockCase: Sendable {
    let name: String
    /// Every decision, in its order.
    let expected: [String]
    /// Does it to a new daemon; `offset` makes each run of it another.
    let run: @Sendable (_ number: Int, _ offset: Int64) throws -> ClockRun.Outcome

    init(
        _ name: String, _ expected: [String],
        run: @escaping @Sendable (_ number: Int, _ offset: Int64) throws -> ClockRun.Outcome
    ) {
        self.name = name
        self.expected = expected
        self.run = run
    }

    static let all = steps + sleeps + zones + starts

    /// Runs it, and says in one line what came of it.
    func report(_ number: Int) {
        // Up to 49 minutes, and never twice the same in 50 runs.
        let offset = Int64(number * 7 % 50) * 60 * Clock.second
        do {
            let outcome = try run(number, offset)
            let delay = outcome.milliseconds.map { "\(($0 * 10).rounded() / 10)" } ?? "-"
            let found = outcome.found.isEmpty ? "nothing" : outcome.found.joined(separator: ", ")
            say("RUN \(name)|\(found)|\(delay)|\(outcome.found == expected ? "right" : "WRONG")")
        } catch {
            say("RUN \(name)|\(error)|-|WRONG")
        }
    }
}

/// So many hours of the day on which the doses are due.
func at(_ hours: Int64, _ minutes: Int64 = 0, seconds: Int64 = 0) -> Int64 {
    ClockRun.day + ((hours * 60 + minutes) * 60 + seconds) * Clock.second
}
