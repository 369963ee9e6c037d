import DoseCore

/// What an alarm shows and when it rings.
extension Laws {
    mutating func check(_ alarm: Alarm, _ turn: World.Turn, _ times: AlarmTimes) -> String? {
        for (index, ringing) in alarm.doses.enumerated() {
            let drug = ringing.dose.id.medication
            if alarm.doses[..<index].contains(where: { $0.dose.id.medication == drug }) {
                return "an alarm lists two doses of \(drug)"
            }
            if let broken = check(ringing, of: alarm, at: turn.now) { return broken }
        }
        defer { shown[alarm.id] = alarm.doses }
        if alarm.call != .silent { return checkCall(of: alarm, times, at: turn.now) }
        return shown[alarm.id] == alarm.doses
            ? "\(alarm.doses.map(\.dose.id)) are shown anew, and nothing has changed" : nil
    }

    private mutating func check(_ ringing: Alarm.RingingDose, of alarm: Alarm, at now: Moment)
        -> String?
    {
        let id = ringing.dose.id
        guard let page = openPage(of: id, at: now), let closes = page.closes else {
            return "\(id) is shown and is \(book.state(of: id))"
        }
        guard let dose = expected(id) else { return "\(id) is shown and is none of the plan's" }
        if ringing.dose.amount != dose.amount {
            return "\(id) shows \(ringing.dose.amount) and the plan holds \(dose.amount)"
        }
        if alarm.id != dose.due {
            return "\(id) is shown as due at \(zone.civil(at: alarm.id))"
        }
        if hasEnded(closes, at: now) { return "\(id) is shown after its window" }
        // An end told to the second need not follow a clock that is slewed.
        if abs((ringing.closes - now.wall).milliseconds - closes.left(at: now)) > 2000 {
            return "\(id) is told to close at \(zone.civil(at: ringing.closes))"
        }
        if let snoozed = page.snoozed, snoozed.left(at: now) > 0 {
            return "\(id) is shown while it is snoozed"
        }
        return nil
    }

    // MARK: Rings

    /// It rings for one of its doses, whose turn it is, and says the last call when it is one.
    private mutating func checkCall(
        of alarm: Alarm, _ times: AlarmTimes, at now: Moment
    ) -> String? {
        tally.rings += 1
        var calls: [(id: DoseID, call: Alarm.Call, isLast: Bool)] = []
        for ringing in alarm.doses {
            guard let page = openPage(of: ringing.dose.id, at: now),
                let call = call(of: page, times, at: now)
            else { continue }
            calls.append((ringing.dose.id, call, isLastCall(of: page, times, at: now)))
        }
        guard
            let loudest = [.last, .first, .repeated].first(where: { call in
                calls.contains { $0.call == call }
            })
        else {
            return "\(alarm.doses.map(\.dose.id)) ring between two rings"
        }
        if alarm.call != loudest {
            return "\(alarm.doses.map(\.dose.id)) ring, \(alarm.call), and it is the \(loudest)"
        }
        for (id, _, isLast) in calls {
            book.note(id) { page in
                page.rang = now
                page.saidLastCall = page.saidLastCall || isLast
                page.rungOut = page.snoozed ?? page.rungOut
            }
        }
        return nil
    }

    /// How a dose is to ring now; nil between two rings.
    private func call(of page: Book.Page, _ times: AlarmTimes, at now: Moment) -> Alarm.Call? {
        let isLast = isLastCall(of: page, times, at: now)
        if isLast, !page.saidLastCall { return .last }
        guard let rang = page.rang else { return .first }
        let isRungOut = page.snoozed == nil || page.snoozed == page.rungOut
        let rung = page.closes.map { rang.wall - $0.set.wall } ?? .zero
        let pause = Self.pause(rung, times)
        let isDue = Span(end: rang.wall + pause, set: rang).left(at: now) <= 0
        return isDue || !isRungOut ? (isLast ? .last : .repeated) : nil
    }

    /// From one ring to the next: as the settings say, after two hours no more often than hourly, after twelve every
    /// four hours.
    static func pause(_ rung: Duration, _ times: AlarmTimes) -> Duration {
        let least: Duration =
            rung >= .hours(12) ? .hours(4) : rung >= .hours(2) ? .hours(1) : .zero
        return max(times.repeatEvery, least)
    }

    /// Whether the last minutes of its window have begun, or of a short one the second half.
    private func isLastCall(of page: Book.Page, _ times: AlarmTimes, at now: Moment) -> Bool {
        guard let closes = page.closes else { return false }
        let half = (closes.end - closes.set.wall).milliseconds / 2
        return closes.left(at: now) <= min(times.lastCall.milliseconds, half)
    }

    /// Whose turn it is to ring has rung: nobody is left without a last call, or in a snooze that has run out.
    func checkRung(_ id: DoseID, _ page: Book.Page, _ times: AlarmTimes, at now: Moment) -> String?
    {
        call(of: page, times, at: now).map { "\(id) is to ring, \($0), and is silent" }
    }
}
