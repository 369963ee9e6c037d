import Dispatch

/// Acts once after a time, unless it is let go of before.
final class Countdown {
    private let timer: any DispatchSourceTimer

    init(_ time: Duration, _ act: @escaping () -> Void) {
        timer = DispatchSource.makeTimerSource(queue: .main)
        timer.setEventHandler(handler: act)
        timer.schedule(deadline: .now() + .milliseconds(Int(time / .milliseconds(1))))
        timer.activate()
    }

    isolated deinit { timer.cancel() }
}
