import DoseCore
import Glibc
import Installation
import Linux
import Words

/// What the demonstration shows: the course so far, an alarm, its answer, a dose that is missed, a step back.
///
/// It goes on by what is recorded, whoever answered, and acts as a person would: by `dosectl`.
final class Play {
    private let daemon: Daemon
    private let folder: String
    private let client = Executable.running?.sibling("dosectl") ?? "dosectl"
    private let words = PlayWords(.person)
    private let output = Output(STDOUT_FILENO)
    private let children = Children()
    private var scene = Scene.course
    /// What comes next unless something else does before.
    private var cue: Countdown?
    /// Ends a play in which nothing rings, as by a clock that cannot be right.
    private var curtain: Countdown?

    private enum Scene {
        case course
        case alarm(isAnsweredHere: Bool)
        case between, neglect, back
    }

    init(of daemon: Daemon, in folder: String) {
        self.daemon = daemon
        self.folder = folder
        daemon.recorded = { [weak self] in $0.forEach { self?.see($0) } }
    }

    private var socket: String { "\(folder)/control" }

    // MARK: The scenes

    func begin() {
        say(words.intro)
        say(["    export DOSED_SOCKET=\(socket)\(path)"])
        say(words.past)
        run("course") {}
        curtain = Countdown(.seconds(120)) { [weak self] in self?.daemon.end() }
    }

    private func see(_ record: Record) {
        guard case .dose(_, _, _, let event) = record.event else { return }
        switch event {
        case .raised: ring()
        case .taken, .skipped: settle(by: record.by)
        case .missed: settle(by: nil)
        case .snoozed, .superseded: break
        }
    }

    /// Below the alarm itself, and with a while to answer.
    private func ring() {
        switch scene {
        case .course:
            scene = .alarm(isAnsweredHere: false)
            next(after: .milliseconds(300)) { play in
                play.say(play.words.alarm(isShown: play.daemon.hasDesktop))
                play.next(after: .seconds(6)) { $0.answer() }
            }
        case .between:
            scene = .neglect
            next(after: .milliseconds(300)) { $0.say($0.words.neglect) }
        case .alarm, .neglect, .back: break
        }
    }

    private func answer() {
        scene = .alarm(isAnsweredHere: true)
        say(words.unanswered)
        run("take") {}
    }

    /// - Parameter origin: whose hand answered; nil where it was missed.
    private func settle(by origin: Origin?) {
        switch scene {
        case .alarm(let isAnsweredHere):
            scene = .between
            cue = nil
            if !isAnsweredHere { say(words.settled(by: origin)) }
            next(after: .seconds(2)) { play in
                play.say(play.words.nextStep)
                play.run("status") {}
            }
        case .neglect:
            scene = .back
            next(after: .seconds(1)) { play in
                play.say(origin == nil ? play.words.missed : play.words.settled(by: origin))
                play.next(after: .seconds(3)) { $0.goBack() }
            }
        case .course, .between, .back: break
        }
    }

    private func goBack() {
        say(words.back)
        run("back") { [weak self] in
            self?.next(after: .seconds(3)) { play in
                play.run("course") { [weak play] in
                    play?.next(after: .seconds(2)) { play in
                        play.say(play.words.end)
                        play.daemon.end()
                    }
                }
            }
        }
    }

    private func next(after time: Duration, _ act: @escaping (Play) -> Void) {
        cue = Countdown(time) { [weak self] in self.map(act) }
    }

    // MARK: The terminal

    /// Prints a command and lets it print; one that cannot be run is said, and the play goes on.
    private func run(_ verb: String, ended: @escaping () -> Void) {
        say(["$ dosectl \(verb)"])
        do {
            try children.run(client, [verb], variables: ["DOSED_SOCKET": socket]) { _ in ended() }
        } catch {
            say(["\(error)"])
            ended()
        }
    }

    /// Where the shell finds another `dosectl` or none, what makes it find this one: in few words, for they are copied.
    private var path: String {
        let folders = Variables.process["PATH"]?.split(separator: ":").map(String.init) ?? []
        guard client.hasPrefix("/"), !folders.contains(File.folder(of: client)) else { return "" }
        symlink(client, "\(folder)/dosectl")
        return " PATH=\(folder):$PATH"
    }

    private func say(_ lines: [String]) {
        try? output.write("\n" + lines.map { "\($0)\n" }.joined())
    }
}
