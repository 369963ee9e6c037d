import DoseCore
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

    private enum State {
        case silent
        case playing(Playback)
        /// Between two rounds.
        case pausing(Countdown)
        /// The process was ended; the next one starts when it is gone.
        case ending(Playback)
    }

    private let children: Children
    private let source: SoundSource
    private let settings: () -> Settings
    private let log: (String) -> Void
    /// How many doses of each alarm ring.
    private var ringing: [Alarm.ID: Int] = [:]
    private var state = State.silent
    /// What is to sound; nil for silence.
    private var stretch: SoundStretch?
    private var end: Countdown?
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

    /// The sound of an alarm, to be tried; one that rings makes it needless.
    func beginTest() { begin(isLast: false) }

    func endTest() {
        guard ringing.isEmpty else { return }
        stop()
    }

    /// Silence from here on, until an alarm rings.
    func stop() {
        ringing = [:]
        // What was not heard before may be now, and was answered too soon to tell.
        if case .playing = state, case .unheard = outcome { outcome = .untried }
        fallSilent()
    }

    // MARK: One stretch of sound

    private func begin(isLast: Bool) {
        let settings = settings()
        guard settings.sound != .silent else { return }
        // What plays goes on, and is not heard twice over itself.
        var stretch = stretch ?? SoundStretch(choices)
        stretch.ring(isLast: isLast, volume: settings.volume)
        self.stretch = stretch
        setEnd()
        switch state {
        case .silent, .pausing: play()
        case .playing, .ending: break
        }
    }

    private func setEnd() {
        end = stretch.map { Countdown($0.length) { [weak self] in self?.fallSilent() } }
    }

    private func fallSilent() {
        stretch = nil
        end = nil
        switch state {
        case .playing(let playback):
            state = .ending(playback)
            playback.stop()
        case .pausing: state = .silent
        case .silent, .ending: break
        }
    }

    private func play() {
        state = .silent
        guard let stretch else { return }
        guard let choice = stretch.choices.first else { return fail(stretch) }
        do throws(Errno) {
            state = .playing(
                try Playback(
                    choice, percent: stretch.percent, by: children,
                    works: { [weak self] in self?.heard(choice) },
                    ended: { [weak self] in self?.ended(choice, $0) }))
        } catch {
            goOn(after: choice, "cannot be run: \(error.text)")
        }
    }

    private func ended(_ choice: SoundSource.Choice, _ end: Playback.End) {
        switch end {
        case .played:
            heard(choice)
            // A sound of no length is not played as fast as the machine can.
            state = .pausing(Countdown(Self.pause) { [weak self] in self?.play() })
        case .failed(let how): goOn(after: choice, how)
        case .hung:
            hung.insert(choice.player)
            // What is tried instead has the whole time.
            setEnd()
            goOn(after: choice, "did nothing")
        case .stopped: play()
        }
    }

    private func heard(_ choice: SoundSource.Choice) {
        if case .unheard = outcome { log("the alarm can be heard again") }
        hung.remove(choice.player)
        outcome = .played(choice)
    }

    private func goOn(after choice: SoundSource.Choice, _ how: String) {
        stretch?.skip(choice, how)
        play()
    }

    /// Nothing plays; it is told when it becomes so.
    private func fail(_ stretch: SoundStretch) {
        fallSilent()
        guard !stretch.failures.isEmpty else { return }
        if case .unheard = outcome {
        } else {
            let how = stretch.failures.map { "\($0.player.rawValue) \($0.how)" }
            log("the alarm could not be heard: \(how.joined(separator: ", "))")
        }
        outcome = .unheard(stretch.failures.map(\.player))
    }

    private static let pause: Duration = .milliseconds(500)
}
