package import DoseCore

extension ControlCall {
    /// What the caller says of a dose or of a course, in the core's words; nil when the call only asks.
    package func request(at now: Instant, in zone: Zone) throws(VarlinkError) -> Request? {
        let answer: Answer
        switch name {
        case "Take":
            // Each of several has its own.
            if dose.flatMap(DoseSelector.init) == .all, amount != nil {
                throw .invalidParameter("amount")
            }
            answer = .take(
                try Self.selection(dose), at: try Self.instant(at, of: dose, now, zone),
                amount: try Self.amount(amount, unit))
        case "Skip":
            answer = .skip(try Self.selection(dose), reason: try Self.reason(reason))
        case "Snooze":
            answer = .snooze(try Self.selection(dose), length: try Self.length(minutes))
        case "Undo":
            answer = .undo(try dose.map { text throws(VarlinkError) in try Self.selector(text) })
        case "Note":
            answer = .note(try observed(), at: try Self.instant(at, of: nil, now, zone))
        case "TellStock": answer = .stock(try toldStock())
        case "PlanAccept": answer = .choose(.accept, medication)
        case "PlanKeep": answer = .choose(.keep, medication)
        case "Goto":
            guard let step, step > 0 else { throw .invalidParameter("step") }
            answer = .choose(.step(step - 1), medication)
        default:
            guard let move else { return nil }
            answer = .course(
                move, medication, now: isNow ?? false, reason: try Self.reason(reason))
        }
        return Request(id: try Self.checked(request), by: .command, answer: answer)
    }

    /// How a course is moved, which is answered by the course.
    package var move: CourseMove.Kind? {
        switch name {
        case "Hold": .held
        case "Resume": .resumed
        case "Back": .steppedBack
        default: nil
        }
    }

    /// The date that is asked for; nil is today.
    package func checkedDate() throws(VarlinkError) -> CivilDate? {
        try date.map { text throws(VarlinkError) in try Self.date(text, of: "date") }
    }

    /// The dates that are asked for, and in stretches of how many.
    package func checkedPeriods() throws(VarlinkError) -> (ClosedRange<CivilDate>, days: Int) {
        let first = try Self.date(from ?? "", of: "from")
        let last = try Self.date(through ?? "", of: "through")
        guard first <= last else { throw .invalidParameter("through") }
        let days = days ?? 1
        guard ControlLimits.periodDays.contains(days) else { throw .invalidParameter("days") }
        return (first...last, days)
    }

    private static func date(_ text: String, of name: String) throws(VarlinkError) -> CivilDate {
        guard let date = CivilDate(text), Limits.years.contains(date.year) else {
            throw .invalidParameter(name)
        }
        return date
    }

    /// How many entries of the history are meant.
    package func checkedLimit() throws(VarlinkError) -> Int {
        let limit = limit ?? ControlLimits.historyEntriesByDefault
        guard (1...ControlLimits.historyEntries).contains(limit) else {
            throw .invalidParameter("limit")
        }
        return limit
    }

    private func observed() throws(VarlinkError) -> Observation {
        guard let observation else { throw .invalidParameter("observation") }
        let number = try value.map { value throws(VarlinkError) in
            guard let number = ExactNumber(value) else { throw .invalidParameter("value") }
            return number
        }
        do {
            return try Observation(
                observation, name: observedName, value: number, unit: unit, note: note)
        } catch {
            throw .invalidParameter(error.part.rawValue)
        }
    }

    private func toldStock() throws(VarlinkError) -> ToldStock {
        guard let change else { throw .invalidParameter("change") }
        guard let number = pieces.flatMap(ExactNumber.init),
            number > .zero || change == .counted
        else { throw .invalidParameter("pieces") }
        let unit = try unit.map { text throws(VarlinkError) in
            guard let unit = AmountUnit(named: text) else { throw .invalidParameter("unit") }
            return unit
        }
        if change == .removed, expires != nil { throw .invalidParameter("expires") }
        let told: ToldStock.Pieces =
            unit.map { .amount(Amount(grains: Int(number.thousandths) * $0.grains / 1000, $0)) }
            ?? .number(number)
        return ToldStock(
            change, told, of: medication, strength: try toldStrength(),
            expires: try expires.map { text throws(VarlinkError) in
                try Self.date(text, of: "expires")
            })
    }

    /// What one piece holds, always with its unit.
    private func toldStrength() throws(VarlinkError) -> Amount? {
        let told = try Self.amount(strength, strengthUnit, called: ("strength", "strength_unit"))
        guard let told else { return nil }
        guard let amount = told.amount else { throw .invalidParameter("strength_unit") }
        return amount
    }

    private static func selection(_ text: String?) throws(VarlinkError) -> Selection {
        guard let text else { return .takeable }
        return .matching(try selector(text))
    }

    private static func selector(_ text: String) throws(VarlinkError) -> DoseSelector {
        guard let selector = DoseSelector(text) else { throw .invalidParameter("dose") }
        return selector
    }

    private static func instant(
        _ text: String?, of dose: String?, _ now: Instant, _ zone: Zone
    )
        throws(VarlinkError) -> Instant?
    {
        guard let text else { return nil }
        guard let instant = zone.past(text, at: now, of: dose.flatMap(DoseSelector.init)) else {
            throw .invalidParameter("at")
        }
        return instant
    }

    private static func amount(
        _ number: Double?, _ unit: String?,
        called name: (amount: String, unit: String) = ("amount", "unit")
    ) throws(VarlinkError) -> ToldAmount? {
        guard let number else {
            if unit != nil { throw .invalidParameter(name.unit) }
            return nil
        }
        guard let unit else {
            guard number > 0, number <= ControlLimits.amountWithoutUnit else {
                throw .invalidParameter(name.amount)
            }
            return .number(number)
        }
        guard let unit = AmountUnit(named: unit) else { throw .invalidParameter(name.unit) }
        guard let amount = Amount(number, unit), amount > .zero else {
            throw .invalidParameter(name.amount)
        }
        return .amount(amount)
    }

    private static func reason(_ text: String?) throws(VarlinkError) -> String? {
        guard let text else { return nil }
        guard text.unicodeScalars.count <= Limits.reasonLength else {
            throw .invalidParameter("reason")
        }
        return text
    }

    private static func length(_ minutes: Int?) throws(VarlinkError) -> Duration? {
        guard let minutes else { return nil }
        guard ControlLimits.snoozeMinutes.contains(minutes) else {
            throw .invalidParameter("minutes")
        }
        return .minutes(minutes)
    }

    private static func checked(_ request: String?) throws(VarlinkError) -> RequestID? {
        guard let request else { return nil }
        guard (1...ControlLimits.requestLength).contains(request.utf8.count) else {
            throw .invalidParameter("request")
        }
        return request
    }
}
