/// Why bytes are not the zone that they were given for.
package enum TZifError: Error, Hashable, Sendable {
    case tooLarge(bytes: Int)
    /// The bytes at this position do not begin a TZif header.
    case noHeader(at: Int)
    case unknownVersion(UInt8)
    /// The bytes end before what the header announces, or before the footer's last newline.
    case truncated(bytes: Int)
    case noLocalTimeTypes
    case tooManyTransitions(Int)
    /// The transition, counted from zero, is not later than the one before it.
    case unsorted(transition: Int)
    /// The transition, counted from zero, has a local time type that the file does not define.
    case unknownType(transition: Int, type: Int)
    /// The local time type, counted from zero, is further from UTC than any place.
    case offsetOutOfRange(type: Int, seconds: Int)
    /// The file counts leap seconds, as those under `right/` do.
    ///
    /// Its transitions are not POSIX time, which the clock and every `Instant` are.
    case leapSeconds(Int)
    /// The footer, which begins at this byte, is not a POSIX TZ string with its rules.
    case malformedFooter(at: Int)
    /// The offset after the last transition, in seconds east of UTC, is none of the footer's.
    case inconsistentFooter(offset: Int)
}
