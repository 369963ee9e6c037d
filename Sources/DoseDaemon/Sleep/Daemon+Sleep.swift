import ControlProtocol
import DoseCore

/// What is done about a machine that sleeps, where the person wants to be woken.
extension Daemon {
    /// Follows what the settings say of it.
    func followWake() {
        guard settings.wake else {
            awakener?.awaken(at: nil)
            (awakener, sleepLock) = (nil, nil)
            return
        }
        guard awakener == nil else { return }
        sleepLock = SleepLock(log: { [weak self] in self?.log($0) }) { [weak self] in
            self.flatMap { $0.agenda.sleepDelay(at: $0.now) }
        }
        // What it finds at once is told below.
        let awakener = Awakener { [weak self] in
            if self?.awakener != nil { self?.tell($0) }
        }
        self.awakener = awakener
        tell(awakener.state)
        awaken()
    }

    /// For the next alarm, which may be another one after each turn.
    func awaken() { awakener?.awaken(at: agenda.nextAwakening(at: now)) }

    private func tell(_ state: Awakener.State) {
        switch state {
        case .untried, .able: tellStatus()
        case .forbidden:
            log(
                "the machine cannot be woken for a dose: neither dosed nor the service manager of the user has the right to, CAP_WAKE_ALARM; see wake in dosed.toml(5)"
            )
        case .noClock: log("the machine cannot be woken for a dose: it has no clock that wakes it")
        case .failed(let error): log("the machine cannot be woken for a dose: \(error)")
        }
    }

    var wakingHealth: Wire.Health {
        switch awakener?.state {
        case nil: Wire.Health(.waking, .off)
        case .untried: Wire.Health(.waking, .untried)
        case .able: Wire.Health(.waking, .able)
        case .forbidden: Wire.Health(.waking, .forbidden)
        case .noClock: Wire.Health(.waking, .noClock)
        case .failed(let error): Wire.Health(.waking, .failed, error: error)
        }
    }
}
