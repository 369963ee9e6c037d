import Dispatch
import DoseCore
import Synchronization

/// Does on a thread of its own what a disk or a network may hold up, so that nothing that is due waits for it.
final class Aside {
    private let queue: DispatchQueue?
    /// What is to be done with what nobody waits for any more, when it is there.
    private var late: [Int: () -> Void] = [:]
    private var number = 0
    /// Told when something begins to take longer than it was waited for, and when nothing does any more.
    var told: (_ isHeldUp: Bool) -> Void = { _ in }

    /// - Parameter queue: where it is waited for; nil for the loop itself, however long that takes.
    init(on queue: DispatchQueue? = DispatchQueue(label: "org.dosed.files")) { self.queue = queue }

    /// Whether something takes longer than it was waited for.
    var isHeldUp: Bool { !late.isEmpty }

    /// Does the work, and waits a little for what comes of it, as is usual; not at all while earlier work is held up.
    ///
    /// - Returns: nil when it is not there by then. It is handed to `later` on the main queue.
    func run<Value: Sendable>(
        within patience: Duration = .milliseconds(200), _ work: @escaping @Sendable () -> Value,
        later: @escaping (Value) -> Void
    ) -> Value? {
        wait(for: begin(work), within: patience, later: later)
    }

    /// Work that was begun, for which nobody waits yet.
    struct Begun<Value: Sendable> {
        fileprivate let number: Int
        fileprivate let outcome = Outcome<Value>()
        fileprivate let done = DispatchSemaphore(value: 0)
    }

    func begin<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Begun<Value> {
        number += 1
        let begun = Begun<Value>(number: number)
        let (number, outcome, done) = (begun.number, begun.outcome, begun.done)
        guard let queue else {
            _ = outcome.set(work())
            done.signal()
            return begun
        }
        queue.async { [weak self] in
            let isAwaited = outcome.set(work())
            done.signal()
            if !isAwaited { DispatchQueue.main.async { self?.come(number) } }
        }
        return begun
    }

    /// What comes of work that was begun, as `run` has it.
    func wait<Value: Sendable>(
        for begun: Begun<Value>, within patience: Duration, later: @escaping (Value) -> Void
    ) -> Value? {
        let outcome = begun.outcome
        let wait = isHeldUp ? 0 : Int(patience.milliseconds)
        _ = begun.done.wait(timeout: .now() + .milliseconds(wait))
        if let value = outcome.takeOrLeave() { return value }
        let wasHeldUp = isHeldUp
        late[begun.number] = { outcome.takeOrLeave().map(later) }
        if !wasHeldUp { told(true) }
        return nil
    }

    private func come(_ number: Int) {
        let finish = late.removeValue(forKey: number)
        if !isHeldUp { told(false) }
        finish?()
    }

    /// What came of the work, handed from one thread to the other.
    fileprivate nonisolated final class Outcome<Value: Sendable>: Sendable {
        private enum State {
            case awaited, left
            case there(Value)
        }

        private let state = Mutex(State.awaited)

        /// Whether somebody waits for it still.
        func set(_ value: Value) -> Bool {
            state.withLock { state in
                let isAwaited = if case .awaited = state { true } else { false }
                state = .there(value)
                return isAwaited
            }
        }

        func takeOrLeave() -> Value? {
            state.withLock { state in
                if case .there(let value) = state { return value }
                state = .left
                return nil
            }
        }
    }
}
