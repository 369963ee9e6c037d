/// Whether the wall clock can be right.
package enum ClockTrust: Hashable, Sendable {
    case trusted
    /// It shows a time before this program was released.
    case beforeRelease
    /// It shows a time before something that was recorded.
    case beforeNewestRecord(Instant)
    /// It shows a time too long after everything that was recorded.
    case farAhead

    package init(of now: Moment, newest: Instant?) {
        let earliest = newest ?? Release.date
        self =
            if now.isSynchronised {
                .trusted
            } else if now.wall < Release.date {
                .beforeRelease
            } else if let newest, now.wall < newest - Limits.setBackTolerance {
                .beforeNewestRecord(newest)
            } else if now.wall > earliest + (newest == nil ? Limits.lifetime : Limits.absence) {
                .farAhead
            } else {
                .trusted
            }
    }
}
