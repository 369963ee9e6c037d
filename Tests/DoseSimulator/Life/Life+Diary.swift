import DoseCore

/// A person who keeps a diary, some days and not others.
extension Life {
    /// The next entry, hours or days from now.
    mutating func planEntry() {
        let pause = diary.once(in: 4) ? 200_000_000 : 40_000_000
        plan(Act(at: world.elapsed + Int64(diary.int(1000...pause)), kind: .note))
    }

    /// Notes something; now and then of another day, the same once more, or by mistake.
    mutating func note() -> String {
        guard awayUntil <= world.elapsed else { return "nobody is there to note anything" }
        let at: Instant? =
            switch diary.int(1...12) {
            case 1...4: world.now.wall - .minutes(diary.int(0...1500))
            case 5: world.now.wall - .hours(diary.int(0...40 * 24))
            case 6: world.now.wall + .minutes(diary.int(1...2000))
            default: nil
            }
        guard let observation else { return "nothing is noted" }
        noted += 1
        let id = diary.once(in: 3) ? "note \(noted - (diary.once(in: 6) ? 1 : 0))" : nil
        if diary.once(in: 5) {
            let undo = world.elapsed + Int64(diary.int(1000...7_200_000))
            plan(Act(at: undo, kind: .ask(.undo(nil))))
        }
        return say(Request(id: id, by: .command, answer: .note(observation, at: at)))
    }

    private var observation: Observation? {
        mutating get {
            let number = ExactNumber(thousandths: Int64(diary.int(0...20_000)))
            let whole = ExactNumber(diary.int(0...10))
            return switch diary.int(1...10) {
            case 1...4: try? Observation(.drink, value: diary.once(in: 2) ? whole : number)
            case 5...6: try? Observation(.craving, value: whole)
            case 7: try? Observation(.effect, name: "drowsiness", value: whole)
            case 8 where noted.isMultiple(of: 2): try? Observation(.burden, value: whole)
            case 8: try? Observation(.note, note: "slept badly")
            case 9: try? Observation(.weight, value: ExactNumber(thousandths: 71_500) + number)
            default:
                try? Observation(.other, name: "coffee", value: whole, unit: "cups", note: "strong")
            }
        }
    }
}
