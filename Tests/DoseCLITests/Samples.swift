import ControlProtocol
import DoseCore

/// Tuesday 1 December 2026 in Paris: 10 mg at 13:00, 20 mg at 15:00, 30 mg at 17:00, as a daemon tells them.
enum Sample {
    static func dose(
        _ time: String, _ milligrams: Double, tablets: Double, state: Wire.Dose.State,
        day: String = "2026-12-01", opens: String, closes: String
    ) -> Wire.Dose {
        Wire.Dose(
            id: "baclofen/\(day)/\(time)", medication: "baclofen", name: "Baclofène", date: day,
            time: time, amount: .milligrams(milligrams),
            portions: [
                Wire.Portion(
                    things: Wire.Quantity(value: tablets, unit: "tablets"), strength: 10)
            ],
            due: "\(day)T\(time):00+01:00", opens: "\(day)T\(opens):00+01:00",
            closes: "\(day)T\(closes):00+01:00", state: state)
    }

    static var taken: Wire.Dose {
        var dose = dose(
            "13:00", 10, tablets: 1, state: .taken, opens: "12:30", closes: "14:00")
        dose.takenAt = "2026-12-01T13:04:10+01:00"
        dose.taken = 10
        dose.recordedAt = "2026-12-01T13:05:00+01:00"
        dose.recordedBy = .button
        return dose
    }

    static var missed: Wire.Dose {
        var dose = dose(
            "15:00", 20, tablets: 2, state: .missed, opens: "14:30", closes: "16:00")
        dose.cause = .unanswered
        dose.recordedAt = "2026-12-01T16:00:00+01:00"
        dose.recordedBy = .daemon
        return dose
    }

    static var skipped: Wire.Dose {
        var dose = missed
        dose.state = .skipped
        dose.cause = nil
        dose.reason = "nausea"
        dose.recordedAt = "2026-12-01T15:10:00+01:00"
        dose.recordedBy = .command
        return dose
    }

    static var awaited: Wire.Dose {
        dose("17:00", 30, tablets: 3, state: .awaited, opens: "16:30", closes: "18:00")
    }

    static var ringing: Wire.Dose {
        var dose = awaited
        dose.state = .ringing
        return dose
    }

    static var snoozed: Wire.Dose {
        var dose = awaited
        dose.state = .snoozed
        dose.snoozedUntil = "2026-12-01T17:20:00+01:00"
        return dose
    }

    static var tomorrow: Wire.Dose {
        dose(
            "13:00", 5, tablets: 0.5, state: .awaited, day: "2026-12-02", opens: "12:30",
            closes: "14:00")
    }

    /// Of another medication, at the same time as `ringing`.
    static var other: Wire.Dose {
        var dose = ringing
        dose.id = "pregabalin/2026-12-01/17:00"
        dose.medication = "pregabalin"
        dose.name = "Pregabalin"
        dose.amount = 75
        dose.portions = nil
        return dose
    }

    static let extra = Wire.ExtraIntake(
        record: 9, medication: "baclofen", name: "Baclofène", date: "2026-12-01",
        at: "2026-12-01T16:10:00+01:00", amount: 2.5)

    static var day: Wire.Day {
        Wire.Day(
            date: "2026-12-01", doses: [taken, missed, ringing], extraIntakes: [extra],
            totals: [
                Wire.DayTotal(
                    medication: "baclofen", name: "Baclofène", taken: 12.5,
                    planned: 60)
            ])
    }

    static var status: Wire.Overview {
        Wire.Overview(
            version: "0.1.0", now: "2026-12-01T17:05:00+01:00", zone: "Europe/Paris",
            takeable: [ringing], next: [tomorrow], missed: [missed], today: day,
            courses: [courseInShort],
            health: [
                Wire.Health(.plan, .inForce), Wire.Health(.settings, .inForce),
                Wire.Health(.store, .writable), Wire.Health(.clock, .plausible),
                Wire.Health(.zone, .readable), Wire.Health(.display, .withButtons),
                Wire.Health(.sound, .untried),
                Wire.Health(.journal, .complete),
            ])
    }

    /// On the first day of its second step of three, with a day behind it.
    static var course: Wire.CourseReport {
        Wire.CourseReport(
            medication: "baclofen", name: "Baclofène", today: "2026-12-01", standing: .running,
            step: 2, steps: 3, day: 1, stepDays: 2, starts: "2026-11-30", sum: 20,
            times: ["13:00", "17:00"], amounts: [0, 20],
            upcoming: [
                Wire.CourseStep(
                    step: 3, from: "2026-12-03", sum: 30, times: ["13:00", "17:00"],
                    amounts: [10, 20])
            ],
            reachesLast: "2026-12-03",
            days: [
                Wire.CourseDay(
                    date: "2026-11-30", planned: 10, taken: 10),
                Wire.CourseDay(date: "2026-12-01", planned: 20, taken: 0),
                Wire.CourseDay(date: "2026-12-02", planned: 20),
                Wire.CourseDay(date: "2026-12-03", planned: 30),
            ])
    }

    /// As a status has it.
    static var courseInShort: Wire.CourseReport {
        var course = course
        course.days = []
        return course
    }

    static func move(
        _ kind: CourseMove.Kind, from: String, reason: String? = nil
    ) -> Wire.CourseMove {
        Wire.CourseMove(record: 9, kind: kind, from: from, reason: reason)
    }

    /// A day with these amounts at the last of three times.
    static func amounts(_ milligrams: Double...) -> Wire.DayAmounts {
        Wire.DayAmounts(
            sum: .milligrams(milligrams.reduce(0, +)),
            times: Array(["13:00", "15:00", "17:00"].suffix(milligrams.count)),
            amounts: milligrams.map { .milligrams($0) })
    }

    static func row(_ step: Int, from date: String, _ milligrams: Double...) -> Wire.CourseStep {
        Wire.CourseStep(
            step: step, from: date, sum: .milligrams(milligrams.reduce(0, +)),
            times: Array(["13:00", "15:00", "17:00"].suffix(milligrams.count)),
            amounts: milligrams.map { .milligrams($0) })
    }

    static func moved(
        _ course: Wire.CourseReport, before: Wire.DayAmounts = amounts(20),
        today: Wire.DayAmounts = amounts(20), next: Wire.DayAmounts = amounts(20),
        isRecorded: Bool = true
    ) -> MoveReply {
        var next = next
        next.date = CivilDate(course.today).map { "\($0 + 1)" }
        return MoveReply(
            isRecorded: isRecorded, before: before, today: today, next: next,
            course: course)
    }

    /// 21 capsules, one every 8 hours, on the second day.
    static var antibiotic: Wire.CourseReport {
        let capsule = Wire.Quantity(value: 1, unit: "capsules")
        return Wire.CourseReport(
            medication: "amox", name: "Amoxicillin", today: "2026-12-02", standing: .running,
            step: 2, steps: 3, day: 1, stepDays: 6, starts: "2026-12-01",
            sum: Wire.Quantity(value: 3, unit: "capsules"), times: ["07:00", "15:00", "23:00"],
            amounts: [capsule, capsule, capsule],
            upcoming: [
                Wire.CourseStep(
                    step: 3, from: "2026-12-08", sum: capsule, times: ["07:00"],
                    amounts: [capsule])
            ],
            reachesLast: "2026-12-08", ends: "2026-12-09",
            series: Wire.Series(doses: 21, everySeconds: 28_800, first: 3, last: 5))
    }

    static var endedCourse: Wire.CourseReport {
        Wire.CourseReport(
            medication: "baclofen", name: "Baclofène", today: "2026-12-20", standing: .ended,
            steps: 3, starts: "2026-11-30")
    }

    static var courseToCome: Wire.CourseReport {
        Wire.CourseReport(
            medication: "baclofen", name: "Baclofène", today: "2026-11-20", standing: .notBegun,
            steps: 3, starts: "2026-12-01")
    }

    static func entry(_ number: Int, _ event: Record.Event.Word, at time: String) -> Wire.Entry {
        Wire.Entry(
            number: number, at: "2026-12-01T\(time):00+01:00", by: .daemon, event: event,
            medication: "baclofen", dose: "baclofen/2026-12-01/17:00", amount: 30)
    }

    /// One of each move of a course, the newest first.
    static var moves: [Wire.Entry] {
        var held = entry(10, .held, at: "21:00")
        held.dose = nil
        held.amount = nil
        held.from = "2026-12-02 00:00"
        held.reason = "nausea"
        held.by = .command
        var back = held
        back.number = 11
        back.event = .steppedBack
        back.from = "2026-12-01 21:00:05"
        var resumed = back
        resumed.number = 12
        resumed.event = .resumed
        resumed.reason = nil
        return [resumed, back, held]
    }

    /// What was told of a course, the newest first.
    static var news: [Wire.Entry] {
        News.Kind.allCases.enumerated().map { index, kind in
            var told = Wire.Entry(
                number: 13 + index, at: "2026-12-01T18:00:00+01:00", by: .daemon, event: .told)
            (told.medication, told.date, told.news) = ("baclofen", "2026-12-02", kind)
            return told
        }.reversed()
    }

    /// One of each other event, the newest first.
    static var entries: [Wire.Entry] {
        var undone = Wire.Entry(
            number: 9, at: "2026-12-02T00:41:00+01:00", by: .command, event: .undone, undoes: 8)
        undone.request = "c0ffee"
        var extra = entry(8, .extraIntake, at: "18:40")
        extra.dose = nil
        extra.intakeAt = "2026-12-01T18:30:00+01:00"
        extra.by = .command
        var late = entry(7, .taken, at: "18:20")
        late.at = "2026-12-02T00:40:00+01:00"
        late.intakeAt = "2026-12-01T17:50:00+01:00"
        late.by = .command
        var missed = entry(6, .missed, at: "18:00")
        missed.cause = .unattended
        var skipped = entry(5, .skipped, at: "17:30")
        skipped.reason = "nausea"
        skipped.by = .button
        var snoozed = entry(4, .snoozed, at: "17:05")
        snoozed.until = "2026-12-01T17:15:00+01:00"
        snoozed.by = .button
        var raised = entry(3, .raised, at: "17:00")
        raised.until = "2026-12-01T18:00:00+01:00"
        let superseded = entry(2, .superseded, at: "16:50")
        let adopted = Wire.Entry(
            number: 1, at: "2026-12-01T12:00:00+01:00", by: .daemon, event: .planAdopted)
        return [
            undone, extra, late, missed, skipped, snoozed, raised, superseded,
            adopted,
        ]
    }
}
