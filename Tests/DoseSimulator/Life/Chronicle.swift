import DoseCore

/// A life told line by line: the clock on the wall, what happened, and what came of it.
extension Life {
    mutating func tell(_ what: String, _ turns: [World.Turn]) {
        if turns.isEmpty { log.append(line(world.now.wall, what, "")) }
        for (index, turn) in turns.enumerated() {
            let parts = turn.effects.compactMap { words($0) }
            let kept = turn.committed.isEmpty ? [] : ["kept \(turn.committed.count)"]
            let died = turn.isCut ? ["DIED"] : []
            log.append(
                line(
                    turn.now.wall, index == 0 ? what : "and then",
                    (parts + kept + died).joined(separator: "; ")))
        }
    }

    private func line(_ instant: Instant, _ what: String, _ outcome: String) -> String {
        let time = "\(world.zone.timestamp(instant))"
        let padding = String(repeating: " ", count: max(1, 34 - what.count))
        return "\(time)  \(what)\(padding)\(outcome)"
    }

    private func words(_ effect: Effect) -> String? {
        switch effect {
        case .recorded(let records, let isSaved):
            let list = records.map {
                "#\($0.number) \($0.event.line)\($0.isClockTrusted ? "" : " (clock in doubt)")"
            }
            return list.joined(separator: ", ") + (isSaved ? "" : " UNSAVED")
        case .show(let alarm):
            let doses = alarm.doses.map { "\($0.dose.id) \($0.dose.amount)" }
            return
                "\(alarm.call == .silent ? "shows" : "rings \(alarm.call)") \(doses.joined(separator: " "))"
        case .withdraw: return "withdraws"
        case .notify(let notice): return notice.word
        case .foretell(let changes): return "says of tomorrow \(changes.map(\.medication.key))"
        case .ask(let questions): return "asks about \(questions.map(\.medication.key))"
        case .askDiary(let questions): return "asks for the diary \(questions.map(\.subject.word))"
        case .planFile(.refused): return "refuses the plan file"
        case .planFile, .wake: return nil
        }
    }
}

extension Record.Event {
    fileprivate var line: String {
        switch self {
        case .dose(let id, _, _, .taken(let intake)): "taken \(id) \(intake.amount)"
        case .told(let news): "told \(news.kind) of \(news.medication) on \(news.date)"
        default: story ?? word.rawValue
        }
    }
}

extension Notice {
    fileprivate var word: String {
        switch self {
        case .missed(let doses, _): "tells \(doses.count) missed"
        case .planChanged: "tells the plan"
        case .medicationsReplaced: "asks whether it is the same medication"
        case .review: "tells the review"
        case .ended(let medication, let date, _): "tells that \(medication.key) ended on \(date)"
        case .stock(let reports): "tells the stock of \(reports.map(\.medication))"
        case .clock(let trust): "tells clock \(trust)"
        case .ledgerLost(let doses): "tells a loss, and \(doses.count) doses"
        case .ledgerUnreadable(let doses): "tells a ledger not read, and \(doses.count) doses"
        case .storeFailed: "tells store failed"
        case .storeHealed: "tells store healed"
        case .settledElsewhere(let answers): "tells \(answers.count) settled elsewhere"
        case .takenTwice(let answers): "tells \(answers.count) taken twice"
        case .movedElsewhere(let moves): "tells \(moves.count) courses moved elsewhere"
        }
    }
}

extension Answer {
    var line: String {
        switch self {
        case .take(let selection, let at, let amount):
            "take \(selection.line)\(at == nil ? "" : " told")\(amount.map { " \($0)" } ?? "")"
        case .skip(let selection, _): "skip \(selection.line)"
        case .snooze(let selection, _): "snooze \(selection.line)"
        case .undo(let selector): "undo \(selector?.description ?? "")"
        case .took(let ids): "took \(Selection.doses(ids).line)"
        case .choose(let choice, let key): "choose \(choice) \(key ?? "")"
        case .settle(let choice, let questions):
            "press \(choice) of \(questions.map(\.medication.key))"
        case .note(let observation, let at):
            "note \(observation.kind) \(observation.value?.description ?? "")\(at == nil ? "" : " told")"
        case .stock(let told):
            "\(told.kind) \(told.pieces) of \(told.medication ?? "")"
        case .course(let kind, let key, let now, _):
            "\(kind.rawValue) \(key ?? "")\(now ? " now" : "")"
        }
    }
}

extension Selection {
    fileprivate var line: String {
        switch self {
        case .takeable: "what is takeable"
        case .matching(let selector): selector.description
        case .doses(let ids): ids.map(\.description).joined(separator: " ")
        }
    }
}

extension Reply {
    var line: String {
        switch self {
        case .recorded: "accepted"
        case .unchanged, .courseUnchanged, .alreadyTold: "unchanged"
        case .requestUsed: "request used"
        case .refused(let refusal): "refused, \(String("\(refusal)".prefix { $0 != "(" }))"
        }
    }
}

extension DiaryQuestion.Subject {
    fileprivate var word: String {
        switch self {
        case .craving: "craving"
        case .drinks: "drinks"
        case .burden(let medication): "burden of \(medication.key)"
        }
    }
}
