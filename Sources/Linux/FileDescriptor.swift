import Glibc

/// An open file of the kernel, closed when its owner goes.
///
/// A Dispatch source must have been cancelled before its descriptor closes: let the source's cancel
/// handler hold the owner.
package struct FileDescriptor: ~Copyable {
    package let rawValue: CInt

    /// Takes over a descriptor that nobody else will close.
    package init(owning rawValue: CInt) {
        precondition(
            rawValue >= 0, "A descriptor is owned only after the call that opened it succeeded.")
        self.rawValue = rawValue
    }

    deinit {
        // Not repeated on EINTR: Linux has released the descriptor by then, and the number may be
        // another file's already.
        _ = close(rawValue)
    }

    /// Makes reads, writes and accepts return at once; needed for sockets handed over by systemd.
    package func setNonBlocking() throws(Errno) {
        let flags = try Errno.check("fcntl") { fcntl(rawValue, F_GETFL) }
        try Errno.check("fcntl") { fcntl(rawValue, F_SETFL, flags | O_NONBLOCK) }
    }
}
