import DoseCore
import Systemd
import Testing

@testable import DoseDaemon

@Suite struct JournalPrivacyTests {
    @Test func `a private journal is told no reason, for it may name the drug`() throws {
        let rows: [(JournalDetail, String)] = [
            (.full, "the dose of 17:00 of Baclofen, 10 mg, was skipped: dizzy of baclofen"),
            (.private, "the dose of 17:00 was skipped"),
        ]
        let dose = try #require(DoseID("baclofen/2026-12-01/17:00"))
        let event = Record.Event.dose(
            dose, planned: Amount(milligrams: 10), due: Instant(seconds: 0),
            .skipped(reason: "dizzy of baclofen"))
        let boot = BootTime(boot: "a", milliseconds: 0)
        let record = Record(
            number: 1, at: Moment(wall: Instant(seconds: 0), boot: boot), by: .command,
            event: event)
        for (detail, message) in rows {
            let entry = JournalEntry(record, zone: .utc, detail: detail) { _ in "Baclofen" }
            #expect(entry.message == message)
        }
    }
}
