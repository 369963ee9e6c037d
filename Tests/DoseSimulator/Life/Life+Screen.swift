import DoseCore

/// What a notification server does that no specification forbids.
extension Life {
    mutating func disturbScreen() -> String {
        switch random.int(1...18) {
        case 1: return loseServer()
        case 2:
            world.gainDisplay(serverKind())
            return "notification server came"
        case 3...5:
            let seconds = random.once(in: 3) ? random.int(60...1200) : random.int(1...30)
            world.stallServer(for: .seconds(seconds))
            return "notification server stalls for \(seconds) s"
        case 6...8:
            let delay = random.pick([0, 0, 30, 400, 6000])
            let answers = random.pick([0, 20, 3000, 8000, 100_000])
            world.slowServer(by: .milliseconds(delay), answers: .milliseconds(answers))
            return "notification server takes \(delay) and \(answers) ms"
        case 9...10:
            let count = random.pick([1, 2, 2, 3, 6, 20])
            world.refuse(count)
            return "notification server refuses \(count)"
        case 11...13: return takeAway(isByPerson: false)
        case 14: return takeAway(isByPerson: true)
        case 15:
            world.dropConnection()
            return "the bus dropped the daemon"
        case 16...17:
            world.reword()
            return "what is on the screen is worded anew"
        default:
            world.slowServer(by: .zero, answers: .zero)
            return "notification server is quick"
        }
    }

    private mutating func loseServer() -> String {
        world.loseDisplay()
        return "notification server went"
    }

    private mutating func serverKind() -> ScreenServer.Kind {
        ScreenServer.Kind(
            keepsOrphans: !random.once(in: 3), knowsTags: random.once(in: 2),
            givesFormerID: !random.once(in: 3))
    }

    private mutating func takeAway(isByPerson: Bool) -> String {
        let numbers = world.link.server?.shown.keys.sorted() ?? []
        guard !numbers.isEmpty else { return "nothing is on the screen" }
        world.takeAway(random.pick(numbers), isByPerson: isByPerson)
        return isByPerson ? "a notification is closed" : "the server takes one away"
    }

    /// Presses a button of any ring, also of one that is over.
    mutating func touch() -> String {
        guard world.isRunning, !world.link.pictures.isEmpty else { return "nothing to press" }
        let picture =
            random.once(in: 2) ? world.link.pictures.last : random.pick(world.link.pictures)
        guard let picture, let doses = world.doses(pressedOn: picture) else { return "pressed" }
        guard !doses.isEmpty else {
            plan(Act(at: world.elapsed + 600, kind: .touch))
            return "pressed before it can have been read"
        }
        let selection = Selection.doses(doses)
        let answer: Answer =
            switch random.int(1...4) {
            case 1...2: .take(selection, at: nil, amount: nil)
            case 3: .skip(selection, reason: nil)
            default: .snooze(selection, length: nil)
            }
        let button = String("\(answer)".prefix { $0 != "(" })
        return "pressed: "
            + say(Request(id: "\(button).\(picture.nonce)", by: .button, answer: answer))
    }

    /// How many rings there are to one that something happens to.
    var ringsToTrouble: Int {
        switch temper {
        case .calm: 40
        case .troubled: 8
        case .wild: 3
        }
    }
}
