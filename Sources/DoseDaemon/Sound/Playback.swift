import Glibc
import Linux

/// One process that plays one file once.
final class Playback {
    enum End {
        case played
        case failed(String)
        /// It did nothing for some seconds and was ended.
        case hung
        /// It was ended for nothing of its own.
        case stopped
    }

    private var child: pid_t = 0
    /// Why it was killed; nil when it was not.
    private var reason: End?
    private var look: Countdown?

    /// - Parameters:
    ///   - works: told when it is known to do something, if it plays for so long.
    ///   - ended: told once, when the process is gone.
    init(
        _ choice: SoundSource.Choice, percent: Int, by children: Children,
        works: @escaping () -> Void, ended: @escaping (End) -> Void
    ) throws(Errno) {
        let arguments = choice.player.arguments(file: choice.file, percent: percent)
        child = try children.run(choice.program, arguments, isMute: true) { [weak self] status in
            guard let self else { return }
            look = nil
            ended(reason ?? (status == 0 ? .played : .failed(wordsOfEnd(status))))
        }
        look = Countdown(Self.firstLook) { [weak self] in self?.watch(works) }
    }

    /// Ends it; that it is gone is still told.
    func stop() { kill(for: .stopped) }

    /// Whoever plays works: one that uses no processor time waits for something that does not come.
    private func watch(_ works: @escaping () -> Void) {
        let before = ProcessorTime.used(by: child) ?? .zero
        look = Countdown(Self.secondLook) { [weak self] in
            guard let self else { return }
            let used = (ProcessorTime.used(by: child) ?? .zero) - before
            if used < Self.leastWork { kill(for: .hung) } else { works() }
        }
    }

    /// By SIGKILL, which also one that hangs obeys.
    private func kill(for reason: End) {
        look = nil
        guard self.reason == nil else { return }
        self.reason = reason
        Glibc.kill(child, SIGKILL)
    }

    /// When a player has started, and how much later it is known whether it does anything: longer than the 2 s of sound
    /// that a server takes beforehand.
    private static let firstLook: Duration = .seconds(1)
    private static let secondLook: Duration = .seconds(4)
    /// To play takes some milliseconds of each second.
    private static let leastWork: Duration = .microseconds(300)
}
