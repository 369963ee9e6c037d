package import DoseCore

/// Why the clocks of a zone are not known; without them nothing can be due.
package enum ZoneTrouble: Error, Hashable, Sendable {
    /// The reason is in words of the system.
    case unreadable(path: String, reason: String)
    case damaged(path: String, TZifError)
}
