import Linux

/// Why the daemon cannot start.
enum StartFailure: Error {
    case kernel(Errno)
    /// It holds the ledger; and which process it is, where that is known.
    case alreadyRunning(String, pid: Int32?)
    /// For the same session.
    case runsInSession(pid: Int32?)
    case noHome
    /// None whose end would be the daemon's.
    case noSession
    case socket(Errno)
}
