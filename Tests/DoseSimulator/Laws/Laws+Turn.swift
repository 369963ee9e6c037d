import DoseCore

/// What a turn must answer and do.
extension Laws {
    // MARK: Answers

    /// What an earlier request of the same name led to.
    func recordsOfRequest(_ event: Event) -> [Record]? {
        guard case .request(let request) = event else { return nil }
        return request.id.flatMap { book.requests[$0] }
    }

    /// - Parameter earlier: what a request of the same name led to before this turn.
    mutating func checkReply(
        to turn: World.Turn, since count: Int, _ earlier: [Record]?, _ world: World
    ) -> String? {
        let new = book.records[count...].filter { $0.by != .daemon }
        guard case .request(let request) = turn.event else {
            return new.isEmpty ? nil : "an answer is recorded that nobody gave"
        }
        guard let reply = turn.reply else { return "a request has no reply" }
        // Requests are remembered as long as doses are.
        let remembered =
            world.reading.since == .distantPast ? world.reading.since : world.reading.since + 2
        if let earlier {
            if reply == .requestUsed {
                if !new.isEmpty { return "a request's name is used, and something is recorded" }
                return request.id.map { answers[$0] == request.answer } ?? true
                    ? "the retry of a request is taken for another answer" : nil
            }
            let held = earlier.count { zone.civil(at: $0.at.wall).date >= remembered }
            if held == 0 { return nil }
            guard new.isEmpty else { return "request \(request.id ?? "") is recorded twice" }
            // By what was recorded: whether the clock was synchronised then is no column of the store. What the name
            // led to before it was forgotten and used again is not told.
            if case .recorded(let records, _) = reply, records.count >= held,
                records.map(\.event) == earlier.suffix(records.count).map(\.event)
            {
                return nil
            }
            return "request \(request.id ?? "") is answered otherwise than before"
        }
        if let broken = checkObeyed(request, reply) { return broken }
        guard case .recorded(let records, _) = reply else {
            return new.isEmpty ? nil : "an answer that was not accepted left a trace"
        }
        tally.answers += 1
        if let id = request.id { answers[id] = request.answer }
        if records.isEmpty { return "an answer is accepted, and nothing recorded" }
        if records != Array(new) { return "an answer is accepted, and other records are there" }
        if records.contains(where: { $0.number > Int64(saved) }) {
            return "an answer is acknowledged that is not in the store"
        }
        return records.allSatisfy { $0.by == request.by && $0.request == request.id }
            ? nil : "an answer is recorded as another's"
    }

    // MARK: Effects

    mutating func checkEffects(of turn: World.Turn, _ times: AlarmTimes) -> String? {
        var wakes = 0
        for effect in turn.effects {
            switch effect {
            case .show(let alarm):
                if let broken = check(alarm, turn, times) { return broken }
            case .wake(let instant):
                wakes += 1
                if instant <= turn.now.wall { return "a wake-up lies in the past" }
                if instant - turn.now.wall > .hours(24) {
                    return "a wake-up is more than a day away"
                }
            case .withdraw(let id): shown[id] = nil
            case .foretell(let changes): foretold = changes
            case .recorded, .notify, .ask, .askDiary, .planFile: break
            }
        }
        return wakes == 1 ? nil : "a turn asks for \(wakes) wake-ups"
    }

    // MARK: Work

    /// However long nobody was there: what one turn does is bounded by the doses there were, and turns do not pile up.
    mutating func checkWork(of turn: World.Turn) -> String? {
        if turn.elapsed - minute.began > 60_000 { minute = (turn.elapsed, 0) }
        minute.turns += 1
        if minute.turns > 100 { return "more than 100 turns in a minute" }
        let shown = book.ringing.count + 2
        let bound = 12 + 3 * shown
        return turn.effects.count > bound ? "\(turn.effects.count) effects of one turn" : nil
    }
}
