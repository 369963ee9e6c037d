import DoseCore
import Glibc
import Linux

/// Has the machine woken from suspend: by the kernel where this process may, or else by the user's service manager.
final class Awakener {
    enum State: Equatable {
        /// Nothing was to be armed yet.
        case untried
        case able
        /// Neither this process nor the manager may.
        case forbidden
        /// The machine has no clock that wakes it.
        case noClock
        case failed(String)
    }

    private enum Way {
        case kernel(WakeAlarm)
        case manager(ManagerTimer)
        case none
    }

    private(set) var state: State {
        didSet { if state != oldValue { changed(state) } }
    }
    private var way = Way.none
    private let changed: (State) -> Void

    /// - Parameters:
    ///   - hasClock: whether the machine can be woken by a clock at all.
    ///   - alarm: opens one of the kernel's.
    ///   - patience: how long the manager may be away before that is a state.
    ///   - changed: told of each new state.
    init(
        hasClock: Bool = WakeAlarm.hasClock,
        alarm: () throws(Errno) -> WakeAlarm = WakeAlarm.init,
        patience: Duration = .seconds(30),
        changed: @escaping (State) -> Void
    ) {
        self.changed = changed
        state = .untried
        guard hasClock else {
            state = .noClock
            return
        }
        do throws(Errno) {
            way = .kernel(try alarm())
            state = .able
        } catch {
            guard error.code == EPERM else {
                state = .failed("\(error)")
                return
            }
            way = .manager(ManagerTimer(patience: patience) { [weak self] in self?.take($0) })
        }
    }

    /// In the place of what it was to wake the machine for before; nil for nothing.
    func awaken(at instant: Instant?) {
        switch way {
        case .kernel(let alarm):
            do throws(Errno) {
                try alarm.arm(atMilliseconds: instant?.milliseconds)
                state = .able
            } catch {
                state = .failed("\(error)")
            }
        case .manager(let timer): timer.arm(at: instant)
        case .none: break
        }
    }

    /// To be called when there may be a bus of the session where none was.
    func connect() {
        if case .manager(let timer) = way { timer.connect() }
    }

    private func take(_ outcome: ManagerTimer.Outcome) {
        state =
            switch outcome {
            case .armed: .able
            case .noManager, .failed: .forbidden
            case .refused(let error): .failed(error)
            }
    }
}
