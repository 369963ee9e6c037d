/// One drug and the course of its amounts.
package struct Medication: Hashable, Sendable {
    /// The short name that doses are called by: `[a-z0-9_-]`, with a letter in it.
    package typealias Key = String

    package var key: Key
    /// The name shown to the person; any text, made harmless where it is shown.
    package var name: String
    /// What its amounts are made of, where the plan says it.
    package var preparation: Preparation?
    /// The first date of the first step.
    package var start: CivilDate
    /// The plateaus in order; at least one.
    package var steps: [Step]
    package var after: AfterLastStep
    /// The last date with doses, where the plan has one.
    package var end: CivilDate?
    package var recurrence: Recurrence
    package var advance: Advance
    /// Nil for a medication with times; one taken when needed has no slots.
    package var asNeeded: AsNeeded?
    /// How long before the due time an intake counts.
    package var early: Duration
    /// How long after the due time an intake counts.
    package var late: Duration
    /// The shortest time from an intake to the next alarm, where the plan asks for one.
    package var spacing: Duration?
    /// After so many days without any intake the alarm says to ask the prescriber before going on.
    package var pauseAfter: Int
    /// Every so many days a quiet word reminds of seeing the prescriber.
    package var reviewEvery: Int?
    /// A date on which it reminds of that, too.
    package var reviewOn: CivilDate?
    /// So many days before the pieces at home run out, or expire, a quiet word says so; 0 for never.
    package var stockNotice: Int
    /// The name of the profile whose rules the plan is checked by.
    package var profile: String?
    /// What belongs to each dose, as "with food"; any text, made harmless where it is shown.
    package var note: String?
    /// The leaflet's words for a dose that was missed, in place of those of the rule.
    package var ifMissed: String?
    /// When the cravings of a day begin that the intakes are to be ahead of.
    package var cravings: [CivilTime]
    /// Where the times of the rows go, where they do.
    package var shift: TimeShift?
    /// What its rows are made of, where it is so many doses at equal stretches of time.
    package var series: DoseSeries?

    package init(
        key: Key, name: String, preparation: Preparation? = nil, start: CivilDate,
        steps: [Step], after: AfterLastStep = .hold, end: CivilDate? = nil,
        recurrence: Recurrence = .daily, advance: Advance = .calendar, asNeeded: AsNeeded? = nil,
        early: Duration = Limits.early, late: Duration = Limits.late, spacing: Duration? = nil,
        pauseAfter: Int = Limits.pauseAfter, reviewEvery: Int? = nil,
        reviewOn: CivilDate? = nil, stockNotice: Int = Limits.stockNotice,
        profile: String? = nil, cravings: [CivilTime] = [],
        shift: TimeShift? = nil, note: String? = nil, ifMissed: String? = nil,
        series: DoseSeries? = nil
    ) {
        precondition(!steps.isEmpty, "A medication has at least one step.")
        self.key = key
        self.name = name
        self.preparation = preparation
        self.start = start
        self.steps = steps
        self.after = after
        self.end = end
        self.recurrence = recurrence
        self.advance = advance
        self.asNeeded = asNeeded
        self.early = early
        self.late = late
        self.spacing = spacing
        self.pauseAfter = pauseAfter
        self.reviewEvery = reviewEvery
        self.reviewOn = reviewOn
        self.stockNotice = stockNotice
        self.profile = profile
        self.cravings = cravings
        self.shift = shift
        self.note = note
        self.ifMissed = ifMissed
        self.series = series
    }
}

extension Medication {
    /// What its amounts are in: of its first that is above zero, or of what is watched where it is taken when needed.
    package var unit: AmountUnit {
        let planned = steps.lazy.flatMap(\.rows).joined().map(\.amount).first { $0 > .zero }
        let box = preparation?.strength.unit
        guard let unit = planned?.unit ?? asNeeded?.dose?.unit ?? asNeeded?.maximum?.unit else {
            return box ?? .mg
        }
        // Where the box counts the same in another unit it is the box that a bare number is read from.
        return planned == nil && box?.dimension == unit.dimension ? box ?? unit : unit
    }
}

/// What follows when the last step has had its days.
package enum AfterLastStep: String, CaseIterable, Sendable {
    /// Stay on the last step.
    case hold
    /// End; nothing more is due.
    case stop
    /// The first step follows again.
    case `repeat`
}

/// A plateau: so many days at the same amounts.
package struct Step: Hashable, Sendable {
    /// At least 1.
    package var days: Int
    /// In the order of the day; an amount of zero is a time at which nothing is due.
    package var slots: [Slot]
    /// Other amounts at the same times on some weekdays, each of which one of them has at most.
    package var variants: [Variant]
    /// Its own dates with doses, counted from its first day; nil where they are the medication's.
    package var recurrence: Recurrence?
    /// What belongs to each of its doses, in place of the medication's.
    package var note: String?

    package init(
        days: Int, slots: [Slot], on variants: [Variant] = [], recurrence: Recurrence? = nil,
        note: String? = nil
    ) {
        self.days = days
        self.slots = slots
        self.variants = variants
        self.recurrence = recurrence
        self.note = note
    }

    /// Of the weekdays that have no amounts of their own.
    package var dailyAmount: Amount { slots.sum }

    /// The slots at which something is due.
    package var intakes: [Slot] { slots.intakes }
}

/// A civil time of day with an amount.
package struct Slot: Hashable, Sendable {
    /// That of Mondays, where it is not the same on all days.
    package private(set) var time: CivilTime
    package var amount: Amount
    /// How the plan says the time, where that is more than one on the clock; a slot of a date has none.
    package private(set) var said: SaidTime?

    package init(time: CivilTime, amount: Amount) {
        self.time = time
        self.amount = amount
    }

    package init(said: SaidTime, amount: Amount) {
        time = said.time[.monday]
        self.amount = amount
        self.said = said
    }

    /// The same time with another amount.
    package func with(_ amount: Amount) -> Slot {
        var slot = self
        slot.amount = amount
        return slot
    }

    /// As it is on a day of the week.
    package func on(_ weekday: Weekday) -> Slot {
        said.map { Slot(time: $0.time[weekday], amount: amount) } ?? self
    }

    /// The same without a name.
    package var unnamed: Slot {
        guard let said else { return self }
        return said.time.isTheSameEveryDay
            ? Slot(time: time, amount: amount)
            : Slot(said: SaidTime(nil, said.time), amount: amount)
    }

    /// Its time on each day of the week.
    package var week: WeekTime { said?.time ?? WeekTime(time) }
}
