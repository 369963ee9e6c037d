import DoseCore
import Linux
import Systemd
import Testing

@testable import DoseDaemon

/// What the journal is told of a record.
struct JournalEntryTests {
    private func entry(_ event: Record.Event, _ detail: JournalDetail = .full) -> JournalEntry {
        JournalEntry(record(7, by: .button, event), zone: .utc, detail: detail) {
            $0 == "baclofen" ? "Baclofène" : $0
        }.harmless
    }

    private func fields(_ entry: JournalEntry) -> [String: String] {
        Dictionary(uniqueKeysWithValues: entry.fields.map { ($0.name, $0.value) })
    }

    private let taken = Intake(amount: mg(30), at: utc("2026-12-01 17:01"))
    private let half = Intake(amount: mg(15), at: utc("2026-12-01 17:01"))

    @Test func `every event is told in one sentence`() {
        let dose = "the dose of 17:00 of Baclofène, 30 mg,"
        let rows: [(Record.Event, String)] = [
            (.planAdopted("x", afterLoss: false), "the plan is in force"),
            (
                .planAdopted("x", afterLoss: true),
                "the plan is in force; what was taken before the ledger was lost is not known"
            ),
            (happened(.raised(closes: utc("2026-12-01 18:00"))), "\(dose) is due, until 18:00"),
            (
                happened(.snoozed(until: utc("2026-12-01 17:10"))),
                "\(dose) is snoozed until 17:10"
            ),
            (happened(.taken(taken)), "\(dose) was taken at 17:01"),
            (happened(.taken(half)), "\(dose) was taken at 17:01: 15 mg"),
            (happened(.skipped(reason: nil)), "\(dose) was skipped"),
            (happened(.skipped(reason: "a\nb")), "\(dose) was skipped: a\\u{a}b"),
            (happened(.missed(.unanswered)), "\(dose) was missed: nobody answered"),
            (
                happened(.missed(.unattended)),
                "\(dose) was missed: the computer was off or asleep, or dosed was not running"
            ),
            (
                happened(.missed(.clockStep)),
                "\(dose) was missed: the clock was set past its window"
            ),
            (
                happened(.missed(.spacing)),
                "\(dose) was missed: it would have followed too soon on the last intake"
            ),
            (happened(.superseded), "\(dose) is no longer due"),
            (
                .extraIntake("other", date("2026-12-01"), taken),
                "an extra intake of other, 30 mg, at 17:01 was recorded"
            ),
            (
                heldCourse,
                "the course of Baclofène stays on its step from 2026-12-02 00:00 on: nausée, 30 mg of Baclofène"
            ),
            (
                .course(
                    "baclofen", CourseMove(.steppedBack, from: civil("2026-12-05 16:45")),
                    reason: nil),
                "the course of Baclofène goes back one step from 2026-12-05 16:45 on"
            ),
            (.undone(5), "the answer of record 5 was undone"),
            (noted(observed(.drink, 2)), "an entry of the diary was recorded: 2 drinks at 16:40"),
            (noted(observed(.drink, 1)), "an entry of the diary was recorded: 1 drink at 16:40"),
            (
                noted(observed(.effect, name: "drowsiness", 3, note: "30 mg")),
                "an entry of the diary was recorded: drowsiness 3 at 16:40"
            ),
            (
                noted(observed(.note, note: "slept badly")),
                "an entry of the diary was recorded: note at 16:40"
            ),
        ]
        for (event, message) in rows { #expect(entry(event).message == message) }
    }

    @Test func `what is of another day has its date`() {
        let dose = DoseID(medication: "baclofen", date: date("2026-11-30"), time: time("12:00"))
        let told = Intake(amount: mg(30), at: utc("2026-11-30 12:10"))
        let rows: [(Record.Event, String)] = [
            (
                .dose(dose, planned: mg(30), due: utc("2026-11-30 12:00"), .taken(told)),
                "the dose of 2026-11-30 12:00 of Baclofène, 30 mg, was taken at 2026-11-30 12:10"
            ),
            (
                .extraIntake("baclofen", date("2026-11-30"), told),
                "an extra intake of Baclofène, 30 mg, at 2026-11-30 12:10 was recorded"
            ),
        ]
        for (event, message) in rows { #expect(entry(event).message == message) }
    }

    @Test func `what a program looks for is in fields`() {
        #expect(
            fields(entry(happened(.taken(half)))) == [
                "DOSED_EVENT": "taken", "DOSED_RECORD": "7", "DOSED_BY": "button",
                "DOSED_DOSE": "baclofen/2026-12-01/17:00", "DOSED_MEDICATION": "baclofen",
                "DOSED_AMOUNT": "15", "DOSED_UNIT": "mg", "DOSED_AMOUNT_MG": "15",
            ])
        #expect(
            fields(entry(.undone(5)))
                == ["DOSED_EVENT": "undone", "DOSED_RECORD": "7", "DOSED_BY": "button"])
        #expect(
            fields(entry(noted(observed(.other, name: "coffee", 1.5, unit: "cups", note: "n"))))
                == [
                    "DOSED_EVENT": "diary", "DOSED_RECORD": "7", "DOSED_BY": "button",
                    "DOSED_OBSERVATION": "other", "DOSED_NAME": "coffee", "DOSED_VALUE": "1.5",
                    "DOSED_UNIT": "cups",
                ])
        #expect(
            fields(entry(noted(observed(.drink, 2)), .private))
                == ["DOSED_EVENT": "diary", "DOSED_RECORD": "7", "DOSED_BY": "button"])
    }

    private func noted(_ observation: Observation) -> Record.Event {
        .diary(DiaryEntry(observation, at: utc("2026-12-01 16:40"), on: date("2026-12-01")))
    }

    @Test func `what a person noted in words is never in the journal`() {
        for observation in everyObservation {
            let entry = entry(noted(observation))
            let texts = [entry.message] + entry.fields.flatMap { [$0.name, $0.value] }
            guard let note = observation.note else { continue }
            #expect(!texts.contains { $0.contains(note) }, "\(texts)")
        }
    }

    @Test func `a missed dose stands out`() {
        for event in everyEvent {
            let isMissed = if case .dose(_, _, _, .missed) = event { true } else { false }
            #expect(entry(event).priority == (isMissed ? .warning : .notice))
        }
    }

    @Test func `in private neither name nor key nor amount nor reason is anywhere`() {
        let told = happened(.skipped(reason: "took 30 mg of Baclofène before"))
        for event in everyEvent + [happened(.taken(half)), told] {
            let entry = entry(event, .private)
            let texts = [entry.message] + entry.fields.flatMap { [$0.name, $0.value] }
            let lines = texts.joined(separator: "\n").lowercased()
            for word in ["baclof", " mg", "_mg", "30", "12.5", "15", "nausée", "version"] {
                #expect(!lines.contains(word), "\(lines)")
            }
        }
        #expect(
            fields(entry(happened(.taken(taken)), .private)) == [
                "DOSED_EVENT": "taken", "DOSED_RECORD": "7", "DOSED_BY": "button",
                "DOSED_DOSE": "2026-12-01/17:00",
            ])
    }

    @Test func `every event has an id of its own`() {
        let ids = JournalEvent.messageIDs
        #expect(Set(ids.values).count == ids.count)
        #expect(ids.count == JournalEvent.allCases.count + Record.Event.Word.allCases.count)
        #expect(Set(everyEvent.map(\.word)) == Set(Record.Event.Word.allCases))
    }
}
