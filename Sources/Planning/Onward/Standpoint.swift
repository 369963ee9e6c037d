package import DoseCore

/// Where a person stands in a course: at amounts, with the rows of the plan around them.
///
/// What goes on from here begins with these amounts, whatever the rows say of a date.
package struct Standpoint: Hashable, Sendable {
    /// By the text that is to be written anew; all that is no matter of rows is carried along.
    ///
    /// Its rows have the times of today, and a shift the rest of its way.
    package let medication: Medication
    package let today: CivilDate
    /// What is taken from tomorrow on if nothing is changed but the day: those of zero included.
    package let slots: [Slot]
    /// The days at these amounts so far, today included.
    package let daysSoFar: Int
    /// Of the row, after today; nil where the course is held, or the row is not one of the text.
    package let daysLeft: Int?
    package let isHeld: Bool
    /// The row of the text with these amounts; nil where there is none.
    let row: Int?

    /// - Parameters:
    ///   - step: where the daemon says that the course is, from 0; the text may have changed since.
    ///   - slots: none where nothing is due any more.
    package init(
        _ medication: Medication, on today: CivilDate, step: Int?, slots: [Slot],
        daysSoFar: Int = 1, daysLeft: Int? = nil, isHeld: Bool = false
    ) {
        let medication = medication.settingTimes(of: today)
        self.medication = medication
        self.today = today
        self.daysSoFar = daysSoFar
        self.isHeld = isHeld
        let rows = medication.steps
        let amounts = slots.intakes.map(\.amount)
        let same = rows.indices.filter { rows[$0].intakes.map(\.amount) == amounts }
        row = amounts.isEmpty ? nil : same.min { abs($0 - (step ?? 0)) < abs($1 - (step ?? 0)) }
        let moved = rows.indices.first {
            Self.isRow($0, slots, of: medication, tomorrow: today + 1)
        }
        let slots = moved.map { rows[$0].slots } ?? medication.placed(slots, on: today)
        let length = row.map { rows[$0].days }
        self.daysLeft = isHeld ? nil : length.flatMap { length in daysLeft.map { min($0, length) } }
        let usual = rows.map(\.slots.places).max { $0.count < $1.count } ?? []
        self.slots = slots.isEmpty ? usual : Self.all(slots, of: rows)
    }

    /// With a slot of zero for each time of later rows, where these have more than those of now.
    private static func all(_ slots: [Slot], of rows: [Step]) -> [Slot] {
        let times = Set(slots.map(\.time))
        guard let full = rows.last(where: { $0.slots.count > slots.count })?.slots.places,
            times.isSubset(of: full.map(\.time))
        else { return slots }
        return full.map { place in slots.first { $0.time == place.time } ?? place }
    }

    /// Whether a row has these slots, by its own times or, where these move, by those of tomorrow.
    func isRow(_ row: Int, _ slots: [Slot]) -> Bool {
        Self.isRow(row, slots, of: medication, tomorrow: today + 1)
    }

    private static func isRow(
        _ row: Int, _ slots: [Slot], of medication: Medication, tomorrow: CivilDate
    ) -> Bool {
        medication.steps[row].slots == slots
            || [tomorrow - 1, tomorrow].contains { medication.row(row, on: $0) == slots }
    }

    package var times: [CivilTime] { slots.map(\.time) }

    package var dailyAmount: Amount { slots.sum }

    /// The rows that would follow; where none has the amounts of now, those beyond the daily amount.
    var rest: ArraySlice<Step> {
        if let row { return medication.steps[(row + 1)...] }
        let (now, isRising) = (dailyAmount, goal > dailyAmount)
        let next = medication.steps.firstIndex {
            isRising ? $0.dailyAmount > now : $0.dailyAmount < now
        }
        return next.map { medication.steps[$0...] } ?? []
    }

    /// The daily amount to which the text leads from here, and zero where it ends.
    package var goal: Amount {
        if medication.after == .stop { return .zero }
        return medication.steps.last?.dailyAmount ?? .zero
    }

    /// By how much the row of now differs from the one after it, or before it.
    package var presentChange: Amount? {
        guard let row else { return nil }
        let rows = medication.steps
        let neighbours = [row + 1, row - 1].filter(rows.indices.contains)
        return neighbours.map {
            rows[$0].dailyAmount.distance(to: dailyAmount)
        }.first { $0 > .zero }
    }

    /// The nearest earlier row with another daily amount; after the end the last row.
    package var rowBefore: Step? {
        let rows = medication.steps
        guard dailyAmount > .zero else { return rows.last }
        return row.flatMap { rows[..<$0].last { $0.dailyAmount != dailyAmount } }
    }

    /// How long the text keeps a daily amount most often; nil where it keeps but one, for as long as it goes on.
    package var usualDays: Int? {
        var plateaus: [(amount: Amount, days: Int)] = []
        for step in medication.steps {
            if let last = plateaus.last, last.amount == step.dailyAmount {
                plateaus[plateaus.count - 1].days += step.days
            } else {
                plateaus.append((step.dailyAmount, step.days))
            }
        }
        if medication.after == .hold { plateaus.removeLast() }
        var counts: [Int: Int] = [:]
        for plateau in plateaus { counts[plateau.days, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// The amounts of a row at the times of now: in their places where as many, else by their times.
    func amounts(of step: Step) -> [Int] {
        if step.slots.count == slots.count { return step.slots.map(\.amount.grains) }
        return times.map { time in
            step.slots.first { $0.time == time }?.amount.grains ?? 0
        }
    }

    /// The medication with other rows; an end that is over is left out.
    func medication(
        from start: CivilDate, _ steps: [Step], after: AfterLastStep
    ) throws(PlanningError) -> Medication {
        guard steps.count <= Limits.stepsPerMedication else { throw .tooManySteps(steps.count) }
        var changed = medication
        changed.start = start
        changed.steps = steps
        changed.after = after
        if let end = changed.end, end < start { changed.end = nil }
        return changed
    }
}
