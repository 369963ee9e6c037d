extension Zone {
    /// The transitions that a file lists, and after them 400 years of its footer's rules.
    ///
    /// With a table that long nothing has to be computed per query, whatever the year. The last
    /// transition holds until the rules change next, even where they would have changed before:
    /// so reads tzcode, and files that `zic -b slim` wrote in 2022 need it (America/Ojinaga).
    ///
    /// Source: RFC 9636, 3.3.
    init(name: String, _ block: TZifBlock, _ footer: ZoneFooter?) throws(TZifError) {
        var stretches = [Stretch(start: .min, offset: block.initialOffset)]
        stretches += block.transitions
        var covered = Int64.min...Int64.max
        if let footer {
            let last = block.transitions.last
            let rules = footer.rules(after: last?.start ?? 0)
            if let last {
                guard [footer.standard, footer.daylight?.offset].contains(last.offset) else {
                    throw .inconsistentFooter(offset: last.offset)
                }
            } else {
                stretches = [Stretch(start: .min, offset: rules.offset)]
            }
            if let first = rules.changes.first {
                let start = first.start + resolutionMargin
                covered = (last == nil ? start : .min)...(start + gregorianCycle)
                let end = covered.upperBound + resolutionMargin
                stretches += rules.changes.prefix { $0.start <= end }
            }
        }
        self.init(name: name, stretches: stretches.withoutRepeatedOffsets, covered: covered)
    }
}

extension [Zone.Stretch] {
    /// Neighbours with one offset made one: only their names or daylight flags differ.
    fileprivate var withoutRepeatedOffsets: [Zone.Stretch] {
        reduce(into: []) { kept, stretch in
            if kept.last?.offset != stretch.offset { kept.append(stretch) }
        }
    }
}

extension ZoneFooter {
    /// The offset at an instant in UTC seconds, and all that changes in the next 450 years.
    ///
    /// The years are counted from 1968 on and moved by whole cycles of the calendar, so that no
    /// instant, however far, makes the arithmetic overflow. They are more than a cycle because a
    /// rule may be so odd that decades pass before it first changes anything.
    func rules(after seconds: Int64) -> (offset: Int, changes: [Zone.Stretch]) {
        guard let daylight else { return (standard, []) }
        let stretches = daylight.stretches(standard: standard, before: 1970 + 400 + 450)
        if stretches.isEmpty { return (standard, []) }
        if stretches.count == 1 { return (daylight.offset, []) }
        let shift = floorDivide(seconds, gregorianCycle).quotient * gregorianCycle
        var offset = standard
        var changes: [Zone.Stretch] = []
        for stretch in stretches where stretch.upperBound + shift > seconds {
            if stretch.lowerBound + shift <= seconds {
                offset = daylight.offset
            } else {
                changes.append(
                    Zone.Stretch(start: stretch.lowerBound + shift, offset: daylight.offset))
            }
            changes.append(Zone.Stretch(start: stretch.upperBound + shift, offset: standard))
        }
        return (offset, changes)
    }
}

/// The seconds around a civil time in which its instants lie: more than the widest offset.
private let resolutionMargin: Int64 = 2 * 86_400
