import DoseCore
import PlanFile

extension Medication {
    /// What today's date says of the course.
    func calendarFindings(on today: CivilDate) -> [PlanFinding] {
        if let last = lastDay, last < today {
            return [finding(.field(key, .start), .isOver(lastDay: last))]
        }
        if today - start > Limits.startLongAgoDays {
            return [finding(.field(key, .start), .startsLongAgo(start))]
        }
        if start - today > Limits.startAheadDays {
            return [finding(.field(key, .start), .startsFarAhead(start))]
        }
        return []
    }

    /// Nil where the course goes on, or where it depends on the intakes how long.
    private var lastDay: CivilDate? {
        advance == .taken ? end : calendar.last?.last ?? end
    }

    /// What the steps and the recurrence make of each other.
    func courseFindings(hasStopRule: Bool) -> [PlanFinding] {
        var findings: [PlanFinding] = []
        let plateaus = calendar
        for plateau in plateaus where plateau.step.dailyAmount > .zero && !hasDose(plateau) {
            findings.append(
                finding(
                    path(ofStep: plateau.index),
                    .stepWithoutDose(first: plateau.first, last: plateau.last)))
        }
        if let end, plateaus.count < steps.count {
            let days = steps[..<plateaus.count].reduce(0) { $0 + $1.days }
            findings.append(
                finding(path(ofStep: plateaus.count), .stepAfterEnd(first: start + days, end: end)))
        }
        if !hasStopRule {
            findings += stops(in: plateaus).filter { isAbrupt($0.step.dailyAmount) }
                .map { finding(path(ofStep: $0.index), .endsAbruptly($0.step.dailyAmount)) }
        }
        return findings
    }

    private func hasDose(_ plateau: DatedStep) -> Bool {
        if recurrence == .daily { return true }
        let last = plateau.last ?? plateau.first + Limits.lookAheadDays
        var date = plateau.first
        while date <= last {
            if recurrence.includes(date, from: start) { return true }
            date = date + 1
        }
        return false
    }

    /// The plateaus that are followed by none: the last of a course that ends, and those before a step of zero.
    func stops(in plateaus: [DatedStep]) -> [DatedStep] {
        plateaus.indices.filter { index in
            index + 1 < plateaus.count
                ? plateaus[index + 1].step.dailyAmount == .zero : plateaus[index].last != nil
        }
        .map { plateaus[$0] }.filter { $0.step.dailyAmount > .zero }
    }

    /// Many a course stops at the amount that it always had; one with steps is meant to end on the lowest.
    private func isAbrupt(_ amount: Amount) -> Bool {
        let daily = Set(steps.map(\.dailyAmount)).subtracting([.zero])
        guard daily.count > 1 else { return false }
        if daily.contains(where: { $0 < amount }) { return true }
        return tablets.map { amount > $0.smallestPiece } ?? false
    }
}
