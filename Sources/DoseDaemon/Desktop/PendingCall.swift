import Dispatch
import Systemd

/// A call that is under way, whose answer is waited for beyond the time in which it should come.
final class PendingCall {
    private let slot: BusSlot
    private let timer: any DispatchSourceTimer

    /// - Parameter late: told once, when no answer came within the time.
    init(_ slot: BusSlot, within time: Duration, late: @escaping () -> Void) {
        self.slot = slot
        timer = DispatchSource.makeTimerSource(queue: .main)
        timer.setEventHandler(handler: late)
        timer.schedule(deadline: .now() + .milliseconds(Int(time / .milliseconds(1))))
        timer.activate()
    }

    isolated deinit { timer.cancel() }
}
