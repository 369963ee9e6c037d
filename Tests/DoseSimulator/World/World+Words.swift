package import DoseCore

/// The world in the words of a test: civil times, doses as `17:00`, amounts in milligrams.
extension World {
    /// A world at a civil time of the zone.
    ///
    /// Of a course that began before, the person says that it goes on where the plan has it by its dates.
    package init(
        _ plan: Plan?, in zone: Zone, at time: String, times: AlarmTimes = AlarmTimes(),
        isSynchronised: Bool = false, afterLoss: Bool = false, isWatched: Bool = false
    ) {
        self.init(
            plan, in: zone, at: zone.instant(of: time), times: times,
            isSynchronised: isSynchronised, afterLoss: afterLoss, isWatched: isWatched)
        if !agenda.situation(at: now).questions.isEmpty { ask(.choose(.accept, nil)) }
    }

    /// The clock on the wall.
    package var time: String { zone.civil(at: now.wall).description }

    /// Every ring so far, as `17:00 first baclofen/2026-12-01/17:00`.
    package var rings: [String] {
        ringings.map {
            "\($0.time) \($0.call) \($0.doses.map(\.description).joined(separator: " "))"
        }
    }

    // MARK: Time

    /// Lets time pass up to a civil time, waking the agenda whenever it asked for it.
    package mutating func run(until time: String) {
        let end = zone.instant(of: time)
        precondition(end >= now.wall, "The world runs forward; \(time) is past.")
        run(for: end - now.wall)
    }

    /// Lets time pass with a person who takes at once what rings.
    package mutating func live(until time: String) {
        let end = zone.instant(of: time)
        while let wake = nextWake, wake <= end {
            runToNextWake()
            if !agenda.ledger.ringingDoses.isEmpty { take() }
        }
        run(until: time)
    }

    /// Suspends the machine: time passes and nobody is there; at resume the clock watch speaks.
    package mutating func suspend(until time: String) {
        suspend(for: zone.instant(of: time) - now.wall)
    }

    /// Sets the wall clock; no time passes.
    package mutating func setClock(to time: String) {
        setClock(by: zone.instant(of: time) - now.wall)
    }

    /// Kills the daemon and starts it again at a civil time: all that was not in the store is gone.
    package mutating func restart(at time: String? = nil, isReboot: Bool = false) {
        restart(
            after: time.map { zone.instant(of: $0) - now.wall } ?? .zero, isReboot: isReboot)
    }

    // MARK: The person

    @discardableResult
    package mutating func take(
        _ dose: String? = nil, at time: String? = nil, mg: Int? = nil, request: RequestID? = nil
    ) -> Reply {
        let amount = mg.map { ToldAmount.amount(Amount(milligrams: $0)) }
        let instant = time.flatMap { zone.past($0, at: now.wall) }
        return ask(.take(selection(dose), at: instant, amount: amount), request: request)
    }

    @discardableResult
    package mutating func skip(_ dose: String? = nil, reason: String? = nil) -> Reply {
        ask(.skip(selection(dose), reason: reason))
    }

    @discardableResult
    package mutating func snooze(_ dose: String? = nil, for length: Duration? = nil) -> Reply {
        ask(.snooze(selection(dose), length: length))
    }

    @discardableResult
    package mutating func undo(_ dose: String? = nil) -> Reply {
        ask(.undo(dose.flatMap(DoseSelector.init)))
    }

    /// Presses Taken on the notification that was due at a civil time.
    @discardableResult
    package mutating func pressTaken(_ time: String) -> Reply {
        guard let alarm = desktop[zone.instant(of: time)] else {
            preconditionFailure("No notification of \(time) is on the desktop at \(self.time).")
        }
        return ask(
            .take(.doses(alarm.doses.map(\.dose.id)), at: nil, amount: nil), by: .button)
    }

    private func selection(_ dose: String?) -> Selection {
        guard let dose else { return .takeable }
        guard let selector = DoseSelector(dose) else {
            preconditionFailure("'\(dose)' names no dose.")
        }
        return .matching(selector)
    }

    // MARK: What is to be seen

    /// What the ledger says of a dose.
    package func state(_ dose: String) -> DoseState? {
        DoseID(dose).map { agenda.ledger.state(of: $0) }
    }

    /// The records about doses and intakes in short, in their order: `taken baclofen/2026-12-01/17:00`.
    package var story: [String] {
        store.filter { $0.event.word != .placed }.compactMap(\.event.story)
    }

    /// Where courses were placed, as `found baclofen from 2026-12-22: step 8, day 1`.
    package var places: [String] {
        store.filter { $0.event.word == .placed }.compactMap(\.event.story)
    }
}

extension Zone {
    /// The instant of `2026-12-01 17:00`; it ends the program when that is no civil time.
    package func instant(of text: String) -> Instant {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2, let date = CivilDate(parts[0]), let time = CivilTime(parts[1])
        else {
            preconditionFailure("'\(text)' is no civil date and time.")
        }
        return instant(date, time)
    }
}

extension Record.Event {
    /// Nil for the records of what happened to no dose and no course.
    package var story: String? {
        switch self {
        case .planAdopted, .told, .diary, .stock: nil
        case .dose(let id, _, _, .missed(let cause)): "missed (\(cause.rawValue)) \(id)"
        case .dose(let id, _, _, _): "\(word) \(id)"
        case .extraIntake(let key, _, let intake): "extra \(key) \(intake.amount)"
        case .course(let key, let move, _): "\(word) \(key) from \(move.from)"
        case .placed(let key, let placement):
            "\(placement.reason.rawValue) \(key) from \(placement.from): "
                + (placement.place.map {
                    "step \($0.step + 1), day \($0.day)\($0.isHeld ? ", held" : "")"
                }
                    ?? "nothing")
        case .undone(let number): "undone \(number)"
        }
    }
}
