import Dispatch
import DoseCore
import Glibc
import Linux

/// Plays the alarm's sound again and again for a while, whatever the notification server does.
///
/// Servers play a sound when they show a banner, if at all: locked, with a queue or told not to disturb they are
/// silent. There is one process at a time, and nothing waits for it.
final class Loudspeaker {
    /// What came of the last ring that came to an end.
    enum Outcome: Equatable {
        case untried
        case played(SoundSource.Choice)
        /// By none of these.
        case unheard([Player])
    }

    /// One stretch of sound.
    private struct Ring {
        /// The first is playing; the others are tried when it cannot.
        var choices: [SoundSource.Choice]
        var percent = 0
        var length: Duration = .zero
        /// Which players failed, and how.
        var failures: [(player: Player, how: String)] = []
    }

    private let children: Children
    private let source: SoundSource
    private let settings: () -> Settings
    private let log: (String) -> Void
    /// How many doses of each alarm ring.
    private var ringing: [Alarm.ID: Int] = [:]
    private var ring: Ring?
    private var child: pid_t?
    /// Whether the child was killed, so that its end says nothing of its player.
    private var isEnding = false
    /// What a timer was set for, so that one that comes late is known as such.
    private var (ringNumber, playNumber) = (0, 0)
    /// The players that were waited for in vain; they are tried last.
    private var hung: Set<Player> = []
    private(set) var outcome = Outcome.untried

    init(
        _ children: Children, source: SoundSource, settings: @escaping () -> Settings,
        log: @escaping (String) -> Void
    ) {
        self.children = children
        self.source = source
        self.settings = settings
        self.log = log
    }

    /// The players that are there.
    var players: [Player] { source.players }

    /// What the next ring tries, in this order.
    var choices: [SoundSource.Choice] {
        let choices = source.choices(settings().sound)
        return choices.filter { !hung.contains($0.player) }
            + choices.filter { hung.contains($0.player) }
    }

    /// Whether the next ring will be heard, as far as that is known; if not, the notification server may have a sound.
    var isAble: Bool {
        if case .unheard = outcome { return false }
        return !choices.isEmpty
    }

    // MARK: What rings

    /// An alarm rings, or changes without a ring.
    func show(_ alarm: Alarm) {
        let count = ringing[alarm.id] ?? 0
        if alarm.call == .silent {
            // One of its doses was answered: somebody is there.
            if alarm.doses.count < count { withdraw(alarm.id) }
            return
        }
        ringing[alarm.id] = alarm.doses.count
        begin(isLast: alarm.call == .last)
    }

    func withdraw(_ id: Alarm.ID) {
        ringing[id] = nil
        if ringing.isEmpty { stop() }
    }

    /// Silence from here on, until an alarm rings.
    func stop() {
        ringing = [:]
        // What was not heard before may be now, and was answered too soon to tell.
        if child != nil, case .unheard = outcome { outcome = .untried }
        end()
    }

    // MARK: One ring

    private func begin(isLast: Bool) {
        let settings = settings()
        guard settings.sound != .silent else { return }
        // What plays goes on, and is not heard twice over itself.
        var ring = ring ?? Ring(choices: choices)
        // A quarter louder, which a tired ear notices.
        let percent = isLast ? min(settings.volume * 5 / 4, 100) : settings.volume
        ring.percent = max(ring.percent, percent)
        ring.length = max(ring.length, isLast ? Self.lastCall : Self.call)
        self.ring = ring
        limitRing()
        if child == nil { play() }
    }

    private func limitRing() {
        guard let ring else { return }
        ringNumber += 1
        let number = ringNumber
        after(ring.length) { if $0.ringNumber == number { $0.end() } }
    }

    private func end() {
        ring = nil
        ringNumber += 1
        playNumber += 1
        endChild()
    }

    // MARK: One process

    private func play() {
        guard let ring else { return }
        guard let choice = ring.choices.first else { return failed() }
        playNumber += 1
        let arguments = choice.player.arguments(file: choice.file, percent: ring.percent)
        do throws(Errno) {
            let child = try children.run(choice.program, arguments, isMute: true) { [weak self] in
                self?.ended($0)
            }
            self.child = child
            watch(child, playing: choice)
        } catch {
            goOn(after: choice, "cannot be run: \(error.text)")
        }
    }

    private func ended(_ status: CInt) {
        child = nil
        playNumber += 1
        if isEnding {
            isEnding = false
            return play()
        }
        guard let choice = ring?.choices.first else { return }
        guard status == 0 else { return goOn(after: choice, wordsOfEnd(status)) }
        heard(choice)
        let number = playNumber
        // A sound of no length is not played as fast as the machine can.
        after(Self.pause) { if $0.playNumber == number { $0.play() } }
    }

    /// Whoever plays works: one that uses no processor time waits for something that does not come.
    private func watch(_ child: pid_t, playing choice: SoundSource.Choice) {
        let number = playNumber
        after(Self.firstLook) {
            guard $0.playNumber == number else { return }
            let before = ProcessorTime.used(by: child) ?? .zero
            $0.after(Self.secondLook) {
                guard $0.playNumber == number, !$0.isEnding else { return }
                let used = (ProcessorTime.used(by: child) ?? .zero) - before
                if used < Self.leastWork { $0.giveUp(on: choice) } else { $0.heard(choice) }
            }
        }
    }

    private func heard(_ choice: SoundSource.Choice) {
        if case .unheard = outcome { log("the alarm can be heard again") }
        hung.remove(choice.player)
        outcome = .played(choice)
    }

    /// It hangs; what is tried instead has the whole time of the ring.
    private func giveUp(on choice: SoundSource.Choice) {
        hung.insert(choice.player)
        note(choice, "did nothing")
        limitRing()
        endChild()
    }

    private func goOn(after choice: SoundSource.Choice, _ how: String) {
        note(choice, how)
        play()
    }

    private func note(_ choice: SoundSource.Choice, _ how: String) {
        ring?.choices.removeFirst()
        if ring?.failures.contains(where: { $0.player == choice.player }) == false {
            ring?.failures.append((choice.player, how))
        }
        if ring?.choices.isEmpty ?? false { failed() }
    }

    /// Nothing plays; it is told when it becomes so.
    private func failed() {
        guard let failures = ring?.failures else { return }
        ring = nil
        guard !failures.isEmpty else { return }
        if case .unheard = outcome {
        } else {
            let how = failures.map { "\($0.player.rawValue) \($0.how)" }
            log("the alarm could not be heard: \(how.joined(separator: ", "))")
        }
        outcome = .unheard(failures.map(\.player))
    }

    /// By SIGKILL, which also one that hangs obeys; the next one starts when it is gone.
    private func endChild() {
        guard let child, !isEnding else { return }
        isEnding = true
        kill(child, SIGKILL)
    }

    private func after(_ time: Duration, _ act: @escaping (Loudspeaker) -> Void) {
        let milliseconds = Int(time / .milliseconds(1))
        DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
            [weak self] in
            if let self { act(self) }
        }
    }

    /// Two rounds of the freedesktop theme's sound of an alarm, which lasts 6.4 s.
    private static let call: Duration = .seconds(12)
    private static let lastCall: Duration = .seconds(30)
    /// When a player has started, and how much later it is known whether it does anything: longer than the 2 s of sound
    /// that a server takes beforehand.
    private static let firstLook: Duration = .seconds(1)
    private static let secondLook: Duration = .seconds(4)
    /// To play takes some milliseconds of each second.
    private static let leastWork: Duration = .microseconds(300)
    private static let pause: Duration = .milliseconds(500)
}
