import ControlProtocol
import Dispatch
import DoseCore
import Systemd
import Words

/// The alarms, notices and questions on the desktop.
///
/// One notification for each alarm. What a button is for is known by a nonce in its key, because servers use ids anew;
/// each ring has its own, and all of them count.
final class Desktop {
    /// A button that was pressed.
    struct Press {
        /// Of one notification only, so that a signal repeated is a request repeated.
        let key: ActionKey
        var doses: [DoseID] = []
        /// What was asked, where it is a button of that.
        var questions: [CourseQuestion] = []
        /// What was asked for the diary, where it is a button of that.
        var diary: DiaryQuestion?
    }

    private let server: NotificationServer
    private let notices: NoticeBoard
    private let questions: QuestionBoard<CourseQuestion>
    private let diary: QuestionBoard<DiaryQuestion>
    private let alarms: AlarmBoard
    /// An alarm that is rung to be tried.
    let test: TestBoard
    private var isStrangeButtonTold = false
    private let log: (String) -> Void
    private let pressed: (Press) -> Void

    /// - Parameters:
    ///   - words: the way in which alarms are worded now.
    ///   - remnants: the file in which is kept what is on the screen.
    ///   - now: when a button is pressed, and when what it is for came up.
    ///   - appeared: a server is there that is to be shown what is open.
    ///   - gone: there is none any more.
    init(
        words: @escaping () -> NotificationWords, remnants: String? = nil,
        now: @escaping () -> BootTime, log: @escaping (String) -> Void,
        appeared: @escaping () -> Void, gone: @escaping () -> Void = {},
        pressed: @escaping (Press) -> Void
    ) {
        self.log = log
        self.pressed = pressed
        server = NotificationServer(log: log)
        alarms = AlarmBoard(
            on: server, remnants: RemnantsFile(path: remnants), words: words, now: now)
        notices = NoticeBoard(on: server, beside: alarms, now: now)
        test = TestBoard(on: server, beside: alarms) { [server] nonce in
            words().test(nonce: nonce, hasButtons: server.hasButtons)
        }
        questions = QuestionBoard(on: server, beside: alarms, returnsAfter: 3600, now: now) {
            [server] asked, nonce in
            words().question(asked, nonce: nonce, hasButtons: server.hasButtons)
        }
        // Who puts it away does not want to be asked.
        diary = QuestionBoard(on: server, beside: alarms, returnsAfter: nil, now: now) {
            [server] asked, nonce in
            words().diary(asked, nonce: nonce, hasButtons: server.hasButtons)
        }
        server.handle = { [weak self] event in
            switch event {
            case .appeared:
                self?.appear()
                appeared()
                self?.alarms.tell { $0.coverUntold() }
                self?.notices.restore()
                self?.questions.restore()
                self?.diary.restore()
                self?.test.restore()
            case .learned: self?.refresh()
            case .gone:
                self?.forget()
                gone()
            case .invoked(let id, let key): self?.invoked(id, key)
            case .closed(let id, let reason): self?.closed(id, reason)
            }
        }
    }

    func connect() { server.connect() }

    /// Whether there is a server that shows alarms.
    var isThere: Bool { server.abilities != nil }

    /// Whether its notifications have buttons that are to be seen.
    var hasButtons: Bool { server.hasButtons }

    /// What the server calls itself, and its version.
    var program: NotificationServer.Program? { server.state.peer?.program }

    /// Whether the server was told to show nothing for now, where that can be known.
    var isPaused: Bool { server.state.peer?.isPaused ?? false }

    private func appear() {
        let place = server.place
        alarms.tell { $0.appear(at: place) }
        notices.forget()
        questions.forget()
        diary.forget()
    }

    private func forget() {
        alarms.tell { $0.forget() }
        notices.forget()
        questions.forget()
        diary.forget()
        test.forget()
    }

    // MARK: Alarms

    /// Shows an alarm or brings it up to date; without a server it asks for one, which is then told what is open.
    func show(_ alarm: Alarm) {
        guard isThere else { return server.start() }
        if alarm.call != .silent {
            notices.clear()
            questions.clear()
            diary.clear()
            test.end(.doseRings)
        }
        alarms.tell { $0.show(alarm) }
    }

    func withdraw(_ id: Alarm.ID) {
        alarms.tell { $0.withdraw(id) }
        guard alarms.isEmpty else { return }
        notices.restore()
        questions.restore()
        diary.restore()
    }

    var isAlarmShown: Bool { !alarms.isEmpty }

    /// Takes every alarm off the screen, as at the end: their buttons would reach nobody.
    func withdrawAll() {
        alarms.tell { $0.withdrawAll() }
        questions.withdraw()
        diary.withdraw()
        test.end(.closed)
    }

    /// Words everything that is on the screen anew, without a ring.
    func refresh() {
        guard isThere else { return }
        alarms.tell { $0.refresh() }
        notices.refresh()
        questions.refresh()
        diary.refresh()
    }

    // MARK: Notices

    /// A quiet word that asks for no answer; without a server it waits for one.
    func notify(_ words: @escaping () -> Notification) { notices.notify(words) }

    /// What is wrong with a file, which stays true until it is told that it is not; there is one of each at a time.
    func warn(of file: PersonFile, _ words: @escaping () -> Notification) {
        notices.stand(.file(file), words)
    }

    /// A quiet word about what was missed with nobody there, with buttons where they are to be seen.
    func offer(
        _ doses: [DoseID], _ words: @escaping (_ nonce: String?) -> Notification
    ) {
        let nonce = ActionKey.newNonce()
        notices.offer(doses, nonce: nonce) { [weak self] in
            words(self?.hasButtons ?? false ? nonce : nil)
        }
    }

    func endWarning(of file: PersonFile) { notices.end(.file(file)) }

    /// What changes tomorrow, until it is taken back.
    func foretell(_ words: @escaping () -> Notification) { notices.stand(.tomorrow, words) }

    func endForetelling() { notices.end(.tomorrow) }

    /// What the person is asked, in place of all that was asked before.
    func ask(_ asked: [CourseQuestion]) { questions.ask(asked) }

    /// What the person is asked for the diary: the first of these, in place of all that was asked for it before.
    func ask(_ asked: [DiaryQuestion]) { diary.ask(asked) }

    // MARK: Signals

    private func invoked(_ number: UInt32, _ text: String) {
        // Servers tell everybody of every button, also of other programs' ones.
        guard let key = ActionKey(text) else { return }
        if test.isPressed(key) { return }
        if let doses = notices.answered(key, on: number) {
            // What was missed is recorded so already.
            if key.button == .took, !doses.isEmpty { pressed(Press(key: key, doses: doses)) }
            return
        }
        if let questions = questions.questions(of: key, on: number) {
            if !questions.isEmpty { pressed(Press(key: key, questions: questions)) }
            return
        }
        if let questions = diary.questions(of: key, on: number) {
            if let question = questions.first { pressed(Press(key: key, diary: question)) }
            return
        }
        guard let doses = alarms.doses(of: key, on: number) else {
            if !isStrangeButtonTold { log("a button that is of no alarm here was ignored") }
            isStrangeButtonTold = true
            return
        }
        if doses.isEmpty { return }
        pressed(Press(key: key, doses: doses))
    }

    private func closed(_ number: UInt32, _ reason: NotificationServer.Reason) {
        notices.closed(number)
        questions.closed(number)
        diary.closed(number)
        test.closed(number)
        alarms.tell { $0.closed(number, isByServer: reason == .byServer) }
    }
}
