import Dispatch

/// Lets the store go through its old records while the loop has nothing else to do.
///
/// It begins some time after the start, when the session is there, and rests between two steps longer than one takes, so
/// that whoever calls is served; it ends with the last record, and wakes nobody after that.
final class LedgerSweeper {
    private let store: StoreKeeper
    private let isIdle: () -> Bool
    private let ended: () -> Void
    private var isRunning = false

    /// - Parameters:
    ///   - isIdle: whether no alarm comes up in the next moments.
    ///   - ended: all records were looked at; the store has news if it found something.
    init(_ store: StoreKeeper, isIdle: @escaping () -> Bool, ended: @escaping () -> Void) {
        self.store = store
        self.isIdle = isIdle
        self.ended = ended
    }

    /// Begins with a store that was opened.
    func start() {
        guard !isRunning else { return }
        isRunning = true
        goOn(after: Self.delay)
    }

    /// One step; whether there is more to look at.
    private func step() {
        guard isIdle() else { return goOn(after: Self.delay) }
        if store.sweep() { return goOn(after: Self.rest) }
        isRunning = false
        ended()
    }

    private func goOn(after delay: DispatchTimeInterval) {
        DispatchQueue.main.asyncAfter(deadline: .now() + delay) { [weak self] in self?.step() }
    }

    private static let delay: DispatchTimeInterval = .seconds(2)
    private static let rest: DispatchTimeInterval = .milliseconds(20)
}
