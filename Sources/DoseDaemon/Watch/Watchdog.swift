import Dispatch
import DoseCore
import Systemd

/// Tells the service manager that the loop goes round, and when to take it for hung.
///
/// The manager's usual interval is long, so that an idle machine sleeps. As a dose comes nearer it is shortened, so that
/// it always ends before the dose is due: whenever the loop hangs, the dose rings from the next process.
final class Watchdog {
    private let usual: Duration
    private let shortest: Duration
    private let supervisor: Supervisor
    private let slack: () -> Duration
    private let timer: any DispatchSourceTimer
    /// What the manager waits for now, and since when.
    private var interval: Duration
    private var fed = DispatchTime.now()

    /// Begins at once; nil when the manager watches over nothing.
    ///
    /// - Parameters:
    ///   - shortest: the interval while a dose is open; each half of it wakes the machine.
    ///   - slack: how long the loop may hang now before a dose suffers from it.
    init?(
        shortest: Duration = .seconds(30), telling supervisor: Supervisor = Supervisor(),
        slack: @escaping () -> Duration
    ) {
        guard let usual = (try? Service.watchdogInterval()) ?? nil else { return nil }
        self.usual = usual
        self.shortest = shortest
        self.supervisor = supervisor
        self.slack = slack
        interval = usual
        timer = DispatchSource.makeTimerSource(queue: .main)
        timer.setEventHandler { [weak self] in self?.feed() }
        feed()
        timer.activate()
    }

    isolated deinit { timer.cancel() }

    /// To be called when the loop may be needed sooner; that it is needed later is told with the next feeding.
    func hurry() {
        let passed = DispatchTime.now().uptimeNanoseconds - fed.uptimeNanoseconds
        let left = interval - .nanoseconds(Int64(clamping: passed))
        if left > wanted + Self.tolerance { feed() }
    }

    private func feed() {
        let wanted = wanted
        if wanted == interval {
            supervisor.tell(.alive)
        } else {
            supervisor.tell(.watchdogInterval(wanted), .alive)
        }
        interval = wanted
        fed = .now()
        timer.schedule(
            deadline: fed + .milliseconds(Int(interval.milliseconds / 2)), leeway: .nanoseconds(0))
    }

    /// Never longer than the manager says.
    private var wanted: Duration { min(usual, max(shortest, slack())) }

    /// The wall clock, by which a dose is due, and the one that counts the interval differ in what they read.
    private static let tolerance: Duration = .seconds(1)
}
