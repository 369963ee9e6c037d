/// The files that say what rings, when and how.
package enum PersonFile: Hashable, CaseIterable, Sendable {
    case plan, settings
    /// The data of the plan's zone.
    case zone
}

/// Which file a name leads to through all links, and when it was changed last: another mark may be another content.
package enum FileMark: Hashable, Sendable {
    case absent
    /// The times are in nanoseconds; what the kernel calls changed nobody can set back.
    case file(device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64)

    /// When it was changed last, by the wall clock.
    var changed: Instant? {
        if case .file(_, _, _, _, let changed) = self {
            Instant(milliseconds: changed / 1_000_000)
        } else {
            nil
        }
    }
}
