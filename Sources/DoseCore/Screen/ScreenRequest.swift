/// What is asked of a notification server, and of whoever speaks to it.
package enum ScreenRequest: Equatable, Sendable {
    /// Show a ring; what comes of it is handed to `told(_:of:)`.
    case notify(Alarm, ScreenRing)
    /// Ask for something harmless in the place of an alarm whose id nobody knows; what comes of it is handed to
    /// `told(_:of:)`, which takes it off.
    case cover(Alarm.ID, nonce: String)
    case close(UInt32)
    /// Call `returned(_:)` after a while.
    case wait(Duration, nonce: String)
}

/// One notification of an alarm.
package struct ScreenRing: Equatable, Sendable {
    /// Tells its buttons from those of all others.
    package let nonce: String
    /// The id of the one that it takes the place of.
    package let former: UInt32?
    /// Whether it is only to be seen.
    package let isQuiet: Bool

    package init(nonce: String, former: UInt32?, isQuiet: Bool) {
        self.nonce = nonce
        self.former = former
        self.isQuiet = isQuiet
    }
}

/// What is known of a notification that was asked for.
package enum ScreenReceipt: Equatable, Sendable {
    case shown(UInt32)
    /// There was no answer in time; there may still be one.
    case late
    case refused
}
