import ControlProtocol
import DoseCore

/// Values of every type: full ones with every optional field, minimal ones with none.
///
/// Amounts are never whole, so that a `float` cannot be taken for an `int`.
enum Sample {
    static let portion = Wire.Portion(
        things: Wire.Quantity(value: 0.5, unit: "tablets"), strength: 15.5)

    static let dose = Wire.Dose(
        id: "baclofen/2026-12-01/17:00", medication: "baclofen", name: "Baclofène",
        date: "2026-12-01", time: "17:00", amount: 7.5, portions: [portion],
        equivalent: Wire.Quantity(value: 2.5, unit: "ml"), note: "with food",
        ifMissed: "take it within 5 days",
        due: "2026-12-01T17:00:00+01:00", opens: "2026-12-01T16:30:00+01:00",
        closes: "2026-12-01T18:00:00+01:00", state: .snoozed,
        snoozedUntil: "2026-12-01T17:20:00+01:00", recordedAt: "2026-12-01T17:10:00+01:00",
        recordedBy: .button, takenAt: "2026-12-01T17:05:00+01:00", taken: 2.5,
        reason: "nausea", cause: .unanswered)

    static let bareDose = Wire.Dose(
        id: "baclofen/2026-12-01/17:00", medication: "baclofen", name: "Baclofène",
        date: "2026-12-01", time: "17:00", amount: 7.5,
        due: "2026-12-01T17:00:00+01:00", opens: "2026-12-01T16:30:00+01:00",
        closes: "2026-12-01T18:00:00+01:00", state: .awaited)

    static let extra = Wire.ExtraIntake(
        record: 7, medication: "baclofen", name: "Baclofène", date: "2026-12-01",
        at: "2026-12-01T21:00:00+01:00", amount: 2.5)

    static let total = Wire.DayTotal(
        medication: "baclofen", name: "Baclofène", taken: 2.5, planned: 7.5)

    static let bareTotal = Wire.DayTotal(medication: "baclofen", name: "Baclofène", taken: 2.5)

    static let need = Wire.Need(
        medication: "ibuprofen", name: "Ibuprofen", dose: 400.5, taken: 800.5, max: 1200.5,
        left: 399.5,
        withinMinutes: 1440, lastAt: "2026-12-01T17:00:00+01:00",
        nextAt: "2026-12-01T23:00:00+01:00")

    static let bareNeed = Wire.Need(
        medication: "ibuprofen", name: "Ibuprofen", taken: 0.5, withinMinutes: 1440)

    static let entry = Wire.Entry(
        number: 7, at: "2026-12-01T17:05:00+01:00", by: .command, event: .taken,
        medication: "baclofen", dose: "baclofen/2026-12-01/17:00", date: "2026-12-01",
        amount: 7.5, intakeAt: "2026-12-01T17:00:00+01:00",
        until: "2026-12-01T18:00:00+01:00", from: "2026-12-02 00:00", reason: "nausea",
        cause: .unattended, placed: .accepted, step: 2, day: 3, news: .change,
        observation: observation, stock: stockEntry, undoes: 3, afterLoss: true, request: "c0ffee",
        computer: "laptop-0123456789ab")

    static let observation = Wire.Observation(
        .other, name: "coffee", value: 1.5, unit: "cups", note: "strong",
        at: "2026-12-01T16:40:00+01:00")

    static let bareObservation = Wire.Observation(.note, at: "2026-12-01T16:40:00+01:00")

    static let stockEntry = Wire.StockEntry(
        .added, pieces: Wire.Quantity(value: 12.5, unit: "tablets"), strength: 10.5,
        expires: "2027-03-31")

    static let bareStockEntry = Wire.StockEntry(
        .counted, pieces: Wire.Quantity(value: 12.5, unit: "ml"))

    static let stock = Wire.Stock(
        medication: "baclofen", name: "Baclofène", strength: 10.5,
        pieces: Wire.Quantity(value: 12.5, unit: "tablets"),
        missing: Wire.Quantity(value: 0.5, unit: "tablets"), lasting: .before, date: "2026-12-05",
        expires: "2027-03-31", expiring: Wire.Quantity(value: 2.5, unit: "tablets"),
        isToTell: true)

    static let bareStock = Wire.Stock(
        medication: "ibuprofen", name: "Ibuprofen",
        pieces: Wire.Quantity(value: 12.5, unit: "tablets"), lasting: .asNeeded)

    static let drinks = Wire.DrinkSums(date: "2026-12-01", day: 1.5, week: 4.25, days: 3)

    static let diary = Wire.DiaryDay(
        date: "2026-12-01", entries: [entry], leftOut: 2, drinks: drinks)

    static let period = Wire.Period(
        medication: "baclofen", name: "Baclofène", from: "2026-12-01", through: "2026-12-07",
        planned: 7.5, taken: 2.5, Adherence())

    static let bareDiary = Wire.DiaryDay(date: "2026-10-01", entries: [])

    static let bareEntry = Wire.Entry(
        number: 7, at: "2026-12-01T17:05:00+01:00", by: .daemon, event: .planAdopted)

    static let warning = Wire.Warning(
        kind: .closeToNext, medication: "baclofen", name: "Baclofène",
        dose: "baclofen/2026-12-01/17:00", at: "2026-12-01T17:00:00+01:00", minutes: 40,
        taken: 2.5, planned: 7.5, step: 2, day: 3)

    static let bareWarning = Wire.Warning(
        kind: .extraIntake, medication: "baclofen", name: "Baclofène")

    static func day(_ dose: Wire.Dose) -> Wire.Day {
        Wire.Day(
            date: "2026-12-01", doses: [dose], extraIntakes: [extra],
            totals: [dose == bareDose ? bareTotal : total],
            needs: [dose == bareDose ? bareNeed : need])
    }

    static func status(_ dose: Wire.Dose) -> Wire.Overview {
        Wire.Overview(
            version: "0.1.0", now: "2026-12-01T17:05:00+01:00", zone: "Europe/Paris",
            questions: [dose == bareDose ? bareQuestion : question], waiting: [waiting],
            takeable: [dose], next: [dose], missed: [dose],
            today: day(dose), courses: [dose == bareDose ? bareCourse : course],
            stocks: [dose == bareDose ? bareStock : stock],
            health: [dose == bareDose ? bareHealth : health],
            session: dose == bareDose ? nil : "unix:path=/run/user/1000/bus")
    }

    static let waiting = Wire.Waiting(
        medication: "baclofen", name: "Baclofène", starts: "2026-12-09")

    static let recurrence = Wire.Recurrence(
        .cycle, weekdays: ["monday"], every: 2, on: 21, off: 7, days: [1, 8], of: 28,
        from: "2026-12-01")

    static let bareRecurrence = Wire.Recurrence(.weekdays, from: "2026-12-01")

    static let amounts = Wire.DayAmounts(
        date: "2026-12-01", sum: 12.5, times: ["15:00", "17:00"], amounts: [2.5, 10.5],
        recurrence: recurrence)

    static let bareAmounts = Wire.DayAmounts(
        sum: 12.5, times: ["15:00", "17:00"], amounts: [2.5, 10.5])

    static let question = Wire.Question(
        medication: "baclofen", name: "Baclofène", kind: .change, stays: amounts, changes: amounts,
        step: 2, first: amounts, starts: "2026-12-02")

    static let bareQuestion = Wire.Question(
        medication: "baclofen", name: "Baclofène", kind: .begin)

    static let choice = Wire.Choice(
        medication: "baclofen", name: "Baclofène", placed: .accepted, from: "2026-12-02",
        today: amounts, next: amounts, course: course)

    static let bareChoice = Wire.Choice(
        medication: "baclofen", name: "Baclofène", placed: .kept, from: "2026-12-02",
        today: bareAmounts, next: bareAmounts)

    static let place = Wire.Place(file: "/plan.toml", line: 7, column: 3)

    static let health = Wire.Health(
        .store, .failed, isInForce: true, file: "/ledger.sqlite", problems: [place],
        at: "2026-12-01T17:05:00+01:00", zone: "Europe/Paris", user: 1000, version: 9, known: 4,
        application: 7, pragma: "synchronous", found: "1", error: "disk full", doses: [dose],
        damaged: 2, missing: 3, first: 7, isIndexDamaged: true, players: ["paplay"],
        server: "dunst", serverVersion: "1.9.0", lost: 4, medications: ["Baclofène"],
        computer: "laptop-0123456789ab")

    static let bareHealth = Wire.Health(.clock, .plausible)

    static let step = Wire.CourseStep(
        step: 3, from: "2026-12-05", sum: 12.5, times: ["15:00", "17:00"],
        amounts: [2.5, 10.5], recurrence: recurrence, others: [amounts])

    static let bareStep = Wire.CourseStep(
        step: 3, from: "2026-12-05", sum: 12.5, times: ["15:00"], amounts: [12.5])

    static let move = Wire.CourseMove(
        record: 7, kind: .steppedBack, from: "2026-12-02 00:00", reason: "nausea")

    static let bareMove = Wire.CourseMove(record: 7, kind: .held, from: "2026-12-02 00:00")

    static let pastDay = Wire.CourseDay(
        date: "2026-12-01", planned: 7.5, taken: 2.5)

    static let dayToCome = Wire.CourseDay(date: "2026-12-02", planned: 7.5)

    static let course = Wire.CourseReport(
        medication: "baclofen", name: "Baclofène", today: "2026-12-01", standing: .held, step: 2,
        steps: 3, day: 1, stepDays: 3, starts: "2026-11-28", waitsUntil: "2026-12-04",
        follows: "2026-12-02", sum: 7.5,
        times: ["15:00", "17:00"], amounts: [2.5, 5.5], recurrence: recurrence,
        others: [amounts], timesTo: ["16:00", "18:00"], timesUntil: "2026-12-03", upcoming: [step],
        reachesLast: "2026-12-05", ends: "2026-12-08", series: series, moves: [move],
        days: [pastDay])

    static let series = Wire.Series(doses: 21, everySeconds: 28_800, first: 2, last: 4)

    static let bareSeries = Wire.Series(doses: 21, everySeconds: 28_800)

    static let bareCourse = Wire.CourseReport(
        medication: "baclofen", name: "Baclofène", today: "2026-11-01", standing: .notBegun,
        steps: 3, starts: "2026-12-01", sum: 0.5)

    static let answer = Wire.Answer(
        isRecorded: true, doses: [dose], extraIntakes: [extra], undone: [entry],
        questions: [question], warnings: [warning], takeable: [dose], next: dose,
        needs: [need], noted: entry, drinks: drinks, stocks: [stock])

    static let bareAnswer = Wire.Answer(isRecorded: false)

    static let moved = MoveReply(
        isRecorded: true, before: amounts, today: amounts, next: amounts, course: course)

    static let copying = Wire.Copying(
        .failed, done: 3, of: 7, file: "/backups/ledger.sqlite", error: "disk full")

    static let account = Wire.LedgerAccount(
        records: 3, first: "2026-12-01T17:05:00+01:00", last: "2026-12-01T18:05:00+01:00",
        medications: ["baclofen"], damaged: 1)

    static let restoring = Wire.Restoring(
        .refused, incoming: account, present: account, isAnother: true,
        aside: "/ledger.sqlite.before-1", problem: .altered, line: 7, version: 9, known: 4,
        error: "disk full")

    /// Every call, with every parameter it can have.
    static let calls = [
        ControlCall("Status"),
        ControlCall("Today", date: "2026-12-01"),
        ControlCall("Take", dose: "17:00", at: "17:05", amount: 7.5, unit: "ml", request: "c0ffee"),
        ControlCall("Skip", dose: "17:00", reason: "nausea", request: "c0ffee"),
        ControlCall("Snooze", dose: "17:00", minutes: 5, request: "c0ffee"),
        ControlCall("Undo", dose: "17:00", request: "c0ffee"),
        ControlCall(
            "Note", at: "16:40", unit: "cups", observation: .other, observedName: "coffee",
            value: 1.5, note: "strong", request: "c0ffee"),
        ControlCall("Diary", date: "2026-12-01"),
        ControlCall(
            "TellStock", unit: "tablets", medication: "baclofen", change: .added, pieces: 60.5,
            strength: 10.5, strengthUnit: "mg", expires: "2027-03-31", request: "c0ffee"),
        ControlCall("Stock", medication: "baclofen"),
        ControlCall(
            "Hold", medication: "baclofen", isNow: true, reason: "nausea", request: "c0ffee"),
        ControlCall(
            "Resume", medication: "baclofen", isNow: true, reason: "well", request: "c0ffee"),
        ControlCall(
            "Back", medication: "baclofen", isNow: false, reason: "nausea", request: "c0ffee"),
        ControlCall("Foresee", medication: "baclofen", kind: .resumed, isNow: true),
        ControlCall("PlanAccept", medication: "baclofen", request: "c0ffee"),
        ControlCall("PlanKeep", medication: "baclofen", request: "c0ffee"),
        ControlCall("Goto", medication: "baclofen", step: 2, request: "c0ffee"),
        ControlCall("Course", medication: "baclofen"),
        ControlCall("History", limit: 20, before: 7),
        ControlCall("Adherence", from: "2026-12-01", through: "2026-12-07", days: 7),
        ControlCall("Watch"),
        ControlCall("Test"),
        ControlCall("Export", before: 9, after: 7, offset: 3),
        ControlCall("Backup"),
        ControlCall("Restore", isNow: true),
    ]

    /// Every call, with those alone that it must have.
    static let bareCalls = calls.map {
        switch $0.name {
        case "Goto": ControlCall("Goto", step: 2)
        case "Foresee": ControlCall("Foresee", kind: .held)
        case "Adherence": ControlCall("Adherence", from: "2026-12-01", through: "2026-12-07")
        case "TellStock": ControlCall("TellStock", change: .counted, pieces: 12.5)
        case "Note": ControlCall("Note", observation: .note)
        default: ControlCall(String($0.name))
        }
    }

    static let replies: [(method: String, reply: any ControlReply)] = [
        ("Status", StatusReply(status: status(dose))),
        ("Today", DayReply(day: day(dose), questions: [question])),
        ("Take", AnswerReply(answer: answer)),
        ("Skip", AnswerReply(answer: answer)),
        ("Snooze", AnswerReply(answer: answer)),
        ("Undo", AnswerReply(answer: answer)),
        ("Note", AnswerReply(answer: answer)),
        ("Diary", DiaryReply(diary: diary)),
        ("TellStock", AnswerReply(answer: answer)),
        ("Stock", StockReply(today: "2026-12-01", stocks: [stock])),
        ("Hold", moved), ("Resume", moved), ("Back", moved), ("Foresee", moved),
        ("PlanAccept", ChoiceReply(choices: [choice])),
        ("PlanKeep", ChoiceReply(choices: [choice])),
        ("Goto", ChoiceReply(choices: [choice])),
        ("Course", CourseReply(courses: [course], questions: [question])),
        (
            "History",
            HistoryReply(entries: [entry], unreadable: [7], ledger: "/home/p/ledger.sqlite")
        ),
        (
            "Adherence",
            AdherenceReply(periods: [period], entries: [entry], leftOut: 2, next: "2026-12-08")
        ),
        ("Watch", WatchReply(status: status(dose), entries: [entry])),
        ("Test", TestReply(test: .doseRings)),
        ("Export", ExportReply(lines: "{}", after: 7, offset: 3, last: 9)),
        ("Backup", BackupReply(backup: copying)),
        ("Restore", RestoreReply(restoring: restoring)),
    ]

    static let errors: [ControlError] = [
        ControlError(.nothingTakeable, .init(missed: dose, next: dose)),
        ControlError(.missed, .init(dose: dose, next: dose)),
        ControlError(.notYetOpen, .init(dose: dose)),
        ControlError(.settled, .init(dose: dose)),
        ControlError(.ambiguous, .init(doses: [dose])),
        ControlError(.unknownDose, .init(doses: [dose], asked: "18:00")),
        ControlError(.intakeNotNamed, .init(medications: ["baclofen"])),
        ControlError(.amountNotGiven, .init(medication: "baclofen")),
        ControlError(
            .otherUnit, .init(medication: "baclofen", told: "ml", counted: "mg")),
        ControlError(
            .tooSoon,
            .init(medication: "ibuprofen", at: "2026-12-01T18:00:00+01:00", left: 2.5)),
        ControlError(.inTheFuture, .init(at: "2026-12-01T18:00:00+01:00")),
        ControlError(.tooLongAgo, .init(at: "2026-01-01T18:00:00+01:00")),
        ControlError(.nothingRinging),
        ControlError(.nothingToUndo),
        ControlError(.medicationNotNamed, .init(medications: ["baclofen", "other"])),
        ControlError(.unknownMedication, .init(asked: "baclofène", medications: ["baclofen"])),
        ControlError(.ambiguousName, .init(asked: "bac", medications: ["baclofen", "bactrim"])),
        ControlError(
            .courseCannot,
            .init(
                medication: "baclofen", kind: .steppedBack, course: course, question: question)),
        ControlError(.noRaiseOnReturn, .init(medication: "baclofen", kind: .resumed)),
        ControlError(.nothingAsked, .init(medication: "baclofen")),
        ControlError(.nothingToKeep, .init(medication: "baclofen")),
        ControlError(.unknownStep, .init(medication: "baclofen", steps: 10)),
        ControlError(.courseOver, .init(medication: "baclofen")),
        ControlError(
            .whichStrength, .init(medication: "baclofen", strength: 20.5, strengths: [10.5])),
        ControlError(
            .notSoMany,
            .init(medication: "baclofen", left: Wire.Quantity(value: 2.5, unit: "tablets"))),
        ControlError(.expiry, .init(date: "2026-03-31")),
        ControlError(.noPlan, .init(health: health)),
        ControlError(.notSaved, .init(health: health)),
    ]

    static let bareErrors: [ControlError] = [
        ControlError(.nothingTakeable),
        ControlError(.missed, .init(dose: bareDose)),
        ControlError(.notYetOpen, .init(dose: bareDose)),
        ControlError(.settled, .init(dose: bareDose)),
        ControlError(.ambiguous, .init(doses: [])),
        ControlError(.unknownDose, .init(doses: [], asked: "")),
        ControlError(.tooSoon, .init(medication: "ibuprofen")),
        ControlError(.medicationNotNamed, .init(medications: [])),
        ControlError(.unknownMedication, .init(asked: "", medications: [])),
        ControlError(
            .courseCannot, .init(medication: "baclofen", kind: .held, course: bareCourse)),
        ControlError(.nothingAsked),
        ControlError(.whichStrength, .init(medication: "baclofen", strengths: [])),
        ControlError(.noPlan, .init(health: bareHealth)),
    ]
}
