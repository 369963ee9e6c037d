/// What was planned of a medication over some dates, what was taken, and how.
package struct IntakePeriod: Hashable, Sendable {
    package let medication: Medication.Key
    package let dates: ClosedRange<CivilDate>
    /// Of doses that are settled, as they were told then.
    package let planned: Amount
    package let taken: Amount
    package let adherence: Adherence
}

extension Ledger {
    /// The dates from one to another in stretches of so many, and of each the medications of which something is recorded.
    package func periods(
        from first: CivilDate, through last: CivilDate, every days: Int
    ) -> [IntakePeriod] {
        var periods: [IntakePeriod] = []
        var begin = first
        while begin <= last {
            let dates = begin...min(last, begin + (days - 1))
            periods += self.periods(of: dates)
            begin = begin + days
        }
        return periods
    }

    private func periods(of dates: ClosedRange<CivilDate>) -> [IntakePeriod] {
        var sums: [Medication.Key: Sum] = [:]
        for offset in 0...(dates.upperBound - dates.lowerBound) {
            add(dates.lowerBound + offset, to: &sums)
        }
        return sums.filter { $0.value.isSomething }.sorted { $0.key < $1.key }.map { key, sum in
            IntakePeriod(
                medication: key, dates: dates, planned: sum.planned.like(sum.taken),
                taken: sum.taken.like(sum.planned), adherence: sum.adherence)
        }
    }

    private struct Sum {
        var planned = Amount.zero
        var taken = Amount.zero
        var adherence = Adherence()

        var isSomething: Bool { adherence.settled + adherence.extra > 0 }

        mutating func add(_ planned: Amount, _ settlement: Settlement) {
            self.planned = self.planned + planned
            if case .taken(let intake) = settlement { taken = taken + intake.amount }
        }

        mutating func add(_ extra: Intake) { taken = taken + extra.amount }
    }

    private func add(_ date: CivilDate, to sums: inout [Medication.Key: Sum]) {
        var doses: [Medication.Key: [Adherence.Dose]] = [:]
        for id in recordedDoses(on: date) {
            guard case .settled(let settlement) = state(of: id), settlement != .superseded,
                let (record, planned) = lastChange(of: id),
                case .dose(_, _, let due, _) = record.event
            else { continue }
            doses[id.medication, default: []].append(Adherence.Dose(due: due, settlement))
            sums[id.medication, default: Sum()].add(planned, settlement)
        }
        let extras = extraIntakes.filter { $0.date == date }
        for extra in extras { sums[extra.medication, default: Sum()].add(extra.intake) }
        for key in Set(doses.keys).union(extras.map(\.medication)) {
            sums[key, default: Sum()].adherence += Adherence(
                doses[key] ?? [], extra: extras.count { $0.medication == key })
        }
    }
}
