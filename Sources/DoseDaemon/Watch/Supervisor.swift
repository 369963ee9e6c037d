import Dispatch
import Glibc
import Systemd

/// The service manager, told what goes on without waiting for it.
///
/// What it does not take now is told again each second: it would end a daemon of which it has no sign of life, and one
/// that never said that it is ready.
final class Supervisor {
    /// At most one of each kind.
    private var untold: [Service.Notice] = []
    private var isTurnAhead = false

    func tell(_ notices: Service.Notice...) {
        for notice in notices {
            untold.removeAll { $0.isOutdated(by: notice) }
            untold.append(notice)
        }
        tellAll()
    }

    private func tellAll() {
        do throws(Service.Failure) {
            try Service.notify(untold)
            untold = []
        } catch {
            switch error.code {
            case EAGAIN, EMFILE, ENFILE, ENOBUFS, ENOMEM: askForTurn()
            default: untold = []
            }
        }
    }

    private func askForTurn() {
        guard !isTurnAhead else { return }
        isTurnAhead = true
        DispatchQueue.main.asyncAfter(deadline: .now() + Self.pause) { [weak self] in
            self?.isTurnAhead = false
            self?.tellAll()
        }
    }

    private static let pause = DispatchTimeInterval.seconds(1)
}
