import ControlProtocol
import DoseCore
import SQLite
import Systemd

@testable import DoseDaemon

/// Rows of a ledger that anything may have written, up to what is told of them.
enum RowsTarget {
    static func check(_ bytes: [UInt8]) {
        var sample = Sample(of: bytes)
        var choices = Choices(bytes)
        var records: [Record] = []
        while !choices.isEmpty, records.count < 16 {
            let row = row(&choices, number: Int64(records.count + 1))
            guard let record = row.record else { continue }
            check(record, of: row, isTold: sample.isOne(of: 8))
            records.append(record)
        }
        // What takes longest: one row is read in a fiftieth of that time.
        if !records.isEmpty, sample.isOne(of: 4) {
            checkAgenda(after: records, isTold: sample.isOne(of: 8))
        }
    }

    /// What is read of a row is what stood in it, and is written as it is read.
    private static func check(_ record: Record, of row: RecordRow, isTold: Bool) {
        let written = RecordRow(record)
        expect(written.record == record, "A record is written and read back the same.")
        let detail = written.detail.flatMap { RecordDetail($0) } ?? RecordDetail()
        let detailBefore = row.detail.flatMap { RecordDetail($0) } ?? RecordDetail()
        expect(
            detail.isPart(of: detailBefore), "What a record says beside its columns was read so.")
        for (index, (value, before)) in zip(written.fields, row.fields).enumerated() {
            // Dates, times and the detail may have been written in another way.
            let isText = index == 9 || index == 10 || index == 15
            expect(
                value == .null || value == before || isText, "A column is written as it was read.")
        }
        guard isTold else { return }
        _ = Wire.Entry(record, zone: paris)
        let entry = JournalEntry(record, zone: paris, detail: .full) { $0 }
        expectHarmless([entry.harmless.message])
    }

    /// Whatever the rows say, the daemon that finds them starts, and tells of its day.
    private static func checkAgenda(after records: [Record], isTold: Bool) {
        var ledger = Ledger()
        for record in records { ledger.apply(record) }
        var agenda = Agenda(zone: paris, plan: plan, ledger: ledger)
        let now = Moment(afternoon)
        for input in [Input.clock, .display] {
            _ = agenda.conclude(agenda.decide(input, at: now), isSaved: true)
        }
        let undo = Input.request(Request(by: .command, answer: .undo(nil)))
        _ = agenda.conclude(agenda.decide(undo, at: now), isSaved: true)
        guard isTold else { return }
        let today = paris.date(at: now.wall)
        let status = Wire.Overview(
            now: now.wall, zone: paris, takeable: agenda.situation(at: now).takeableDoses,
            next: agenda.situation(at: now).nextDoses, today: agenda.situation(at: now).day(today),
            health: [])
        _ = StatusReply(status: status).message()
        let courses = agenda.situation(at: now).courses(of: nil).map {
            Wire.CourseReport($0, today: today)
        }
        _ = CourseReply(courses: courses).message()
    }

    private static let plan = Plan(
        zone: .named("Europe/Paris"),
        medications: [
            Medication(
                key: "drug", name: "Drug", start: CivilDate(dayNumber: 20_780),
                steps: [
                    Step(days: 3, slots: [slot(54_000, 20_000), slot(61_200, 5_000)]),
                    Step(days: 3, slots: [slot(54_000, 30_000), slot(61_200, 5_000)]),
                ], advance: .taken)
        ])

    private static func slot(_ second: Int, _ micrograms: Int) -> Slot {
        Slot(
            time: CivilTime(secondOfDay: second) ?? .midnight,
            amount: Amount(micrograms: micrograms))
    }

    // MARK: Rows

    private static let adoption = Record(
        number: 1, at: Moment(afternoon), by: .daemon, event: .planAdopted("", afterLoss: false))

    /// Each column what belongs there, or anything at all.
    private static func row(_ choices: inout Choices, number: Int64) -> RecordRow {
        var row = RecordRow(adoption)
        row.number = choices.below(8) == 0 ? choices.integer() : number
        row.at = instant(&choices)
        row.boot = choices.pick(["first", "second", ""])
        row.boottime = instant(&choices)
        row.isClockTrusted = choices.byte() % 4 != 0
        row.by = choices.pick(["daemon", "button", "command", "nobody"])
        row.request = choices.maybe { $0.pick(["r", $0.text()]) }
        row.event = choices.pick(events)
        row.medication = choices.pick(["drug", "drug", "other", choices.text()])
        row.date = choices.pick(["2026-12-01", "2026-11-30", "2026-12-02", choices.text()])
        row.time = choices.pick(["15:00", "17:00", "0:00", choices.text()])
        row.amount = amount(&choices)
        row.unit = choices.pick(["mg", "mg", "mg", "puff"])
        row.intake = instant(&choices)
        row.undoes = choices.maybe { $0.byte() % 2 == 0 ? Int64($0.below(32)) : $0.integer() }
        row.detail = choices.below(8) == 0 ? choices.text() : detail(&choices).text
        return row
    }

    private static func detail(_ choices: inout Choices) -> RecordDetail {
        var detail = RecordDetail()
        detail.planned = amount(&choices)
        detail.due = instant(&choices)
        detail.until = instant(&choices)
        detail.reason = choices.maybe { $0.text() }
        detail.cause = choices.maybe { $0.pick(causes) }
        detail.plan = choices.maybe { _ in "" }
        return detail
    }

    private static let events = [
        "plan_adopted", "raised", "snoozed", "taken", "skipped", "missed", "superseded",
        "extra_intake", "held", "resumed", "stepped_back", "undone", "diary", "stock",
    ]
    private static let causes = [
        "ledger_lost", "unanswered", "unattended", "clock_step", "spacing", "other",
    ]

    private static func instant(_ choices: inout Choices) -> Int64 {
        switch choices.below(4) {
        case 0: choices.integer()
        case 1: afternoon.milliseconds - Int64(choices.byte()) * 60_000
        case 2: afternoon.milliseconds + Int64(choices.byte()) * 60_000
        default: afternoon.milliseconds - Int64(choices.byte()) * 86_400_000
        }
    }

    private static func amount(_ choices: inout Choices) -> Int64 {
        choices.pick([20_000, 5_000, 0, choices.integer()])
    }
}

extension RecordDetail {
    /// Whether the other one says all that this one does.
    fileprivate func isPart(of other: RecordDetail) -> Bool {
        func holds<Member: Equatable>(_ member: KeyPath<RecordDetail, Member?>) -> Bool {
            self[keyPath: member] == nil || self[keyPath: member] == other[keyPath: member]
        }
        return holds(\.planned) && holds(\.due) && holds(\.until) && holds(\.reason)
            && holds(\.cause) && holds(\.plan)
    }
}
