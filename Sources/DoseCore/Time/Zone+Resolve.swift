/// What a civil time stands for in a zone.
package enum CivilResolution: Hashable, Sendable {
    /// Clocks show the time once.
    case unique(Instant)
    /// Clocks jump over the time; the instant is moved forward by the length of what they skip.
    case gap(Instant, skipped: Duration)
    /// Clocks are set back and show the time again; of more than two, the first two.
    case overlap(first: Instant, second: Instant)

    /// The one instant at which a slot at this time rings: never early, and not twice.
    package var instant: Instant {
        switch self {
        case .unique(let instant), .gap(let instant, skipped: _), .overlap(let instant, second: _):
            instant
        }
    }
}

extension Zone {
    /// The instant at which a slot rings: moved forward out of a gap, the first of an overlap.
    package func instant(_ date: CivilDate, _ time: CivilTime) -> Instant {
        resolve(date, time).instant
    }

    /// The instants at which clocks show this date and time.
    ///
    /// It walks all stretches that the widest offsets could reach, since two changes of the clocks
    /// may lie hours apart and each can skip or repeat a time that the other has moved. A date
    /// beyond what an `Instant` can name is taken for the last that it can, some 292 million years
    /// away.
    package func resolve(_ date: CivilDate, _ time: CivilTime) -> CivilResolution {
        let day = Int64(date.dayNumber).clamped(to: Self.days)
        let wall = day * 86_400 + Int64(time.secondOfDay)
        let shift = repeated(wall)
        let local = wall - shift

        func instant(_ seconds: Int64) -> Instant { Instant(seconds: seconds + shift) }

        var index = stretch(at: local - Self.eastmost)
        var found: Int64?
        var gap: CivilResolution?
        while true {
            let offset = stretches[index].offset
            let seconds = local - Int64(offset)
            let next = index + 1 < stretches.count ? stretches[index + 1] : nil
            if seconds >= stretches[index].start, seconds < next?.start ?? .max {
                if let found {
                    return .overlap(first: instant(found), second: instant(seconds))
                }
                found = seconds
            }
            guard let next, next.start <= local - Self.westmost else { break }
            if gap == nil, seconds >= next.start, local - Int64(next.offset) < next.start {
                gap = .gap(instant(seconds), skipped: .seconds(next.offset - offset))
            }
            index += 1
        }
        if let found { return .unique(instant(found)) }
        guard let gap else {
            preconditionFailure("Clocks either show a civil time or jump over it.")
        }
        return gap
    }

    /// The offsets that a zone may have, in seconds east of UTC.
    ///
    /// Source: RFC 9636, 3.2, `utoff`: more than -25 hours and less than 26 hours.
    static let offsets = -89_999...93_599
    private static let westmost = Int64(offsets.lowerBound)
    private static let eastmost = Int64(offsets.upperBound)

    /// The day numbers of which every time of day is an `Instant`, whatever the offset.
    private static let days: ClosedRange<Int64> = -106_751_991_164...106_751_991_164
}

extension Comparable {
    fileprivate func clamped(to range: ClosedRange<Self>) -> Self {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
