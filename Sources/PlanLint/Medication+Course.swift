import DoseCore
import PlanFile

extension Medication {
    /// What today's date says of the course.
    ///
    /// - Parameter isNew: whether nothing is recorded of it yet, as of a draft.
    func calendarFindings(on today: CivilDate, isNew: Bool) -> [PlanFinding] {
        let begin = PlanPath.field(key, series == nil ? .start : .first)
        if let last = lastDay, last < today {
            return [finding(begin, .isOver(lastDay: last, canBeHeld: series == nil))]
        }
        if today - start > Limits.startLongAgoDays {
            return [finding(begin, .startsLongAgo(start))]
        }
        if start - today > Limits.startAheadDays {
            return [finding(begin, .startsFarAhead(start))]
        }
        return isNew && series == nil ? midst(on: today) : []
    }

    /// A course that would not begin with its first amounts.
    private func midst(on today: CivilDate) -> [PlanFinding] {
        guard after != .repeat, let plateau = calendar.last(where: { $0.first <= today }),
            plateau.step.fullest.sum != steps[0].fullest.sum
        else { return [] }
        return [
            finding(
                .field(key, .start),
                .beginsLate(
                    start: start, step: plateau.index, of: steps.count, plateau.step.fullest.sum))
        ]
    }

    /// Nil where the course goes on, or where it depends on the intakes how long.
    private var lastDay: CivilDate? {
        advance == .taken || after == .repeat ? end : calendar.last?.last ?? end
    }

    /// What the steps and the recurrence make of each other.
    var courseFindings: [PlanFinding] {
        var findings: [PlanFinding] = []
        let plateaus = calendar
        for plateau in plateaus where plateau.step.fullest.sum > .zero && !hasDose(plateau) {
            findings.append(
                finding(
                    path(ofStep: plateau.index),
                    .stepWithoutDose(first: plateau.first, last: plateau.last)))
        }
        if let end, plateaus.count < steps.count {
            var endless = self
            endless.end = nil
            let first = endless.calendar[plateaus.count].first
            findings.append(
                finding(path(ofStep: plateaus.count), .stepAfterEnd(first: first, end: end)))
        }
        if let shift, let passed = calendar.first(where: { shift.passesBy($0) }) {
            let count = passed.step.slots.count
            findings.append(
                finding(
                    path(ofStep: passed.index), .timesStay(count: count, wanted: shift.to.count)))
        }
        return findings
    }

    private func hasDose(_ plateau: DatedStep) -> Bool {
        let recurrence = recurrence(of: plateau.step)
        if recurrence == .daily { return true }
        // Steps that come again on other dates have theirs then.
        let isAgain = after == .repeat && steps.reduce(0) { $0 + $1.days } % 7 != 0
        let last = plateau.last ?? plateau.first + Limits.lookAheadDays
        let start = plateau.step.recurrence == nil ? start : plateau.first
        var date = plateau.first
        while date <= last {
            if recurrence.includes(date, from: start) { return true }
            date = date + 1
        }
        return isAgain
    }
}

extension TimeShift {
    /// Whether a step that is in force once times move keeps its own.
    fileprivate func passesBy(_ dated: DatedStep) -> Bool {
        dated.last.map { $0 >= from } ?? true && dated.step.slots.count != to.count
    }
}
