/// The civil time of a place: how far its clocks are from UTC at every instant.
///
/// It is a value made of the bytes of a TZif file, so that a day can be computed without a clock,
/// a file system or the process's own zone.
package struct Zone: Sendable, Equatable {
    /// As the plan or the system calls it: `Europe/Paris`.
    package let name: String

    /// The stretches of the time line in order, without a hole; the first begins before all time.
    let stretches: [Stretch]
    /// The UTC seconds that the stretches tell of; what lies outside repeats every 400 years.
    let covered: ClosedRange<Int64>
    /// Whether clocks ever jump over a whole day, as where the date line was moved: hardly anywhere.
    let hasLongGaps: Bool

    /// A stretch of the time line with one offset; it ends where the next one begins.
    struct Stretch: Sendable, Equatable {
        /// In seconds since 1970-01-01T00:00:00Z.
        let start: Int64
        /// In seconds east of UTC.
        let offset: Int
    }

    /// UTC itself, which needs no file.
    package static let utc = Zone(
        name: "UTC", stretches: [Stretch(start: .min, offset: 0)], covered: .min ... .max)

    init(name: String, stretches: [Stretch], covered: ClosedRange<Int64>) {
        precondition(!stretches.isEmpty, "A zone has an offset at every instant.")
        self.name = name
        self.stretches = stretches
        self.covered = covered
        hasLongGaps = zip(stretches, stretches.dropFirst()).contains {
            $1.offset - $0.offset >= 86_400
        }
    }

    /// The seconds by which the clocks are ahead of UTC; negative west of Greenwich.
    package func offset(at instant: Instant) -> Int {
        let seconds = floorDivide(instant.milliseconds, 1000).quotient
        return stretches[stretch(at: seconds - repeated(seconds))].offset
    }

    /// What a clock on the wall shows, in whole seconds already begun.
    package func civil(at instant: Instant) -> CivilDateTime {
        let seconds = floorDivide(instant.milliseconds, 1000).quotient
        let wall = seconds + Int64(offset(at: instant))
        let (day, second) = floorDivide(wall, 86_400)
        guard let time = CivilTime(secondOfDay: Int(second)) else {
            preconditionFailure("The remainder of a division by a day is a time of day.")
        }
        return CivilDateTime(date: CivilDate(dayNumber: Int(day)), time: time)
    }

    package func date(at instant: Instant) -> CivilDate { civil(at: instant).date }

    /// The index of the stretch that holds these seconds, which lie in `covered`.
    func stretch(at seconds: Int64) -> Int {
        var index = 0
        var end = stretches.count
        while end - index > 1 {
            let middle = (index + end) / 2
            if stretches[middle].start <= seconds { index = middle } else { end = middle }
        }
        return index
    }

    /// The seconds to take off so that what is left lies in `covered`: a multiple of 400 years.
    func repeated(_ seconds: Int64) -> Int64 {
        if covered.contains(seconds) { return 0 }
        let first = covered.upperBound - gregorianCycle
        return floorDivide(seconds - first, gregorianCycle).quotient * gregorianCycle
    }
}

extension Zone: CustomStringConvertible {
    package var description: String { name }
}

/// The seconds of 400 years, after which dates fall on the same weekdays again.
let gregorianCycle: Int64 = 146_097 * 86_400
