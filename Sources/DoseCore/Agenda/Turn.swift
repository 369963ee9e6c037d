/// What one input leads to, before it is known whether its records are kept.
package struct Turn: Sendable {
    let now: Moment
    /// What was recorded in it, in the order of the numbers.
    var records: [Record] = []
    /// What the store refused before, which is offered once more.
    var offered: [Record] = []
    var alarms: [Effect] = []
    var notices: [Notice] = []
    /// What the person is to be asked, where that is something else than before.
    var questions: [CourseQuestion]?
    /// What they are to be asked for the diary, likewise.
    var diaryQuestions: [DiaryQuestion]?
    /// What is said of tomorrow, where that is something else than before.
    var foretold: [Foretold]?
    var reply: Reply?
    /// What the plan file was found to hold, where that is to be told.
    var planFile: PlanFileContent?
    /// Where the turn goes on from if an answer in it is not kept.
    var beforeAnswer: BeforeAnswer?

    struct BeforeAnswer {
        let agenda: Agenda
        let records: [Record]
        let notices: [Notice]
    }

    init(now: Moment) {
        self.now = now
    }

    /// What is to be kept, all or none, in one transaction; empty when there is nothing to write.
    package var recordsToKeep: [Record] { offered.isEmpty ? records : offered + records }
}

/// What is to be done after a turn.
package struct Outcome: Sendable {
    /// In the order in which they are to be done.
    package var effects: [Effect]
    /// The answer to a request; nil where the input was none.
    package var reply: Reply?

    /// The alarm first; who reads of it in the journal is in no hurry, and what is told of a record comes after it.
    init(_ turn: Turn, isSaved: Bool, wake: Instant) {
        effects = turn.alarms + [.wake(at: wake)]
        if !turn.records.isEmpty { effects.append(.recorded(turn.records, isSaved: isSaved)) }
        if let content = turn.planFile { effects.append(.planFile(content)) }
        effects += turn.notices.map { .notify($0) }
        if let foretold = turn.foretold { effects.append(.foretell(foretold)) }
        if let questions = turn.questions { effects.append(.ask(questions)) }
        if let questions = turn.diaryQuestions { effects.append(.askDiary(questions)) }
        reply = turn.reply
    }

    /// Looks again at an instant at the latest, if it was to be later.
    mutating func wake(by instant: Instant) {
        effects = effects.map { effect in
            if case .wake(let at) = effect { .wake(at: min(at, instant)) } else { effect }
        }
    }
}
