import Dispatch
import DoseCore
import Glibc

/// The one timer of the agenda, on the wall clock: an absolute timerfd that steps and suspends cannot mislead.
final class WakeTimer {
    private let timer: any DispatchSourceTimer

    init(rang: @escaping () -> Void) {
        timer = DispatchSource.makeTimerSource(flags: .strict, queue: .main)
        timer.setEventHandler(handler: rang)
        timer.schedule(wallDeadline: .distantFuture)
        timer.activate()
    }

    /// Never early: the kernel rings at the instant or after it.
    func arm(at instant: Instant) {
        let (seconds, milliseconds) = instant.milliseconds.quotientAndRemainder(dividingBy: 1000)
        let time = timespec(tv_sec: Int(seconds), tv_nsec: Int(milliseconds) * 1_000_000)
        timer.schedule(wallDeadline: DispatchWallTime(timespec: time), leeway: .nanoseconds(0))
    }
}
