import DoseCore

/// What is told of courses ahead of a change and after an end, each once.
extension Laws {
    /// From when on it is told what changes tomorrow.
    private static let evening = CivilTime("17:00") ?? .midnight

    mutating func checkNews(_ news: News, _ record: Record) -> String? {
        let what = "\(news.kind) of \(news.medication) on \(news.date)"
        guard record.by == .daemon, isTrusted else { return "\(what) is told by nobody who knows" }
        if news.kind != .runsOut, book.news.contains(news) { return "\(what) is told twice" }
        let local = zone.civil(at: record.at.wall)
        guard let index = expectations.firstIndex(where: { $0.medication.key == news.medication })
        else { return "\(what) is told, and the plan does not hold it" }
        switch news.kind {
        case .review: return nil
        case .runsOut, .expires:
            if let id = book.ringing.first { return "\(what) is told while \(id) rings" }
            return checkStockNews(news, on: local.date)
        case .change:
            if let id = book.ringing.first { return "\(what) is told while \(id) rings" }
            if news.date != local.date + 1 || local.time < Self.evening {
                return "\(what) is told on \(local)"
            }
            if let id = openToday(index, record.at) { return "\(what) is told before \(id)" }
            return isOther(index, tomorrow: news.date)
                ? nil : "\(what) is told, and nothing changes"
        case .ended:
            if let id = book.ringing.first { return "\(what) is told while \(id) rings" }
            let days = local.date - news.date
            if !(1...7).contains(days) { return "\(what) is told on \(local)" }
            let isOver = (1...400).allSatisfy {
                intakes(index, on: news.date + $0).isEmpty
            }
            return isOver ? nil : "\(what) is told, and it goes on"
        }
    }

    mutating func checkNewsAndWork(of turn: World.Turn) -> String? {
        checkForetold(turn) ?? checkUntold(turn) ?? checkWork(of: turn)
    }

    /// What is said of tomorrow is so, and is gone with the day.
    private mutating func checkForetold(_ turn: World.Turn) -> String? {
        let today = zone.civil(at: turn.now.wall).date
        for change in foretold {
            let key = change.medication.key
            guard change.date == today + 1 else {
                return "\(key) is said to change on \(change.date), and it is \(today)"
            }
            guard book.news.contains(News(.change, of: key, on: change.date)) else {
                return "\(key) is said to change, and that is not on record"
            }
            guard let index = expectations.firstIndex(where: { $0.medication.key == key }),
                intakes(index, on: change.date) == change.after
            else { return "\(key) is said to have other doses tomorrow than it has" }
        }
        for case .wake(let instant) in turn.effects
        where !foretold.isEmpty && zone.civil(at: instant - .minutes(2)).date > today {
            return "what is said of tomorrow would stay until \(zone.civil(at: instant))"
        }
        return nil
    }

    /// What changes tomorrow is told in the evening, when nothing is left of today.
    private mutating func checkUntold(_ turn: World.Turn) -> String? {
        guard isTrusted, !turn.awaitsPlan, book.ringing.isEmpty, plan != nil else { return nil }
        let local = zone.civil(at: turn.now.wall)
        // A date that the zone leaves out has nothing to tell of.
        let tomorrow = zone.instant(local.date + 1, Self.evening)
        guard zone.date(at: tomorrow) == local.date + 1 else { return nil }
        for index in expectations.indices where expectations[index].medication.asNeeded == nil {
            let key = expectations[index].medication.key
            guard !book.news.contains(News(.change, of: key, on: local.date + 1)),
                !intakes(index, on: local.date).isEmpty, leftOfToday(index, turn.now).isEmpty,
                isOther(index, tomorrow: local.date + 1)
            else { continue }
            if local.time >= Self.evening { return "\(key) changes tomorrow, and nobody is told" }
            for case .wake(let instant) in turn.effects
            where instant > zone.instant(local.date, Self.evening) {
                return "\(key) changes tomorrow, and nobody is to be told"
            }
        }
        return nil
    }

    /// A dose of today that the plan in force holds and that is still to be settled.
    private mutating func openToday(_ index: Int, _ now: Moment) -> DoseID? {
        leftOfToday(index, now).first { dose in
            if case .missed = book.state(of: dose.id) { return false }
            return isHeld(dose, at: now)
        }?.id
    }

    /// The doses of today that nobody answered and whose windows have not closed.
    private mutating func leftOfToday(_ index: Int, _ now: Moment) -> [Expectation.Dose] {
        let today = zone.civil(at: now.wall).date
        return expectations[index].doses(on: today).filter { dose in
            if dose.closes <= now.wall || zone.date(at: dose.due) > today { return false }
            switch book.state(of: dose.id) {
            case .taken, .skipped, .missed(.unanswered): return false
            case .awaited, .ringing, .superseded, .missed: return !isTaken(inWindowOf: dose)
            }
        }
    }

    /// Whether a date has other doses than the last one before it that has any, or none any more.
    private mutating func isOther(_ index: Int, tomorrow: CivilDate) -> Bool {
        let after = intakes(index, on: tomorrow)
        if after.isEmpty {
            return !intakes(index, on: tomorrow - 1).isEmpty
                && !(1...400).contains { !intakes(index, on: tomorrow + $0).isEmpty }
        }
        // Another date of a series is no change.
        if expectations[index].text(on: tomorrow).series != nil { return false }
        for days in 1...36 {
            let before = expectations[index].at(tomorrow.weekday) { $0.slots(on: tomorrow - days) }
            if before.isEmpty { continue }
            return before != after && !isUsual(index, tomorrow, after: tomorrow - days)
        }
        return true
    }

    /// What a row has every week on that weekday, and what short rows have by turns, is no change.
    private mutating func isUsual(
        _ index: Int, _ date: CivilDate, after last: CivilDate
    ) -> Bool {
        let text = expectations[index].text(on: last)
        let isByTurns = text.after == .repeat && text.steps.allSatisfy { $0.days <= 6 }
        if isByTurns, text == expectations[index].text(on: date) { return true }
        guard let week = expectations[index].at(date.weekday, { $0.week(on: last) }),
            // Moves within a date part it between two rows.
            expectations[index].at(date.weekday, { $0.slots(on: last) })
                .filter({ $0.amount > .zero }) == week[last.numberInWeek]
        else { return false }
        return week[date.numberInWeek] == intakes(index, on: date)
    }

    private mutating func intakes(_ index: Int, on date: CivilDate) -> [Slot] {
        expectations[index].slots(on: date).filter { $0.amount > .zero }
    }
}
