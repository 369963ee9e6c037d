import Dispatch
import DoseCore
import Linux

extension Daemon {
    /// Has the kernel tell that the clock was set, or that the machine woke up.
    ///
    /// Without it a dose rings all the same, for the timer follows the clock by itself: it is tried again.
    func watchClock() {
        do {
            let clock = try ClockWatch()
            clockSource = ReadSource(clock.fd, owner: clock) { [weak self] in
                _ = try? clock.drain()
                self?.handle(.clock)
            }
            clockTrouble = nil
        } catch {
            if clockTrouble == nil { log("that the clock is set will not be noticed: \(error)") }
            clockTrouble = error
            DispatchQueue.main.asyncAfter(
                deadline: .now() + .milliseconds(Int(Limits.storeRetry.milliseconds))
            ) { [weak self] in
                self?.watchClock()
                self?.handle(.clock)
            }
        }
    }
}
