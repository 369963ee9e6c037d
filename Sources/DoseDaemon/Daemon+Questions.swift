import DoseCore
import Systemd
import Words

/// What the person is asked where a plan that was saved would change the amounts at one go.
extension Daemon {
    var questions: [CourseQuestion] { agenda.situation(at: now).questions }

    /// Shows what is asked; the journal is told of what it was not told of yet.
    func ask(_ questions: [CourseQuestion]) {
        desktop?.ask(questions)
        let isNew = questions != toldQuestions
        toldQuestions = questions
        guard isNew, !questions.isEmpty else { return }
        journal.write(.planChanged, journalWords.question(questions), .warning)
        tellTerminal(words.question(questions, nonce: "", hasButtons: false))
    }

    /// What a button led to, also where what it was asked about is over.
    func tellChoice(_ reply: Reply?, to questions: [CourseQuestion]) {
        let situation = agenda.situation(at: now)
        switch reply {
        case .recorded(let records, _):
            let choices = situation.choices(of: records)
            desktop?.notify { [weak self] in (self?.words ?? .plain).chosen(choices) }
        case .refused(let refusal) where refusal.isAboutQuestion:
            let places = situation.places(of: questions.map(\.medication.key))
            desktop?.notify { [weak self] in (self?.words ?? .plain).questionOver(places) }
        // As where the ledger cannot be written: it is to be pressed again, and some servers took it away with the press.
        case .refused: desktop?.ask(self.questions)
        case .unchanged, .alreadyTold, .requestUsed, .courseUnchanged, nil: break
        }
    }
}

extension Refusal {
    /// Whether what was answered is not asked any more.
    var isAboutQuestion: Bool {
        switch self {
        case .nothingAsked, .nothingToKeep, .unknownStep, .unknownMedication: true
        default: false
        }
    }
}
