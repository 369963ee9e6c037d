/// How doses were taken: counts that add up, so that a stretch of dates is the sum of its dates.
package struct Adherence: Hashable, Sendable {
    /// Doses that were taken close to their hour.
    package var onTime = 0
    /// Taken in their windows, and not close to their hour.
    package var early = 0
    package var late = 0
    package var skipped = 0
    package var missed = 0
    /// Intakes that settled no dose; of what is taken when needed these are all.
    package var extra = 0
    package var spacings = Spacings()

    /// The stretches between one intake and the next of a date, where both doses were taken, beside the plan's.
    package struct Spacings: Hashable, Sendable {
        package var even = 0
        package var uneven = 0
        /// By how much they differ from the plan's, shorter or longer, added up.
        package var difference: Duration = .zero

        package var count: Int { even + uneven }

        package init() {}
    }

    package init() {}

    package var taken: Int { onTime + early + late }
    /// Doses of which it is known how they ended.
    package var settled: Int { taken + skipped + missed }

    package static func += (left: inout Adherence, right: Adherence) {
        left.onTime += right.onTime
        left.early += right.early
        left.late += right.late
        left.skipped += right.skipped
        left.missed += right.missed
        left.extra += right.extra
        left.spacings.even += right.spacings.even
        left.spacings.uneven += right.spacings.uneven
        left.spacings.difference += right.spacings.difference
    }
}

extension Adherence {
    /// A dose of a date and what became of it; what is open yet, and what the plan stopped holding, is none.
    package struct Dose: Hashable, Sendable {
        package let due: Instant
        package let settlement: Settlement

        package init(due: Instant, _ settlement: Settlement) {
            (self.due, self.settlement) = (due, settlement)
        }
    }

    /// Of a medication on a date.
    package init(_ doses: [Dose], extra: Int = 0) {
        self.extra = extra
        let doses = doses.filter { $0.settlement != .superseded }.sorted { $0.due < $1.due }
        let tolerance = doses.count > 1 ? Limits.onTime : Limits.onTimeOfOne
        var before: (due: Instant, taken: Instant)?
        for dose in doses {
            switch dose.settlement {
            case .taken(let intake):
                let lateness = intake.at - dose.due
                if lateness > tolerance {
                    late += 1
                } else if lateness < .zero - tolerance {
                    early += 1
                } else {
                    onTime += 1
                }
                if let before {
                    spacings.count(
                        (intake.at - before.taken) - (dose.due - before.due))
                }
                before = (dose.due, intake.at)
            case .skipped:
                skipped += 1
                before = nil
            case .missed:
                missed += 1
                before = nil
            case .superseded: break
            }
        }
    }
}

extension Adherence.Spacings {
    fileprivate mutating func count(_ difference: Duration) {
        let size = max(difference, .zero - difference)
        if size < Limits.evenSpacing {
            even += 1
        } else {
            uneven += 1
        }
        self.difference += size
    }
}
