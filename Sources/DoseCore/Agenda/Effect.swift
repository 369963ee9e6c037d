/// What the agenda is told.
package enum Input: Equatable, Sendable {
    /// Time has passed or the clock was set: look again.
    case clock
    /// The plan file holds a valid plan, in a zone where that is another one than before; `afterLoss` when the ledger
    /// before was lost.
    case plan(Plan, PlanText, in: Zone? = nil, afterLoss: Bool = false)
    /// The zone of the plan has this data now.
    case zone(Zone)
    case alarmTimes(AlarmTimes)
    /// A notification server is there that has not shown anything yet.
    case display
    case request(Request)
    /// Records of other computers of the person.
    case arrived([Arrival])

    /// Whether what is due may be another dose after it.
    var changesPlan: Bool {
        switch self {
        case .plan, .zone: true
        case .clock, .alarmTimes, .display, .request, .arrived: false
        }
    }
}

/// What the shell is to do.
package enum Effect: Equatable, Sendable {
    /// Tell the journal and the watchers; `isSaved` is false while the store refuses to write.
    case recorded([Record], isSaved: Bool)
    case show(Alarm)
    case withdraw(Alarm.ID)
    case notify(Notice)
    /// Ask the person what is listed, in place of all that was asked before; it stands until another one comes.
    case ask([CourseQuestion])
    /// Ask the person for the diary, one after the other, in place of all that was asked for it before.
    case askDiary([DiaryQuestion])
    /// Say what is another thing tomorrow, in place of all that was said of it before; nothing, where it is empty.
    case foretell([Foretold])
    /// Tell what the plan file was found to hold.
    case planFile(PlanFileContent)
    /// Look again at this instant at the latest; never in the past.
    case wake(at: Instant)
}

/// A quiet word to the person, which asks for no answer.
package enum Notice: Hashable, Sendable {
    /// Windows that closed, and what is next; nothing is to be made up.
    case missed([MissedDose], next: PlannedDose?)
    /// The plan in force is another one; the doses that were and that are due in what is left of today, the sums of the
    /// days around it that are not the same, and what is made of another strength.
    case planChanged(
        before: [PlannedDose], after: [PlannedDose], sums: [DailySums] = [],
        strengths: [StrengthChange] = [])
    /// Of the first something counts that is not known of the others: they may be the same, under another key.
    case medicationsReplaced([Medication.Key], by: [Medication.Key])
    /// The prescriber is to be seen, as the plan says for every so many days.
    case review(Medication)
    /// The course is over since a date, on which so much was planned.
    case ended(Medication, on: CivilDate, amount: Amount)
    /// The pieces at home run out soon, or expire.
    case stock([StockReport])
    case clock(ClockTrust)
    /// What was taken before is not known; these doses do not ring, for they may have been.
    case ledgerLost([PlannedDose])
    /// The same, and nothing is lost: it cannot be read now.
    case ledgerUnreadable([PlannedDose])
    case storeFailed
    case storeHealed
    /// Doses that were settled on another computer, and otherwise or not yet here.
    case settledElsewhere([AnswerElsewhere])
    /// Doses of which an intake was told here, and another one elsewhere.
    case takenTwice([AnswerElsewhere])
    /// Courses of which something was done elsewhere, and not here.
    case movedElsewhere([MoveElsewhere])
}

/// An answer that was given to another computer.
package struct AnswerElsewhere: Hashable, Sendable {
    package let computer: Computer
    package let dose: DoseID
    /// What was planned, by the plan there.
    package let planned: Amount
    /// Nil where it was skipped.
    package let intake: Intake?
    package let before: Before

    /// What the dose was here.
    package enum Before: Hashable, Sendable {
        case open, missed, skipped
        case taken(Intake)
    }
}

/// What was done to a course on another computer.
package struct MoveElsewhere: Hashable, Sendable {
    package let computer: Computer
    package let medication: Medication.Key
    /// Nil where it was placed on a step.
    package let kind: CourseMove.Kind?

    package init(_ kind: CourseMove.Kind?, of medication: Medication.Key, on computer: Computer) {
        self.kind = kind
        self.medication = medication
        self.computer = computer
    }

    /// Nil for what is no move of a course, or one of here.
    package init?(_ record: Record) {
        guard let computer = record.provenance?.computer else { return nil }
        switch record.event {
        case .course(let key, let move, _): self.init(move.kind, of: key, on: computer)
        case .placed(let key, _): self.init(nil, of: key, on: computer)
        case .planAdopted, .dose, .extraIntake, .told, .diary, .stock, .undone: return nil
        }
    }
}

/// What a medication is made of, around a change of the plan: whoever counts pieces as before takes another amount.
package struct StrengthChange: Hashable, Sendable {
    package let medication: Medication.Key
    package let before: Preparation
    package let now: Preparation

    package init(_ medication: Medication.Key, before: Preparation, now: Preparation) {
        self.medication = medication
        self.before = before
        self.now = now
    }
}

/// How much of a medication a day has in all, around a change of the plan.
package struct DailySums: Hashable, Sendable {
    package let medication: Medication.Key
    package let yesterday: Amount
    package let today: Amount
    package let tomorrow: Amount

    package init(
        _ medication: Medication.Key, yesterday: Amount, today: Amount, tomorrow: Amount
    ) {
        self.medication = medication
        self.yesterday = yesterday
        self.today = today
        self.tomorrow = tomorrow
    }

    var isSteady: Bool { yesterday == today && today == tomorrow }
}

package struct MissedDose: Hashable, Sendable {
    package let dose: PlannedDose
    package let medication: Medication
    package let cause: MissedCause
}

/// How often an alarm rings.
package struct AlarmTimes: Hashable, Sendable {
    /// From one ring to the next.
    package var repeatEvery: Duration
    /// How long a snooze lasts that names no time.
    package var snooze: Duration
    /// How long before the window closes the last call comes.
    package var lastCall: Duration

    package init(
        repeatEvery: Duration = .minutes(5), snooze: Duration = .minutes(10),
        lastCall: Duration = .minutes(5)
    ) {
        self.repeatEvery = repeatEvery
        self.snooze = snooze
        self.lastCall = lastCall
    }

    /// From one ring to the next of a dose that has rung for so long: who has not heard it for hours is not at home.
    func repeats(after rung: Duration) -> Duration {
        switch rung {
        case ..<Duration.hours(2): repeatEvery
        case ..<Duration.hours(12): max(repeatEvery, .hours(1))
        default: max(repeatEvery, .hours(4))
        }
    }
}
