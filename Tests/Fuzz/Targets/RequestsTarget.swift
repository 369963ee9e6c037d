import ControlProtocol
import DoseCore

@testable import DoseCLI

/// What clients ask of an agenda in the course of some days, and what they are told.
enum RequestsTarget {
    static func check(_ bytes: [UInt8]) {
        var sample = Sample(of: bytes)
        var choices = Choices(bytes)
        var scene = Scene()
        // Four find most; more would take longer and find nothing that twelve do not.
        for _ in 0..<(sample.isOne(of: 8) ? 12 : 4) where !choices.isEmpty {
            if choices.below(4) == 0 {
                scene.pass(.seconds(Int(choices.byte()) * choices.pick([1, 60, 600, 3600])))
            } else {
                let call = call(&choices)
                // What is read and written takes ten times as long as what is decided; the frames have it, too.
                if sample.isOne(of: 16) {
                    scene.ask(call, isPrinted: sample.isOne(of: 2))
                } else {
                    scene.decide(call)
                }
            }
        }
        if sample.isOne(of: 8) { scene.checkReplay() }
    }

    private static func call(_ choices: inout Choices) -> ControlCall {
        switch choices.below(12) {
        case 0: ControlCall("Status")
        case 1: ControlCall("Today", date: choices.maybe { day(&$0) })
        case 2, 3, 4:
            ControlCall(
                "Take", dose: choices.maybe { dose(&$0) }, at: choices.maybe { time(&$0) },
                amount: choices.maybe { amount(&$0) },
                request: choices.maybe { request(&$0) })
        case 5:
            ControlCall(
                "Skip", dose: choices.maybe { dose(&$0) }, reason: choices.maybe { $0.text() },
                request: choices.maybe { request(&$0) })
        case 6:
            ControlCall(
                "Snooze", dose: choices.maybe { dose(&$0) },
                minutes: choices.maybe { Int($0.integer()) },
                request: choices.maybe { request(&$0) })
        case 7, 8: ControlCall("Undo", request: choices.maybe { request(&$0) })
        case 9:
            ControlCall(
                choices.pick(["Hold", "Resume", "Back"]),
                medication: choices.maybe { key(&$0) }, isNow: choices.maybe { $0.byte() % 2 == 0 },
                reason: choices.maybe { $0.text() }, request: choices.maybe { request(&$0) })
        case 10: ControlCall("Course", medication: choices.maybe { key(&$0) })
        default:
            ControlCall(
                "History", limit: choices.maybe { Int($0.integer()) },
                before: choices.maybe { Int($0.integer()) })
        }
    }

    private static func key(_ choices: inout Choices) -> String {
        choices.pick(["baclofen", "ramp", "pain", choices.text()])
    }

    private static func request(_ choices: inout Choices) -> String {
        choices.pick(["a", "b", choices.text()])
    }

    private static func day(_ choices: inout Choices) -> String {
        choices.pick(["2026-12-01", "2026-12-02", "2026-11-30", choices.text()])
    }

    private static func dose(_ choices: inout Choices) -> String {
        let parts = [
            choices.maybe { key(&$0) }, choices.maybe { day(&$0) },
            choices.maybe { $0.pick(["15:00", "17:00", "09:30", $0.text()]) },
        ]
        return parts.compactMap(\.self).joined(separator: "/")
    }

    private static func time(_ choices: inout Choices) -> String {
        choices.pick([
            "now", "17:05", "09:40", "2026-12-01 15:10", "2026-12-02T17:00:00+01:00",
            choices.text(),
        ])
    }

    private static func amount(_ choices: inout Choices) -> Double {
        choices.pick([5, 10, 20, 0.5, Double(choices.integer()) / 8])
    }
}
