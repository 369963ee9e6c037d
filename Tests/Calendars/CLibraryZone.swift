package import DoseCore
import DoseSimulator
import Glibc

/// A zone as the C library reads it, which knows nothing of the core: it is only asked what a clock shows at an instant.
///
/// The library has one zone for the whole process, so no two of these are made at once.
package struct CLibraryZone {
    package struct Change: Hashable, Sendable {
        /// In seconds since 1970-01-01T00:00:00Z.
        package let at: Int64
        /// In seconds east of UTC, as `after`.
        package let before: Int
        package let after: Int

        /// The local second since 1970-01-01 at which clocks are set, as they show it before and after.
        var wall: (before: Int64, after: Int64) { (at + Int64(before), at + Int64(after)) }
    }

    package let name: String
    /// In order.
    package let changes: [Change]

    /// The changes within a range of seconds; two that are nearer to each other than a step may be taken for one.
    package init(_ name: String, within range: Range<Int64>, step: Int64) {
        self.name = name
        let before = getenv("TZ").map { String(cString: $0) }
        defer {
            if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
            tzset()
        }
        setenv("TZ", ":\(SystemZones.folder)/\(name)", 1)
        tzset()
        var changes: [Change] = []
        var seconds = range.lowerBound
        var offset = Self.offset(at: seconds)
        while seconds < range.upperBound {
            let next = min(seconds + step, range.upperBound)
            let after = Self.offset(at: next)
            if after != offset {
                var (last, first) = (seconds, next)
                while first - last > 1 {
                    let middle = (last + first) / 2
                    if Self.offset(at: middle) == offset { last = middle } else { first = middle }
                }
                changes.append(Change(at: first, before: offset, after: after))
            }
            (seconds, offset) = (next, after)
        }
        self.changes = changes
        firstOffset = changes.first?.before ?? offset
    }

    private let firstOffset: Int

    /// Asked of the C library, whose zone is set.
    private static func offset(at seconds: Int64) -> Int {
        var time = time_t(seconds)
        var fields = tm()
        localtime_r(&time, &fields)
        return fields.tm_gmtoff
    }

    // MARK: The rule

    /// The second at which a slot is to ring; nil on a date that does not exist.
    ///
    /// The first of the instants at which clocks show it. Where they show it never, RFC 5545 (3.3.5) counts on with the
    /// offset before the gap.
    package func rings(on date: CivilDate, at time: CivilTime) -> Int64? {
        let midnight = Int64(date.dayNumber) * 86_400
        let wall = midnight + Int64(time.secondOfDay)
        let near = changes(around: wall)
        if near.contains(where: { $0.wall.before <= midnight && $0.wall.after >= midnight + 86_400 }
        ) {
            return nil
        }
        var start = Int64.min
        var offset = near.first?.before ?? self.offset(before: wall)
        var movedOutOfGap: Int64?
        for change in near {
            let seconds = wall - Int64(offset)
            if seconds >= start, seconds < change.at { return seconds }
            if change.wall.before <= wall, wall < change.wall.after, movedOutOfGap == nil {
                movedOutOfGap = seconds
            }
            (start, offset) = (change.at, change.after)
        }
        let seconds = wall - Int64(offset)
        return seconds >= start ? seconds : movedOutOfGap
    }

    /// The changes that a local second can be before or after, whatever the offset.
    private func changes(around wall: Int64) -> ArraySlice<Change> {
        let first = index(of: wall - Self.reach)
        return changes[first...].prefix { $0.at <= wall + Self.reach }
    }

    private func offset(before wall: Int64) -> Int {
        let next = index(of: wall)
        return next == 0 ? firstOffset : changes[next - 1].after
    }

    /// The place of the first change that is not before these seconds.
    private func index(of seconds: Int64) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at < seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// More than the widest offset and the longest gap.
    private static let reach: Int64 = 3 * 86_400
}
