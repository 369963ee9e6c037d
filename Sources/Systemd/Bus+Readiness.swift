import CSystemd
import Glibc

/// What the connection waits for.
extension Bus {
    package enum Interest: Equatable {
        case reading
        /// Something waits to be sent.
        case readingAndWriting
        /// The connection is closed.
        case nothing
    }

    /// Negative once the connection is closed.
    package var fd: CInt { sd_bus_get_fd(pointer) }

    /// For what `fd` is to be watched.
    package var interest: Interest {
        let events = sd_bus_get_events(pointer)
        if events < 0 { return .nothing }
        return events & CInt(POLLOUT) != 0 ? .readingAndWriting : .reading
    }

    /// When to process even though nothing came, in nanoseconds of CLOCK_MONOTONIC; nil for never.
    ///
    /// A call runs out of time then; 0 while messages already read wait to be handled.
    package var deadline: UInt64? {
        var microseconds: UInt64 = 0
        guard sd_bus_get_timeout(pointer, &microseconds) > 0, microseconds != .max else {
            return nil
        }
        return microseconds.multipliedReportingOverflow(by: 1000).partialValue
    }
}

extension Duration {
    /// In whole microseconds, at least one: libsystemd takes 0 for its own default.
    var microseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(max(seconds * 1_000_000 + attoseconds / 1_000_000_000_000, 1))
    }
}
