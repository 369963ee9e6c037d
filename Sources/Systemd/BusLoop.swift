package import Dispatch
import Glibc

/// Drives a bus from a serial queue, so that its users only call it and are called.
///
/// Dispatch is here and not left to the users because it is the contract of sd-bus and nothing of theirs: what
/// to wait for changes with every call, and has to be asked for after each.
package final class BusLoop {
    private let bus: Bus
    private let queue: DispatchQueue
    private let disconnected: () -> Void
    private let descriptor: Duplicate
    private let reading: any DispatchSourceRead
    private let timer: any DispatchSourceTimer
    private var writing: (any DispatchSourceWrite)?
    /// In nanoseconds of CLOCK_MONOTONIC.
    private var armedDeadline: UInt64?

    /// Starts, and stops when dropped or when the bus is closed.
    ///
    /// `disconnected` is called once when the connection ends by itself. All calls come on the queue, which
    /// is the one from which the bus is used.
    package init(
        _ bus: Bus, on queue: DispatchQueue, disconnected: @escaping () -> Void
    ) throws(BusError) {
        self.bus = bus
        self.queue = queue
        self.disconnected = disconnected
        let descriptor = try Duplicate(of: bus.fd)
        self.descriptor = descriptor
        reading = DispatchSource.makeReadSource(fileDescriptor: descriptor.fd, queue: queue)
        timer = DispatchSource.makeTimerSource(flags: .strict, queue: queue)
        reading.setEventHandler { [weak self] in self?.turn() }
        reading.setCancelHandler { withExtendedLifetime(descriptor) {} }
        timer.setEventHandler { [weak self] in self?.ring() }
        timer.schedule(deadline: .distantFuture)
        bus.changed = { [weak self] in self?.update() }
        reading.activate()
        timer.activate()
        update()
    }

    deinit { stop() }

    private func turn() {
        do {
            try bus.process()
        } catch {
            stop()
            disconnected()
        }
    }

    private func ring() {
        armedDeadline = nil
        turn()
    }

    private func update() {
        switch bus.interest {
        case .reading: stopWriting()
        case .readingAndWriting: startWriting()
        case .nothing: return stop()
        }
        let deadline = bus.deadline
        if deadline == armedDeadline { return }
        armedDeadline = deadline
        // Dispatch's uptime is CLOCK_MONOTONIC, the clock of libsystemd.
        timer.schedule(
            deadline: deadline.map { DispatchTime(uptimeNanoseconds: $0) } ?? .distantFuture,
            leeway: .nanoseconds(0))
    }

    private func startWriting() {
        if writing != nil { return }
        let source = DispatchSource.makeWriteSource(fileDescriptor: descriptor.fd, queue: queue)
        source.setEventHandler { [weak self] in self?.turn() }
        source.setCancelHandler { [descriptor] in withExtendedLifetime(descriptor) {} }
        source.activate()
        writing = source
    }

    private func stopWriting() {
        writing?.cancel()
        writing = nil
    }

    private func stop() {
        reading.cancel()
        timer.cancel()
        stopWriting()
    }
}

/// The descriptor of a bus once more, closed when nobody needs it.
///
/// libsystemd closes its own in the midst of `process()`, but a source must have been cancelled before its
/// descriptor closes, or Dispatch may touch the next file with that number.
private final class Duplicate {
    let fd: CInt

    init(of fd: CInt) throws(BusError) {
        let duplicate = fcntl(fd, F_DUPFD_CLOEXEC, 0)
        if duplicate < 0 { throw .refused(code: errno, call: "fcntl") }
        self.fd = duplicate
    }

    deinit { _ = close(fd) }
}
