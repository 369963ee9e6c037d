import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `Screens for people` {
    @Test func `a day`() {
        #expect(
            joined(Screen.plain.day(Wire.Day(date: "2026-12-24")))
                == "Thu 24 December 2026\n\nNothing is planned or recorded.")
        var day = Sample.day
        var replaced = Sample.awaited
        replaced.state = .superseded
        var unattended = Sample.missed
        unattended.cause = .unattended
        var less = Sample.taken
        less.taken = 2.5
        day.doses = [less, unattended, Sample.skipped, replaced, Sample.awaited]
        day.extraIntakes = []
        day.totals[0].taken = 70
        #expect(
            joined(Screen.plain.day(day)) == """
                Tue 1 December 2026

                  ✓  13:00  Baclofène  10 mg  1 tablet   2.5 mg taken at 13:04
                  ✗  15:00  Baclofène  20 mg  2 tablets  missed: computer was off
                  –  15:00  Baclofène  20 mg  2 tablets  skipped: nausea
                  –  17:00  Baclofène  30 mg  3 tablets  no longer due
                  ○  17:00  Baclofène  30 mg  3 tablets

                Baclofène: 70 mg taken, which is more than the 60 mg planned.
                """)
    }

    @Test func `the history`() {
        #expect(
            joined(history(HistoryReply(entries: Sample.entries))) == """
                  9  2026-12-02 00:41  answer 8 undone                                                by command
                  8  2026-12-01 18:40  baclofen extra intake: 30 mg at 18:30                          by command
                  7  2026-12-02 00:40  baclofen 17:00 of 2026-12-01 taken: 30 mg at 2026-12-01 17:50  by command
                  6  2026-12-01 18:00  baclofen 17:00 missed: computer was off
                  5  2026-12-01 17:30  baclofen 17:00 skipped: nausea                                 by button
                  4  2026-12-01 17:05  baclofen 17:00 snoozed until 17:15                             by button
                  3  2026-12-01 17:00  baclofen 17:00 rings: 30 mg until 18:00
                  2  2026-12-01 16:50  baclofen 17:00 no longer due
                  1  2026-12-01 12:00  plan adopted
                """)
        #expect(
            joined(history(HistoryReply(entries: Sample.moves))) == """
                  12  2026-12-01 21:00  baclofen goes on from 2026-12-01 21:00                   by command
                  11  2026-12-01 21:00  baclofen goes back a step from 2026-12-01 21:00: nausea  by command
                  10  2026-12-01 21:00  baclofen on hold from 2026-12-02: nausea                 by command
                """)
        #expect(
            joined(history(HistoryReply(entries: Sample.news))) == """
                  17  2026-12-01 18:00  baclofen: told that stock expires on 2026-12-02
                  16  2026-12-01 18:00  baclofen: told that the stock is short from 2026-12-02 on
                  15  2026-12-01 18:00  baclofen: reminded of the visit to the prescriber
                  14  2026-12-01 18:00  baclofen: told that the course ends on 2026-12-02
                  13  2026-12-01 18:00  baclofen: told what changes on 2026-12-02
                """)
        #expect(history(HistoryReply()) == ["Nothing is recorded yet."])
    }

    @Test func `a history with records that cannot be read says so`() {
        var reply = HistoryReply(
            entries: [Sample.entries[0]], unreadable: [7, 2], ledger: "/home/p/ledger.sqlite")
        #expect(
            joined(history(reply)) == """
                  9  2026-12-02 00:41  answer 8 undone  by command
                2 records from 2 to 7 cannot be read; the file is /home/p/ledger.sqlite
                """)
        reply.entries = []
        reply.unreadable = [2]
        #expect(
            history(reply)
                == ["Record 2 cannot be read; the file is /home/p/ledger.sqlite"])
    }

    @Test func `the columns of a history that comes in portions never get narrower`() {
        let portions = [Sample.moves, Array(Sample.entries.prefix(1)), Sample.entries].map {
            HistoryReply(entries: $0)
        }
        let lines = history(portions[0], portions[1], portions[2])
        let hands = lines.filter { $0.contains("  by ") }.map { $0.distance(to: "  by ") }
        #expect(hands.prefix(4) == [79, 79, 79, 79])
    }

    /// What is printed of a history that comes in these portions.
    private func history(_ portions: HistoryReply...) -> [String] {
        var printed = PrintedHistory()
        return portions.flatMap { Screen.plain.history($0, after: &printed) }
            + Screen.plain.end(of: printed)
    }

    @Test func `a watch begins with what there is and goes on with what changes`() {
        var status = Sample.status
        let first = WatchReply(status: status, entries: [])
        #expect(
            Screen.plain.changes(first, since: nil) == [
                "17:05  Watching dosed 0.1.0.",
                "17:05  baclofen 17:00 (30 mg): ringing until 18:00",
                "17:05  Next: Baclofène 5 mg (½ tablet) at 13:00 tomorrow.",
            ])
        let before = status
        status.health[2] = Wire.Health(.store, .failed, file: "ledger", error: "disk full")
        let trouble = WatchReply(status: status, entries: [Sample.entries[4]])
        #expect(
            Screen.plain.changes(trouble, since: before) == [
                "17:30  baclofen 17:00 skipped: nausea, by button",
                "17:05  Trouble with the records: answers cannot be saved: ledger: disk full",
            ])
        #expect(Screen.plain.changes(WatchReply(status: status, entries: []), since: status) == [])
        #expect(
            Screen.plain.changes(WatchReply(status: before, entries: []), since: status)
                == ["17:05  The records are in order again."])
    }
}

extension String {
    fileprivate func distance(to part: String) -> Int? {
        ranges(of: part).last.map { distance(from: startIndex, to: $0.lowerBound) }
    }
}
