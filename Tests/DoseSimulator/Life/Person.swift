import DoseCore

/// What a person is like.
struct Person {
    /// Of a hundred first rings so many are answered sooner or later.
    let diligence: Int
    /// How many minutes it takes, at most, when it is soon.
    let slowness: Int
    /// Of a hundred answers so many are buttons pressed.
    let pressing: Int

    init(_ random: inout Random) {
        diligence = random.pick([70, 90, 95, 97, 99])
        slowness = random.pick([1, 3, 10])
        pressing = random.pick([10, 60, 90])
    }
}

/// Something that a person is about to do.
struct Act {
    let at: Int64
    let kind: Kind

    enum Kind {
        case press(Request)
        case ask(Answer)
        /// A button and the command at the same moment.
        case both(Request, Answer)
        /// A button of what is or was on the screen.
        case touch
        /// Not the person's: what a notification server does.
        case screen
        /// Something is noted in the diary.
        case note
        /// Something is told of what is at home.
        case stock
        /// The plan is edited once more.
        case edit
        /// Not the person's: something that went wrong is right again.
        case mend(Repair)
    }

    enum Repair {
        case clock
        case disk
        case store
        case planFile
        case zoneData
    }
}

extension Life {
    /// What comes of a ring: an answer soon, or later, or none.
    mutating func hear(_ ringing: World.Ringing) {
        if random.once(in: ringsToTrouble) {
            plan(Act(at: world.elapsed + Int64(random.int(0...20_000)), kind: .screen))
        }
        if random.once(in: ringsToTrouble) {
            plan(Act(at: world.elapsed + Int64(random.int(0...90_000)), kind: .touch))
        }
        guard world.hasDisplay || random.once(in: 3), awayUntil <= world.elapsed else { return }
        let chance =
            switch ringing.call {
            case .first: person.diligence
            case .repeated: 25
            case .last: 50
            case .silent: 0
            }
        guard random.int(1...100) <= chance, let dose = ringing.doses.first else { return }
        let isSoon = !random.once(in: 12)
        let delay = random.int(3000...(isSoon ? person.slowness : 100) * 60_000)
        let at = world.elapsed + Int64(delay)
        plan(Act(at: at, kind: answer(to: ringing, dose)))
        // Some answers are given again, and some are regretted.
        switch random.int(1...60) {
        case 1: plan(Act(at: at + Int64(random.int(0...5000)), kind: answer(to: ringing, dose)))
        case 2:
            plan(Act(at: at + Int64(random.int(1000...30_000_000)), kind: .ask(.undo(nil))))
        case 3:
            plan(
                Act(at: at + Int64(random.int(1000...20_000_000)), kind: answer(to: ringing, dose)))
        default: break
        }
    }

    /// A question is answered within minutes or days, or never.
    mutating func hearQuestion() {
        guard !random.once(in: 8) else { return }
        let delay =
            max(0, Int(awayUntil - world.elapsed))
            + random.int(5000...(random.once(in: 2) ? 3_600_000 : 300_000_000))
        let choice = random.pick(
            [PlaceChoice.accept, .accept, .accept, .keep, .keep, .step(random.int(0...9))])
        let at = world.elapsed + Int64(delay)
        if random.once(in: 6) {
            let undo = at + Int64(random.int(1000...80_000_000))
            plan(Act(at: undo, kind: .ask(.undo(nil))))
        }
        guard random.int(1...100) <= person.pressing, !world.asked.isEmpty else {
            let step: Bool = if case .step = choice { true } else { false }
            let keys = world.agenda.situation(at: world.now).questions.map(\.medication.key)
            let key = step || random.once(in: 3) ? keys.first : nil
            return plan(Act(at: at, kind: .ask(.choose(choice, key))))
        }
        // The buttons of a notification that may be another one, or none, by then.
        let buttons: [PlaceChoice] = [.accept, .accept, .keep, .step(0)]
        plan(Act(at: at, kind: .press(press([], .settle(random.pick(buttons), world.asked)))))
    }

    mutating func plan(_ act: Act) {
        let index = acts.firstIndex { $0.at > act.at } ?? acts.count
        acts.insert(act, at: index)
    }

    private mutating func answer(to ringing: World.Ringing, _ dose: DoseID) -> Act.Kind {
        let selector = DoseSelector(medication: dose.medication, date: dose.date, time: dose.time)
        let isPressed = random.int(1...100) <= person.pressing
        switch random.int(1...40) {
        case 1...30:
            if isPressed {
                return .press(press(ringing.doses))
            }
            return .ask(
                .take(random.once(in: 2) ? .matching(selector) : .takeable, at: nil, amount: nil))
        case 31...33:
            let answer = Answer.skip(.doses(ringing.doses), reason: nil)
            return isPressed
                ? .press(press(ringing.doses, answer))
                : .ask(.skip(.matching(selector), reason: "nausea"))
        case 34...36:
            let answer = Answer.snooze(.doses(ringing.doses), length: nil)
            return isPressed
                ? .press(press(ringing.doses, answer))
                : .ask(.snooze(.matching(selector), length: .minutes(random.int(1...90))))
        case 37:
            let minutes: Duration = .minutes(random.int(1...50))
            return .ask(.take(.matching(selector), at: world.now.wall - minutes, amount: nil))
        case 38:
            return .ask(
                .take(
                    .matching(selector), at: nil,
                    amount: .amount(amount(random.int(1...40), of: dose.medication))))
        case 39:
            let key = DoseSelector(medication: dose.medication)
            return .ask(.take(.matching(key), at: nil, amount: nil))
        default:
            return .both(
                press(ringing.doses),
                .take(.matching(selector), at: nil, amount: nil))
        }
    }

    /// The button Taken of what an alarm lists.
    mutating func press(_ doses: [DoseID]) -> Request {
        press(doses, .take(.doses(doses), at: nil, amount: nil))
    }

    mutating func press(_ doses: [DoseID], _ answer: Answer) -> Request {
        requests += 1
        let request = Request(id: "press \(requests)", by: .button, answer: answer)
        if pressed.count > 20 { pressed.removeFirst(10) }
        pressed.append(request)
        return request
    }

    /// Sometimes one that was used before: a retry.
    private mutating func requestName() -> RequestID? {
        guard random.once(in: 3) else { return nil }
        if !random.once(in: 10) { requests += 1 }
        return "request \(requests)"
    }

    mutating func perform(_ act: Act) -> String {
        switch act.kind {
        case .press(let request):
            return say(request)
        case .ask(let answer):
            return say(Request(id: requestName(), by: .command, answer: answer))
        case .both(let request, let answer):
            let first = say(request)
            guard world.isRunning else { return first }
            return first + "; " + say(Request(by: .command, answer: answer))
        case .touch:
            return touch()
        case .screen:
            return disturbScreen()
        case .note:
            return note()
        case .stock:
            return tellStock()
        case .edit:
            return edit()
        case .mend(let repair):
            return mend(repair)
        }
    }

    mutating func say(_ request: Request) -> String {
        let reply = world.reply(to: request)
        guard isTold else { return "" }
        return
            "\(request.by) \(request.id.map { "'\($0)' " } ?? "")\(request.answer.line): \(reply?.line ?? "no reply")"
    }

    /// So many of what the medication is counted in.
    private func amount(_ count: Int, of key: Medication.Key) -> Amount {
        let unit = world.agenda.plan?.medication(key)?.unit ?? .mg
        return Amount(grains: count * unit.grains, unit)
    }

    // MARK: Unasked

    /// Something that a person does when nothing rings.
    mutating func doUnasked() -> String {
        guard world.isRunning, awayUntil <= world.elapsed else {
            return "nobody is there to be told"
        }
        let keys = world.agenda.plan?.medications.map(\.key) ?? []
        let key = keys.isEmpty ? "a" : random.pick(keys)
        let isAsked = !world.agenda.situation(at: world.now).questions.isEmpty
        switch isAsked && random.once(in: 2) ? 10 : random.int(1...15) {
        case 1...2: return perform(Act(at: 0, kind: .ask(.take(.takeable, at: nil, amount: nil))))
        case 3...4:
            let instant = world.now.wall - .minutes(random.int(0...900))
            let amount =
                random.once(in: 2) ? ToldAmount.amount(amount(random.int(1...50), of: key)) : nil
            let selector = DoseSelector(
                medication: random.once(in: 6) ? random.pick(["a", "b", "c"]) : key)
            return perform(
                Act(at: 0, kind: .ask(.take(.matching(selector), at: instant, amount: amount))))
        case 5:
            let selector = DoseSelector(medication: key)
            return perform(Act(at: 0, kind: .ask(.skip(.matching(selector), reason: nil))))
        case 6...7:
            let selector = random.once(in: 4) ? DoseSelector(medication: key) : nil
            return perform(Act(at: 0, kind: .ask(.undo(selector))))
        case 8:
            if case .missed(let doses, _)? = world.notices.last, random.once(in: 2) {
                let ids = doses.filter { $0.cause == .unattended }.map(\.dose.id)
                return perform(Act(at: 0, kind: .press(press(ids, .took(ids)))))
            }
            guard !pressed.isEmpty else { return "nothing to press again" }
            return "again: " + say(random.pick(pressed))
        case 9: return touch()
        case 10...11:
            let choice = random.pick([PlaceChoice.accept, .accept, .keep, .step(random.int(0...3))])
            let answer = Answer.choose(choice, random.once(in: 2) ? nil : key)
            return perform(Act(at: 0, kind: .ask(answer)))
        default:
            return moveCourse(key)
        }
    }
}
