import Dispatch
import DoseCore
import Systemd
import Words

/// What the person is asked, in one notification that stands until it is answered.
///
/// It gives way to an alarm, as every notice does, and comes back after it; put away unanswered it comes back by itself
/// where that is wanted.
final class QuestionBoard<Question> {
    /// Worded when it is shown: what others may see of it can have changed since.
    typealias Words = (_ questions: [Question], _ nonce: String) -> Notification

    private let server: NotificationServer
    private let alarms: AlarmBoard
    private let words: Words
    /// After how many seconds it comes back that was put away: long enough to be let alone. Nil where it does not.
    private let pauseBeforeReturn: Int?
    /// Whether what is asked now was put away, and does not come back.
    private var isPutAway = false
    /// What is asked now; empty where nothing is.
    private var questions: [Question] = []
    /// Of each notification that was asked for what it asked, the oldest first, so that a button of an old one is known.
    private var asked: [Asked] = []
    /// Of the notification that is meant to be on the screen; nil while none is.
    private var nonce: String?
    private var isCleared = false
    private let now: () -> BootTime

    private struct Asked {
        let nonce: String
        let questions: [Question]
        /// What the server has told, and when.
        var shown: (id: UInt32, since: BootTime)?
    }

    init(
        on server: NotificationServer, beside alarms: AlarmBoard, returnsAfter pause: Int?,
        now: @escaping () -> BootTime, words: @escaping Words
    ) {
        self.server = server
        self.alarms = alarms
        self.now = now
        self.words = words
        pauseBeforeReturn = pause
    }

    func ask(_ questions: [Question]) {
        self.questions = questions
        isPutAway = false
        take()
        show()
    }

    /// What a button was asked for; nil when it is none of ours, and nothing where nobody can have read it: then it is
    /// asked again.
    func questions(of key: ActionKey, on number: UInt32) -> [Question]? {
        let pressed = asked.last { $0.nonce == key.nonce && $0.shown?.id ?? number == number }
        guard let pressed else { return nil }
        if pressed.shown.map({ now().isRead(since: $0.since) }) ?? true { return pressed.questions }
        if pressed.nonce == nonce { refresh() }
        return []
    }

    /// Takes it off the screen until `restore()`.
    func clear() {
        isCleared = true
        take()
    }

    func restore() {
        isCleared = false
        show()
    }

    /// Words it anew.
    func refresh() {
        take()
        show()
    }

    /// The server is gone, and with it all that it showed.
    func forget() {
        nonce = nil
        asked = []
        isCleared = false
    }

    /// It is gone, and nobody has answered it.
    func closed(_ number: UInt32) {
        guard let nonce, asked.last?.nonce == nonce, asked.last?.shown?.id == number else { return }
        comeBack()
    }

    private func comeBack() {
        nonce = nil
        guard let pauseBeforeReturn else {
            isPutAway = true
            return
        }
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(pauseBeforeReturn)) {
            [weak self] in self?.show()
        }
    }

    /// Takes it off at the end: its buttons would reach nobody.
    func withdraw() {
        questions = []
        take()
    }

    private func show() {
        guard server.abilities != nil, !isCleared, !isPutAway, nonce == nil, !questions.isEmpty
        else { return }
        let nonce = ActionKey.newNonce()
        self.nonce = nonce
        asked = asked.suffix(limit - 1) + [Asked(nonce: nonce, questions: questions)]
        server.notify(
            words(questions, nonce), isMeant: { [weak self] in self?.nonce == nonce }
        ) { [weak self] receipt in
            guard let self else { return }
            guard case .shown(let id) = receipt else {
                if receipt == .refused, self.nonce == nonce { comeBack() }
                return
            }
            if let index = asked.firstIndex(where: { $0.nonce == nonce }) {
                asked[index].shown = (id, now())
            }
            if self.nonce == nonce {
                alarms.tell { $0.keep(notice: id) }
            } else {
                server.close(id)
            }
        }
    }

    private func take() {
        guard let nonce else { return }
        self.nonce = nil
        guard let id = asked.last(where: { $0.nonce == nonce })?.shown?.id else { return }
        server.close(id)
        alarms.tell { $0.forget(notice: id) }
    }

    private let limit = 64
}
