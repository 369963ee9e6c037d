import Glibc
import Linux

/// The machine sleeps.
extension ClockCase {
    static let sleeps: [ClockCase] = [
        ClockCase("woken for a dose", ["raised 08:00"]) { number, _ in
            let run = try ClockRun(number, times: ["08:00"], settings: "wake = true")
            return try run.asleep(
                ["raised 08:00"], from: at(7, 59, seconds: 50), until: at(8, seconds: 20),
                wokenAt: at(8))
        },
        ClockCase("woken for a last call", []) { number, _ in
            let run = try ClockRun(
                number, times: ["08:00"], late: "30 s", settings: "wake = true")
            return try run.asleep(
                [], from: nil, until: at(8, seconds: 25), ringing: at(8),
                wokenAt: at(8, seconds: 15))
        },
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

/// The zone changes.
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

/// The clock cannot be right.
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

    /// The machine itself came up in 1970, and had never run the daemon: its plan holds from when the clock is right.
    static let booted = ClockCase("booted in 1970, then set right", adoptedAgain) {
        number, offset in
        guard Clock.wall < 86_400 * Clock.second else { throw Trouble("it is not 1970") }
        let run = try ClockRun(number, times: ["08:00"])
        try run.start(at: nil, isSynchronised: false)
        defer { try? run.stop() }
        try run.expectNothing()
        let event = Clock.boot
        try Clock.set(at(8) + offset)
        return try run.outcome(of: adoptedAgain, after: event)
    }

    private static let adoptedAgain = ["plan_adopted", "raised 08:00"]
}
