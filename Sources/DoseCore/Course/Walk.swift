/// A walk along the steps of a course, date by date.
struct Walk: Hashable {
    /// The first date.
    private let start: CivilDate
    private let steps: [Step]
    private let after: AfterLastStep
    /// The dates into which no row is gone on with, for the times are on the move.
    private let waits: Range<CivilDate>
    private(set) var date: CivilDate
    /// Nil once the course has ended.
    private(set) var position: CoursePosition?
    /// The place of the first date, where that is not the first day of the first step.
    private var placeOfStart: CoursePosition?
    /// The step that begins with the next date, after stepping back.
    private var stepOfTomorrow: Int?
    /// Whether a hold kept the course from going on with this date.
    private var isDateHeld = false
    /// Whether a question holds the course, whatever is said, until it is answered.
    private let isAsked: Bool

    init(_ medication: Medication, from placement: Placement? = nil) {
        start = placement?.from ?? medication.start
        steps = medication.steps
        after = medication.after
        isAsked = placement?.reason == .asked
        waits = medication.datesOfShift ?? start..<start
        // The eve of the first day, so that a move may act from the very start on.
        date = start - 1
        if let placement {
            placeOfStart = placement.place(in: medication)
            position = placeOfStart
        } else {
            position = first(of: 0, on: start)
            position?.day = 0
        }
    }

    /// Goes on to a date, every date counting but those that wait.
    mutating func advance(to end: CivilDate) {
        stride(to: min(end, waits.lowerBound - 1))
        while date < min(end, waits.upperBound - 1) {
            isDateHeld = false
            if date < start || stepOfTomorrow != nil { goOn(on: date + 1) }
            date = date + 1
        }
        stride(to: end)
    }

    /// By whole steps, for a course may be years old.
    private mutating func stride(to end: CivilDate) {
        while date < end {
            goOn(on: date + 1)
            date = date + 1
            guard let place = position else { break }
            // By whole rounds, after which it is where it is.
            if after == .repeat, !place.isHeld, place.day <= steps[place.step].days {
                let round = steps.reduce(0) { $0 + $1.days }
                let rounds = (end - date) / round * round
                date = date + rounds
                // Whatever it was counted from: in the last round it began with its first day.
                if rounds > 0 { position?.since = place.since.map { _ in date - (place.day - 1) } }
            }
            let isLast = place.step == steps.count - 1
            let left = end - date
            let stay =
                place.isHeld || (isLast && after == .hold)
                ? left : min(left, steps[place.step].days - place.day)
            guard stay > 0 else { continue }
            if !place.isHeld { position?.day += stay }
            isDateHeld = place.isHeld
            date = date + stay
        }
        date = max(date, end)
    }

    /// Goes on to a date; a date that does not count is stayed on.
    mutating func advance(
        to end: CivilDate, counts: (CivilDate, CoursePosition?) -> Bool
    ) {
        while date < end {
            let isFirst = date < start
            isDateHeld = false
            let goesOn = !waits.contains(date + 1) && counts(date, position)
            if isFirst || goesOn || stepOfTomorrow != nil { goOn(on: date + 1) }
            date = date + 1
        }
    }

    /// One day on, which is a date's.
    private mutating func goOn(on date: CivilDate) {
        isDateHeld = position?.isHeld ?? false && stepOfTomorrow == nil
        let placeOfStart = placeOfStart
        self.placeOfStart = nil
        if let step = stepOfTomorrow {
            position = first(of: step, on: date, isHeld: position?.isHeld ?? false)
            stepOfTomorrow = nil
            return
        }
        if let placeOfStart {
            let isHeld = position?.isHeld ?? false
            // The place is the one of this date, whatever kept it from going on.
            isDateHeld = false
            position = placeOfStart
            position?.isHeld = isHeld
            // Nothing kept it from this place.
            isDateHeld = false
            return
        }
        guard var place = position, !place.isHeld else { return }
        let isLast = place.step == steps.count - 1
        if place.day < steps[place.step].days || (isLast && after == .hold) {
            place.day += 1
            position = place
        } else {
            position = first(of: isLast ? 0 : place.step + 1, on: date)
            if isLast, after == .stop { position = nil }
        }
    }

    /// The first day of a step, on a date.
    private func first(
        of step: Int, on date: CivilDate, isHeld: Bool = false
    ) -> CoursePosition {
        CoursePosition(
            step: step, day: 1, isHeld: isHeld, since: steps[step].recurrence.map { _ in date })
    }

    /// The nearest earlier step with another daily amount: steps that only move the times are passed over.
    private var stepBack: Int? {
        guard let from = stepOfTomorrow ?? position?.step else { return steps.indices.last }
        return steps[..<from].lastIndex { !$0.hasSums(of: steps[from]) }
    }

    mutating func apply(_ move: CourseMove) {
        switch move.kind {
        case .held:
            position?.isHeld = true
        case .resumed:
            guard position?.isHeld == true, !isAsked else { return }
            position?.isHeld = false
            // A hold of the same date kept nothing back: going on would be a day ahead.
            if move.isWithinDay, isDateHeld { goOn(on: date) }
        case .steppedBack:
            guard let step = stepBack else { return }
            // After the end it stays where it goes: nobody is to come to the end again unasked.
            let isHeld = position?.isHeld ?? true
            if move.isWithinDay {
                position = first(of: step, on: date, isHeld: isHeld)
                isDateHeld = false
            } else {
                position = position ?? first(of: step, on: date, isHeld: isHeld)
                stepOfTomorrow = step
            }
        }
    }
}
