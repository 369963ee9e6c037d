import DoseCore

/// What must hold between two turns.
extension Laws {
    mutating func checkStanding(_ world: World, after turn: World.Turn) -> String? {
        guard world.isRunning else { return nil }
        // Of a zone that comes back nobody tells a plan that was refused for it, and it is tried again in half a minute.
        if case .valid(let plan, _, let zone) = world.planFileContent,
            plan != world.agenda.savedPlan || zone != world.agenda.zone,
            world.elapsed - world.zoneDataSet > Limits.storeRetry.milliseconds,
            // One that nobody told of may be half written when it is seen first.
            world.planFileSeen.map({ world.elapsed - $0 >= Limits.fileQuiet.milliseconds }) ?? true
        {
            return "the plan of the file is not in force"
        }
        for id in book.ringing {
            if book.ringing.contains(where: { $0.medication == id.medication && $0 != id }) {
                return "two doses of \(id.medication) are ringing"
            }
            // Without a plan nobody knows whether it is still to be taken.
            if plan != nil, let broken = checkRinging(id, world, at: turn.now) { return broken }
        }
        if let broken = checkAsked(world, at: turn.now) { return broken }
        if let broken = checkDiaryAsked(world, at: turn.now) { return broken }
        if plan != nil, isTrusted,
            let key = book.placedByWrongClock(at: turn.now).sorted().first
        {
            return "\(key) goes on as a clock said that was wrong"
        }
        for alarm in world.desktop.values {
            for ringing in alarm.doses where book.state(of: ringing.dose.id) != .ringing {
                return
                    "\(ringing.dose.id) stays on the desktop and is \(book.state(of: ringing.dose.id))"
            }
        }
        if turns.isMultiple(of: Self.turnsBetweenOffers) || turn.event.zone != nil,
            let broken = checkOffered(by: world, at: turn.now)
                ?? checkQuestions(of: world, at: turn.now)
        {
            return broken
        }
        if turns.isMultiple(of: Self.turnsBetween) || turn.run - comparedRun >= Self.startsBetween {
            comparedRun = turn.run
            return compare(world, at: turn.now)
        }
        return nil
    }

    /// What was taken, be it at another time of the plan, nobody offers.
    private mutating func checkOffered(by world: World, at now: Moment) -> String? {
        let situation = world.agenda.situation(at: now)
        for id in situation.takeableDoses.map(\.dose.id) + situation.nextDoses.map(\.dose.id) {
            guard book.state(of: id) != .ringing else { continue }
            guard let dose = expected(id) else { return "\(id) is offered, and is no dose" }
            if isTaken(inWindowOf: dose) { return "\(id) is offered, and was taken" }
        }
        return nil
    }

    static let turnsBetweenOffers = 16

    /// Live is compared with replayed after so many turns, after so many starts, and at the end.
    static let turnsBetween = 512
    static let startsBetween = 4

    /// A ringing dose has an end that is still to come, has rung in this run, goes on ringing, and is to be seen.
    private mutating func checkRinging(_ id: DoseID, _ world: World, at now: Moment) -> String? {
        guard let page = openPage(of: id, at: now), let closes = page.closes else { return nil }
        if hasEnded(closes, at: now) {
            return "\(id) is ringing after its window"
        }
        if isTrusted, closes.isOfWrongClock(at: now) {
            return "\(id) is ringing by a clock that was wrong"
        }
        var since = page.rang?.wall
        if let snoozed = page.snoozed {
            if snoozed.left(at: now) > 0 {
                return isOnDesktop(id, of: world) ? "\(id) is snoozed and on the desktop" : nil
            }
            since = since.map { max($0, min(snoozed.end, now.wall)) }
        }
        guard let since, let rang = page.rang else { return "\(id) is ringing and never rang" }
        if let attended, attended <= rang.wall,
            now.wall - since > Self.pause(rang.wall - closes.set.wall, world.times) + Self.lateness
        {
            return "\(id) is ringing and silent since \(zone.civil(at: since))"
        }
        if isOnDesktop(id, of: world) != world.hasDisplay {
            return "\(id) is ringing and not on the desktop"
        }
        return checkRung(id, page, world.times, at: now)
    }

    /// Whether the window of a ringing dose must have closed: a clock in doubt ends no window, the time that passed does.
    func hasEnded(_ closes: Span, at now: Moment) -> Bool {
        closes.left(at: now) <= 0 && (isTrusted || !closes.isSteppedOver(at: now))
    }

    private func isOnDesktop(_ id: DoseID, of world: World) -> Bool {
        world.desktop.values.contains { $0.doses.contains { $0.dose.id == id } }
    }

    // MARK: Live and replayed

    private mutating func compare(_ world: World, at now: Moment) -> String? {
        tally.comparisons += 1
        guard world.agenda.unsaved.isEmpty, !world.isStoreClosed else { return nil }
        var (live, replayed) = (world.agenda, world.replayed)
        if world.shelf == nil, live.ledger != replayed.ledger {
            return "replayed differs from live: \(difference(live.ledger, replayed.ledger))"
        }
        if let broken = checkDrinks(world, at: now) ?? checkStock(world) { return broken }
        if live.ledger.ringingDoses != book.ringing {
            return "other doses are ringing than the records say"
        }
        _ = live.conclude(live.decide(.clock, at: now), isSaved: true)
        _ = replayed.conclude(replayed.decide(.clock, at: now), isSaved: true)
        // Under a clock in doubt nobody knows from when on a plan is in force that was adopted in the future.
        if isTrusted,
            live.situation(at: now).nextDoses.map(\.dose)
                != replayed.situation(at: now).nextDoses.map(\.dose)
        {
            return "replayed, other doses are next"
        }
        for medication in plan?.medications ?? [] where medication.asNeeded == nil {
            let courses = (
                live.situation(at: now).course(of: medication),
                replayed.situation(at: now).course(of: medication)
            )
            if courses.0 != courses.1 { return "replayed, \(medication.key) has another course" }
            if let broken = checkNext(of: medication, live, at: now) { return broken }
        }
        return nil
    }

    /// The dose that a person is told to be next is the next that is to ring.
    private mutating func checkNext(
        of medication: Medication, _ agenda: Agenda, at now: Moment
    ) -> String? {
        guard let index = expectations.firstIndex(where: { $0.medication.key == medication.key })
        else { return nil }
        let next = agenda.situation(at: now).nextDose(of: medication.key)
        let today = zone.civil(at: now.wall).date
        for offset in -1...10 {
            for dose in expectations[index].doses(on: today + offset)
            where dose.due > now.wall && isHeld(dose, at: now) {
                if !waits(dose, at: now), book.state(of: dose.id) != .ringing { continue }
                if book.state(of: dose.id) != .ringing, isTaken(inWindowOf: dose) { continue }
                return next?.id == dose.id
                    ? nil : "\(dose.id) is next, and \(next?.id.description ?? "none") is told"
            }
        }
        return nil
    }

    /// The text around the first place at which the two differ.
    private func difference(_ live: Ledger, _ replayed: Ledger) -> String {
        let fields = zip(Mirror(reflecting: live).children, Mirror(reflecting: replayed).children)
        for (one, other) in fields
        where one.value as? AnyHashable != other.value as? AnyHashable {
            let texts = (parts(of: one.value), parts(of: other.value))
            let onlyLive = texts.0.filter { !texts.1.contains($0) }.prefix(3)
            let onlyReplayed = texts.1.filter { !texts.0.contains($0) }.prefix(3)
            return "\(one.label ?? ""): live has \(onlyLive), replayed \(onlyReplayed)"
        }
        return "in nothing that is seen"
    }

    private func parts(of value: Any) -> [String] {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .struct where mirror.children.count == 1:
            return mirror.children.flatMap { parts(of: $0.value) }
        case .collection, .dictionary, .set: return mirror.children.map { "\($0.value)" }.sorted()
        default: return ["\(value)"]
        }
    }

    // MARK: The end

    /// What must hold when a life is over and every window has closed.
    package mutating func broken(atEndOf world: World) -> String? {
        if !world.isFoldedWhole { return "folded in pieces, the records are another ledger" }
        if !world.isStoreWhole { return "the store holds other records than were committed" }
        if !world.agenda.unsaved.isEmpty { return "something is left unsaved" }
        if let broken = compare(world, at: world.now) { return broken }
        if let id = book.ringing.first { return "\(id) is ringing at the end" }
        if !world.desktop.isEmpty { return "an alarm is left on the desktop" }
        if let dose = waiting.first { return "\(dose.id) is not settled at the end" }
        if book.records != world.store { return "the store holds other records than were told" }
        for (id, page) in book.pages {
            if let broken = count(id, page, world) { return broken }
        }
        return nil
    }

    /// Counts how a dose ended; every one that was expected has ended once, and the ledger says so, too.
    private mutating func count(_ id: DoseID, _ page: Book.Page, _ world: World) -> String? {
        let folded = world.folded.state(of: id)
        let isSame =
            switch (page.state, folded) {
            case (.awaited, .awaited), (.ringing, .ringing), (.ringing, .snoozed),
                (.taken, .settled(.taken)),
                (.skipped, .settled(.skipped)), (.superseded, .settled(.superseded)):
                true
            case (.missed(let cause), .settled(.missed(let other))): cause == other
            default: false
            }
        if !isSame { return "\(id) is \(page.state), and the ledger says \(folded)" }
        switch page.state {
        case .taken: tally.taken += 1
        case .skipped: tally.skipped += 1
        case .missed: tally.missed += 1
        case .superseded: tally.superseded += 1
        case .awaited, .ringing:
            if page.isExpected { return "\(id) was to be settled and is \(page.state)" }
        }
        return nil
    }
}
