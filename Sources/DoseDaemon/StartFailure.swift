import Linux

/// Why the daemon cannot start.
enum StartFailure: Error {
    case kernel(Errno)
    case alreadyRunning(String)
    case noHome
    case socket(Errno)
}
