extension Zone {
    /// The transitions that a file lists, and after them 400 years of its footer's rules.
    ///
    /// With a table that long nothing has to be computed per query, whatever the year.
    ///
    /// Source: RFC 9636, 3.3: the footer holds from the last transition on, and for all time where
    /// there is none.
    init(name: String, _ block: TZifBlock, _ footer: ZoneFooter?) throws(TZifError) {
        var initialOffset = block.initialOffset
        var changes = block.transitions
        var covered = Int64.min...Int64.max
        if let footer {
            let last = block.transitions.last
            let from = last?.start ?? 0
            let rules = footer.rules(from: from)
            if let last, last.offset != rules.offset {
                throw .inconsistentFooter(transition: last.offset, footer: rules.offset)
            }
            if footer.daylight != nil {
                let first = from + resolutionMargin
                covered = (last == nil ? first : .min)...(first + gregorianCycle)
            }
            if last == nil { initialOffset = rules.offset }
            changes += rules.changes
        }
        var stretches = [Stretch(start: .min, offset: initialOffset)]
        for change in changes where change.offset != stretches[stretches.count - 1].offset {
            stretches.append(change)
        }
        self.init(name: name, stretches: stretches, covered: covered)
    }
}

extension ZoneFooter {
    /// The offset at an instant in UTC seconds, and what changes in the 400 years after it.
    ///
    /// The years are counted from 1968 on and moved by whole cycles of the calendar, so that no
    /// instant, however far, makes the arithmetic overflow.
    func rules(from: Int64) -> (offset: Int, changes: [Zone.Stretch]) {
        guard let daylight else { return (standard, []) }
        let shift = floorDivide(from, gregorianCycle).quotient * gregorianCycle
        let end = from + gregorianCycle + 2 * resolutionMargin
        var offset = standard
        var changes: [Zone.Stretch] = []
        for stretch in daylight.stretches(standard: standard, before: 2774) {
            let (start, stop) = (stretch.lowerBound + shift, stretch.upperBound + shift)
            guard stop > from, start <= end else { continue }
            if start <= from {
                offset = daylight.offset
            } else {
                changes.append(Zone.Stretch(start: start, offset: daylight.offset))
            }
            changes.append(Zone.Stretch(start: stop, offset: standard))
        }
        return (offset, changes)
    }
}

/// The seconds around a civil time in which its instants lie: more than the widest offset.
private let resolutionMargin: Int64 = 2 * 86_400
