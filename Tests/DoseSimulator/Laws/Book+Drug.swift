import DoseCore

extension Book {
    /// Where the person wanted a course to go on last.
    func lastAnswer(of key: Medication.Key) -> (record: Int64, placement: Placement)? {
        drugs[key]?.placed.last { $0.placement.isAnswer }
    }

    /// What is known of one medication.
    struct Drug {
        /// The moves in effect, in the order in which they were recorded.
        var moves: [(record: Int64, move: CourseMove)] = []
        /// The placements in effect, in the order in which they were recorded.
        var placed: [(record: Int64, placement: Placement)] = []
        /// The amounts of the intakes in effect of each date.
        var dates: [CivilDate: [Amount]] = [:]
        /// The intakes in effect, of doses and extra.
        var intakes: [(record: Int64, told: Moment, at: Instant, date: CivilDate)] = []
        /// The doses of each date that stand as taken.
        var taken: [CivilDate: Set<DoseID>] = [:]
        /// When a move was last taken back, under a clock that could be trusted.
        var moveUndone: Instant?
        /// When what was taken on a date last became another amount.
        var datesChanged: Instant?
        /// Goes up with every change of the moves.
        var moveVersion = 0
        /// Goes up with every change of what was taken on a date.
        var dateVersion = 0
        /// The date that it went up with last.
        var changedDate: CivilDate?

        /// The intake that was the last one: by the order of the records, as clocks say this date and that; of those told
        /// afterwards, a day or more, the latest that is later than the last one told in its time.
        var lived: (record: Int64, date: CivilDate)? {
            var last: (record: Int64, at: Instant, date: CivilDate)?
            for intake in intakes.reversed() {
                if last.map({ intake.at > $0.at }) ?? true {
                    last = (intake.record, intake.at, intake.date)
                }
                if intake.told.wall.milliseconds - intake.at.milliseconds < 86_400_000 { break }
            }
            return last.map { ($0.record, $0.date) }
        }

        /// The placements that held on dates before the last one, the latest first.
        var placedBefore: [(record: Int64, placement: Placement)] {
            guard var from = placed.last?.placement.from else { return [] }
            return placed.reversed().filter { other in
                guard other.placement.from < from else { return false }
                from = other.placement.from
                return true
            }
        }

        /// The moves that act on what a placement began; all of them where the course was never placed.
        func moves(of held: (record: Int64, placement: Placement)?) -> [CourseMove] {
            guard let held else { return moves.map(\.move) }
            let from = held.placement.from
            // What was said before another plan was accepted was said of the one before.
            let answers = placed.filter { $0.placement.reason == .accepted }.map(\.record)
            let since = answers.last { $0 <= held.record } ?? 0
            return moves.filter { said in
                let acts =
                    (said.move.from.date > from && said.record > since)
                    || (said.move.from.date == from && said.record > held.record)
                // Of a hold and going on the last word holds, whether or not it acts on this.
                return acts
                    && (said.move.kind == .steppedBack
                        || !moves.contains {
                            $0.record > said.record && $0.move.kind != .steppedBack
                                && $0.move.from < said.move.from
                        })
            }.map(\.move)
        }
    }
}
