import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `Looking back` {
    private func program(_ path: String) -> Program {
        var program = Program()
        program.environment["DOSED_SOCKET"] = path
        return program
    }

    private static let status = StatusReply(status: `The status on one screen`.morning).message()

    private func entry(
        _ number: Int, _ event: Record.Event.Word, of medication: String = "baclofen",
        at stamp: String = "2026-12-01T17:00:00+01:00"
    ) -> Wire.Entry {
        var entry = Sample.entry(number, event, at: "17:00")
        (entry.medication, entry.at) = (medication, stamp)
        entry.dose = "\(medication)/2026-12-01/17:00"
        return entry
    }

    private func numbers(_ output: String) -> [Int] {
        output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first.flatMap { Int($0) }
        }
    }

    @Test func `the records of one medication, with those that were taken back`() throws {
        func undone(_ number: Int, _ undoes: Int) -> Wire.Entry {
            Wire.Entry(
                number: number, at: "2026-12-01T17:00:00+01:00", by: .command, event: .undone,
                undoes: undoes)
        }
        let peer = try Peer(
            .reply(Self.status),
            .reply(
                HistoryReply(entries: [
                    undone(9, 7), undone(8, 6), entry(7, .taken, of: "pregabalin"),
                    entry(6, .taken), entry(5, .raised),
                ]).message()),
            .reply(HistoryReply().message()))
        let result = program(peer.path).run("history", "--medication", "Bac")
        #expect(numbers(result.output) == [8, 6, 5])
        #expect(
            peer.calls[1]
                == #"{"method":"org.dosed.Control.History","parameters":{"limit":200}}"#)
    }

    @Test func `a beginning that several have is refused with them`() throws {
        var status = `The status on one screen`.morning
        status.courses[1].medication = "bactrim"
        let peer = try Peer(.reply(StatusReply(status: status).message()))
        #expect(
            program(peer.path).run("history", "--medication=bac")
                == Program.Result(
                    code: .unknownDose,
                    errors: "dosectl: \"bac\" can be baclofen or bactrim. Write more of it.\n"))
    }

    @Test func `all since a date, and no further`() throws {
        let old = entry(1, .taken, at: "2026-11-28T17:00:00+01:00")
        let peer = try Peer(
            .reply(Self.status),
            .reply(
                HistoryReply(entries: [
                    entry(3, .taken), entry(2, .taken, at: "2026-11-30T00:00:00+01:00"),
                ]).message()),
            .reply(HistoryReply(entries: [old]).message()))
        let result = program(peer.path).run("history", "--since", "yesterday")
        #expect(numbers(result.output) == [3, 2])
        #expect(peer.calls.count == 3)
    }

    @Test func `no record is told as such`() throws {
        let peer = try Peer(.reply(Self.status), .reply(HistoryReply().message()))
        #expect(
            program(peer.path).run("history", "--medication", "aspirin").output
                == "There is no such record.\n")
    }

    private func day(_ date: String, _ doses: Wire.Dose...) -> Peer.Part {
        .reply(
            DayReply(
                day: Wire.Day(
                    date: date,
                    doses: doses.map {
                        var dose = $0
                        (dose.date, dose.id) = (date, "\(dose.medication)/\(date)/\(dose.time)")
                        dose.due = "\(date)\(dose.due.dropFirst(10))"
                        return dose
                    })
            ).message())
    }

    @Test func `what was missed, the newest first, and how to tell that it was taken`() throws {
        var off = Sample.missed
        off.cause = .unattended
        let peer = try Peer(
            .reply(Self.status), day("2026-11-30", Sample.taken, off),
            day("2026-12-01", Sample.missed, Sample.ringing))
        #expect(
            program(peer.path).run("history", "missed", "--since", "yesterday").output == """
                  2026-12-01 15:00  Baclofène  20 mg  missed
                  2026-11-30 15:00  Baclofène  20 mg  missed: computer was off

                If you took one, as the newest: dosectl take baclofen/15:00 --at 15:00

                """)
        let none = try Peer(.reply(Self.status), day("2026-12-01", Sample.taken))
        #expect(
            program(none.path).run("history", "missed", "--since", "today").output
                == "No dose was missed since Tue 1 December.\n")
    }

    @Test func `a month as a grid`() {
        func day(_ number: Int, _ doses: Wire.Dose...) -> Wire.Day {
            Wire.Day(date: "2026-12-0\(number)", doses: doses)
        }
        var other = Sample.other
        other.state = .taken
        var needed = Sample.extra
        (needed.medication, needed.name) = ("ibuprofen", "Ibuprofen")
        var third = day(3, Sample.taken, Sample.missed, other)
        third.extraIntakes = [needed]
        let days = [
            day(1), day(2, Sample.taken, Sample.taken), third, day(4, Sample.taken, Sample.skipped),
            day(5, Sample.taken, Sample.ringing), day(6, Sample.taken, Sample.awaited),
        ]
        let first = CivilDate(dayNumber: 20_788)
        #expect(
            joined(Screen.plain.month(days, first: first, length: 31, of: nil)) == """
                December 2026

                              1   5    10   15   20   25   30
                  Baclofène   ·✓✗–●○·························  6 of 8 taken
                  Pregabalin  ··✓····························  1 of 1 taken
                  Ibuprofen   ··+····························

                ✓ all taken, ✗ missed, – skipped, ○ to come, + as needed or beside the doses
                """)
        #expect(
            Screen.ascii.month(days, first: first, length: 31, of: "pregabalin")[3]
                == "  Pregabalin  ..v............................  1 of 1 taken")
        #expect(
            Screen.plain.month([], first: first, length: 31, of: nil)
                == ["December 2026", "", "Nothing was planned or recorded."])
    }

    @Test func `the days of a month are asked for until today`() throws {
        let peer = try Peer(.reply(Self.status), day("2026-12-01", Sample.taken))
        let result = program(peer.path).run("history", "--month")
        #expect(result.output.contains("  Baclofène  ✓·"))
        #expect(
            peer.calls.last
                == #"{"method":"org.dosed.Control.Today","parameters":{"date":"2026-12-01"}}"#)
        let json = try Peer(.reply(Self.status), day("2026-12-01", Sample.taken))
        #expect(
            program(json.path).run("history", "--month", "--json").output
                .hasPrefix(#"{"days":[{"date":"2026-12-01","#))
    }
}
