import Glibc
import Linux

/// The clock is set.
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
        ClockCase("set forward past an open dose", ["missed 08:00 clock_step"]) { number, offset in
            let run = try ClockRun(number, times: ["08:00"])
            return try run.after(["missed 08:00 clock_step"], from: at(6), ringing: at(8)) {
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
