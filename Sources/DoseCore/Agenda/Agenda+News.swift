extension Agenda {
    /// What was told is recorded, so that after a restart it is not told once more.
    mutating func tellNews(_ turn: inout Turn) {
        let news = situation(at: turn.now).newsToTell
        observe(news.map { .told($0) }, &turn)
        let ofStock = news.filter(\.isOfStock)
        if !ofStock.isEmpty {
            turn.notices.append(.stock(situation(at: turn.now).stocks(of: ofStock)))
        }
        let keys = foretold.map(\.medication.key) + news.filter { !$0.isOfStock }.map(\.medication)
        if keys.isEmpty { return }
        let situation = situation(at: turn.now)
        turn.notices += news.compactMap { situation.notice(of: $0) }
        let foretold = situation.foretold(of: keys)
        guard foretold != self.foretold else { return }
        self.foretold = foretold
        turn.foretold = foretold
    }
}
