import Glibc
import Linux

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
private func at(_ hours: Int64, _ minutes: Int64 = 0, seconds: Int64 = 0) -> Int64 {
    ClockRun.day + ((hours * 60 + minutes) * 60 + seconds) * Clock.second
}

// MARK: The clock is set

extension ClockCase {
    static let steps: [ClockCase] = [
        ClockCase("set forward across a dose", ["raised 08:00"]) { number, offset in
            let run = try ClockRun(number, times: ["08:00"])
            return try run.after(["raised 08:00"], from: at(6) + offset) {
                try Clock.set(at(8) + offset)
            }
        },
        ClockCase("set forward across three doses", threeMissed) { number, offset in
            let run = try ClockRun(number, times: ["08:00", "10:00", "12:00"])
            return try run.after(threeMissed, from: at(6) + offset) {
                try Clock.set(at(15) + offset)
            }
        },
        ClockCase("set forward past an open dose", ["missed 08:00 clock-step"]) { number, offset in
            let run = try ClockRun(number, times: ["08:00"])
            return try run.after(["missed 08:00 clock-step"], from: at(6), ringing: at(8)) {
                try Clock.set(at(9) + offset)
            }
        },
        ClockCase("set back after taken, and on again", []) { number, offset in
            let run = try ClockRun(number, times: ["08:00"])
            try run.start(at: at(6))
            defer { try? run.stop() }
            try run.takeRinging(at: at(8))
            try Clock.shift(by: -1800 * Clock.second, isSynchronised: true)
            try run.expectNothing()
            try Clock.set(at(8) + offset)
            return try run.outcome(of: [], after: Clock.boot)
        },
        ClockCase("set back while open", ["missed 08:00 unanswered"]) { number, offset in
            let run = try ClockRun(number, times: ["08:00"], late: "4 s")
            try run.start(at: at(6))
            defer { try? run.stop() }
            try run.ring(at: at(8))
            // The window lasts as long as it was to last, whatever the clock shows.
            let closes = Clock.boot + at(8, seconds: 4) - Clock.wall
            try Clock.set(at(7) + offset / 2)
            return try run.outcome(of: ["missed 08:00 unanswered"], after: closes)
        },
        ClockCase("set back, not synchronised", []) { number, offset in
            let run = try ClockRun(number, times: ["08:00"])
            try run.start(at: at(6))
            defer { try? run.stop() }
            try run.takeRinging(at: at(8))
            let event = Clock.boot
            try Clock.set(at(6) + offset)
            let doubted = try run.believes(false, after: event)
            let found = try run.outcome(of: [], after: event).found
            return ClockRun.Outcome(found: found, milliseconds: doubted)
        },
        ClockCase("steps of 1 ms forward", ["raised 08:00"]) { number, _ in
            try wobble(number, by: Clock.millisecond)
        },
        ClockCase("steps of 1 ms back", ["raised 08:00"]) { number, _ in
            try wobble(number, by: -Clock.millisecond)
        },
        ClockCase("slewed, 10 % faster", ["raised 08:00"]) { number, _ in
            try slew(number, percent: 10)
        },
        ClockCase("slewed, 10 % slower", ["raised 08:00"]) { number, _ in
            try slew(number, percent: -10)
        },
        ClockCase("ADJ_SETOFFSET across a dose", ["raised 08:00"]) { number, offset in
            let run = try ClockRun(number, times: ["08:00"])
            return try run.after(["raised 08:00"], from: at(6)) {
                try Clock.shift(by: 7200 * Clock.second + offset)
            }
        },
        ClockCase("ADJ_SETOFFSET across three doses", threeMissed) { number, offset in
            let run = try ClockRun(number, times: ["08:00", "10:00", "12:00"])
            return try run.after(threeMissed, from: at(6)) {
                try Clock.shift(by: 9 * 3600 * Clock.second + offset)
            }
        },
    ]

    private static let threeMissed = [
        "missed 08:00 unattended", "missed 10:00 unattended", "missed 12:00 unattended",
    ]

    /// A dose comes due while the clock is stepped twenty times in a second; it rings once, and never early.
    private static func wobble(_ number: Int, by step: Int64) throws -> ClockRun.Outcome {
        let run = try ClockRun(number, times: ["08:00"])
        try run.start(at: at(6))
        defer { try? run.stop() }
        try Clock.set(at(7, 59, seconds: 58))
        var heard: ClockRun.Decision?
        for _ in 0..<60 {
            try Clock.shift(by: step)
            if let decision = try run.hear(within: 50) {
                heard = decision
                break
            }
        }
        return try run.outcome(with: heard, due: at(8))
    }

    private static func slew(_ number: Int, percent: Int) throws -> ClockRun.Outcome {
        let run = try ClockRun(number, times: ["08:00"])
        try run.start(at: at(6))
        defer { try? run.stop() }
        try Clock.set(at(7, 59, seconds: 57))
        try Clock.slew(percent: percent)
        defer { try? Clock.slew(percent: 0) }
        return try run.outcome(with: try run.hear(within: 10_000), due: at(8))
    }
}

// MARK: The machine sleeps

extension ClockCase {
    static let sleeps: [ClockCase] = [
        ClockCase("asleep across a dose", ["raised 08:00"]) { number, offset in
            let run = try ClockRun(number, times: ["08:00"])
            let seconds = offset / Clock.second / 600
            return try run.asleep(
                ["raised 08:00"], from: at(7, 59, seconds: 57), until: at(8, seconds: 2 + seconds))
        },
        ClockCase("asleep past a window", ["missed 08:00 unattended"]) { number, _ in
            let run = try ClockRun(number, times: ["08:00"], late: "2 s")
            return try run.asleep(
                ["missed 08:00 unattended"], from: at(7, 59, seconds: 57), until: at(8, seconds: 5))
        },
        ClockCase("asleep past an open dose", ["missed 08:00 unanswered"]) { number, _ in
            let run = try ClockRun(number, times: ["08:00"], late: "4 s")
            return try run.asleep(
                ["missed 08:00 unanswered"], from: nil, until: at(8, seconds: 7), ringing: at(8))
        },
    ]
}

// MARK: The zone changes

extension ClockCase {
    /// Midnight in Berlin is eight in the morning in Tokyo.
    static let zones: [ClockCase] = [
        zone("the zone's link replaced") {
            try link("/usr/share/zoneinfo/Asia/Tokyo", at: "/etc/localtime")
        },
        zone("the zone's file replaced") {
            // As the package manager does it.
            try write(try zoneFile("Asia/Tokyo"), to: "\(installed).dpkg-new")
            try Errno.check("rename") { rename("\(installed).dpkg-new", installed) }
        },
        zone("the zone's file rewritten") {
            try write(try zoneFile("Asia/Tokyo"), to: installed)
        },
    ]

    private static let installed = "/usr/share/zoneinfo/Laboratory"

    private static func zone(_ name: String, change: @escaping @Sendable () throws -> Void)
        -> ClockCase
    {
        ClockCase(name, ["raised 08:00"]) { number, offset in
            try write(try zoneFile("Europe/Berlin"), to: installed)
            try link(installed, at: "/etc/localtime")
            let run = try ClockRun(number, times: ["08:00"], zone: "local")
            return try run.after(["raised 08:00"], from: at(-1) + offset, change)
        }
    }

    private static func zoneFile(_ name: String) throws -> [UInt8] {
        try File.read("/usr/share/zoneinfo/\(name)", limit: 1 << 16)
    }

    private static func link(_ target: String, at path: String) throws {
        unlink("\(path).new")
        try Errno.check("symlink") { symlink(target, "\(path).new") }
        try Errno.check("rename") { rename("\(path).new", path) }
    }
}

// MARK: The clock cannot be right

extension ClockCase {
    static let starts: [ClockCase] = [
        started("started in 1970, then set right", at: 3600 * Clock.second),
        // 2099-01-01.
        started("started in 2099, then set right", at: 4_070_908_800 * Clock.second),
    ]

    /// A daemon that had the plan before.
    private static func started(_ name: String, at wrong: Int64) -> ClockCase {
        ClockCase(name, ["raised 08:00"]) { number, offset in
            let run = try ClockRun(number, times: ["08:00"])
            try run.start(at: at(6))
            try run.stop()
            try run.start(at: wrong, isSynchronised: false)
            defer { try? run.stop() }
            try run.expectNothing()
            let event = Clock.boot
            try Clock.set(at(8) + offset)
            return try run.outcome(of: ["raised 08:00"], after: event)
        }
    }

    /// The machine itself came up in 1970; nothing was set yet.
    static let booted = ClockCase("booted in 1970, then set right", ["raised 08:00"]) {
        number, offset in
        guard Clock.wall < 86_400 * Clock.second else { throw Trouble("it is not 1970") }
        let run = try ClockRun(number, times: ["08:00"])
        try run.start(at: nil, isSynchronised: false)
        defer { try? run.stop() }
        try run.expectNothing()
        let event = Clock.boot
        try Clock.set(at(8) + offset)
        return try run.outcome(of: ["raised 08:00"], after: event)
    }

    static let all = steps + sleeps + zones + starts
}

// MARK: What several of them do

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

    /// Counted from when the machine is awake again.
    func asleep(
        _ expected: [String], from wall: Int64?, until end: Int64, ringing: Int64? = nil
    ) throws -> Outcome {
        try start(at: end - 7200 * Clock.second)
        defer { try? stop() }
        if let ringing { try ring(at: ringing) }
        if let wall { try Clock.set(wall) }
        try Clock.sleep(until: end)
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
