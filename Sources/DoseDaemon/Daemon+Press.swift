import DoseCore
import Words

/// What the button of an alarm leads to.
extension Daemon {
    func press(_ press: Desktop.Press) {
        if let question = press.diary { return answer(question, press.key) }
        let selection = Selection.doses(press.doses)
        let answer: Answer =
            switch press.key.button {
            case .taken: .take(selection, at: nil, amount: nil)
            case .snooze: .snooze(selection, length: nil)
            case .skip: .skip(selection, reason: nil)
            case .took: .took(press.doses)
            case .missed, .first, .second, .third: preconditionFailure("It answers no dose.")
            case .keep: .settle(.keep, press.questions)
            case .accept: .settle(.accept, press.questions)
            case .begin: .settle(.step(0), press.questions)
            }
        let request = Request(id: press.key.description, by: .button, answer: answer)
        let reply = handle(.request(request))
        if !press.questions.isEmpty { tellChoice(reply, to: press.questions) }
        tell(reply)
    }

    private func answer(_ question: DiaryQuestion, _ key: ActionKey) {
        guard let index = ActionKey.Button.ofDiary.firstIndex(of: key.button),
            question.choices.indices.contains(index)
        else { return }
        let answer = Answer.note(question.choices[index], at: nil)
        tell(handle(.request(Request(id: key.description, by: .button, answer: answer))))
    }

    /// What a button did not lead to.
    private func tell(_ reply: Reply?) {
        let trouble = store.trouble?.words
        if case .refused(let refusal) = reply, !refusal.isAboutQuestion {
            desktop?.notify { [weak self] in
                (self?.words ?? .plain).refusal(refusal, store: trouble)
            }
        }
        if case .unchanged(let doses) = reply, let dose = doses.first {
            desktop?.notify { [weak self] in
                (self?.words ?? .plain).refusal(.settled(dose), store: trouble)
            }
        }
    }
}
