import ControlProtocol
import DoseCore
import Glibc
import Installation
import Linux
import Words

// The daemon: started, told what the person has said, and rung once.

extension Setup {
    /// Starts the user's service, where nothing answers yet and the person wants it.
    ///
    /// - Returns: whether a daemon answers.
    func start(
        mayStart: Bool, _ isWanted: () throws(Failure) -> Bool
    ) throws(Failure) -> Bool {
        if status != nil {
            tell([words.runsAlready])
            return true
        }
        let hasManager = environment.variables.hasServiceManager
        guard hasManager || environment.variables.sessionBus != nil else {
            tell([words.noManager])
            return false
        }
        guard mayStart, try isWanted() else {
            tell([words.notStarted(toStart)])
            return false
        }
        let isAnswering =
            (hasManager ? startsService() : startsWithSession()) && waits(for: { status != nil })
        tell([
            isAnswering
                ? words.started
                : words.cannotStart(hasManager ? Commands.seeService : Commands.session)
        ])
        return isAnswering
    }

    /// What a person is told to type who wants it started later.
    var toStart: String {
        environment.variables.hasServiceManager ? Commands.enable : "dosectl setup"
    }

    private func startsService() -> Bool {
        // The units may have been installed since the session began.
        let commands = [
            ["systemctl", "--user", "--quiet", "daemon-reload"],
            ["systemctl", "--user", "--quiet", "enable", "--now", "dosed.socket", "dosed.service"],
        ]
        return commands.allSatisfy { (try? environment.execute($0)) == 0 }
    }

    /// Where no systemd does, the desktop starts it with each session; with this one it is started here.
    private func startsWithSession() -> Bool {
        let program = environment.executable?.sibling("dosed") ?? "dosed"
        guard let autostart = Autostart(environment.variables),
            (try? autostart.turnOn(starting: program)) != nil
        else { return false }
        let command = #"exec "$0" --session >/dev/null 2>&1 </dev/null &"#
        return (try? environment.execute(["sh", "-c", command, program])) == 0
    }

    private func waits(for isSo: () -> Bool) -> Bool {
        let start = ContinuousClock.now
        while !isSo() {
            guard start.duration(to: .now) < environment.patience else { return false }
            usleep(50_000)
        }
        return true
    }

    /// The daemon asks where to begin what is in its midst by its dates; the person has said so.
    func acceptBegun(_ answered: [MedicineQuestions.Answered]) {
        let begun = answered.filter(\.isBegun).map(\.new.medication.key)
        let added = answered.map(\.new.medication.key)
        for question in status?.questions ?? [] where added.contains(question.medication) {
            let call = ControlCall(
                "PlanAccept", medication: question.medication, request: environment.requestID())
            let isAnswered =
                begun.contains(question.medication)
                && (try? session.daemon().ask(call, ChoiceReply.self)) != nil
            tell([isAnswered ? words.goesOn : words.isAsked])
        }
    }

    // MARK: The test alarm

    func test() throws(Failure) {
        let daemon = try session.daemon()
        tell([words.testBegins])
        environment.endOnInterrupt()
        let conversation: Conversation
        do {
            conversation = try daemon.connect()
            try conversation.send(ControlCall("Test"))
        } catch {
            throw .daemon(error)
        }
        var isShown = false
        while true {
            let test = try next(of: conversation, with: daemon)
            guard let test else { return tell([words.testUnknown]) }
            if test == .shown, !isShown {
                isShown = true
                tellWithoutButtons()
            }
            guard !test.isOver else { return tell([outcome(test)] + sound(test)) }
        }
    }

    /// Nil where the daemon knows no such test.
    private func next(
        of conversation: Conversation, with daemon: DaemonSocket
    ) throws(Failure) -> AlarmTest? {
        let reply: VarlinkReply?
        do {
            reply = try conversation.awaitReply(whileRead: nil)
        } catch {
            throw .daemon(error)
        }
        guard let reply else { throw .left }
        do throws(Failure) {
            return try daemon.read(reply, TestReply.self).test
        } catch .notUnderstood {
            return nil
        } catch {
            throw error
        }
    }

    private func tellWithoutButtons() {
        let display = status?.health.first { $0.part == .display }
        guard display?.code == .withoutButtons else { return }
        tell([words.testShown(withoutButtons: display?.server)])
    }

    private func outcome(_ test: AlarmTest) -> String {
        switch test {
        case .pressed: words.testPressed
        case .closed: words.testClosed
        case .unanswered: words.testUnanswered
        case .unshown, .waiting, .shown: words.testUnshown
        case .doseRings: words.doseRings
        }
    }

    /// Whether it could be heard, too.
    private func sound(_ test: AlarmTest) -> [String] {
        guard test != .doseRings, let sound = status?.health.first(where: { $0.part == .sound })
        else { return [] }
        if sound.code == .off { return [words.isSilent] }
        return sound.isWell ? [] : [words.isMute]
    }
}
