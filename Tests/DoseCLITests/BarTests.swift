import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

/// The line of a status bar.
@Suite struct BarTests {
    private func status(_ change: (inout Wire.Overview) -> Void) -> Wire.Overview {
        var status = Sample.status
        status.missed = []
        change(&status)
        return status
    }

    private func bar(_ change: (inout Wire.Overview) -> Void) -> BarLine {
        Screen.plain.bar(status(change))
    }

    @Test func `while a dose rings it is told what to take`() {
        #expect(
            bar { _ in }
                == BarLine(
                    kind: .ringing, text: "Now: Baclofène 30 mg", short: "a dose",
                    tooltip: [
                        "Baclofène 30 mg (3 tablets), due 17:00: ringing until 18:00.",
                        "Baclofène 5 mg (½ tablet) at Wed 13:00.",
                    ]))
        let both = bar { $0.takeable.append(Sample.other) }
        #expect((both.text, both.short) == ("Now: 2 medicines", "2 doses"))
    }

    @Test func `a snoozed dose is told with when it comes back`() {
        let line = bar { $0.takeable = [Sample.snoozed] }
        #expect(
            (line.kind, line.text, line.short) == (.snoozed, "17:20: Baclofène 30 mg", "17:20"))
        #expect(
            line.tooltip[0]
                == "Baclofène 30 mg (3 tablets), due 17:00: snoozed until 17:20, can be taken until 18:00."
        )
    }

    /// A window opens without a word of the daemon.
    @Test func `the next dose is told alike before and after its window opens`() {
        var takeable = Sample.awaited
        takeable.state = .takeable
        let before = bar { ($0.takeable, $0.next) = ([], [Sample.awaited]) }
        let after = bar { ($0.takeable, $0.next) = ([takeable], []) }
        #expect(before == after)
        #expect(
            (before.kind, before.text, before.short)
                == (.next, "17:00 Baclofène 30 mg", "17:00"))
    }

    @Test(
        arguments: [
            ("2026-12-01", "17:00"), ("2026-12-02", "Wed 17:00"), ("2026-12-07", "Mon 17:00"),
            ("2026-12-08", "Tue 8 December 17:00"), ("2027-01-04", "Mon 4 January 2027 17:00"),
        ])
    func `a time of another day has its weekday or its date, which midnight does not change`(
        _ date: String, _ time: String
    ) {
        var dose = Sample.awaited
        (dose.date, dose.due) = (date, "\(date)T17:00:00+01:00")
        #expect(bar { ($0.takeable, $0.next) = ([], [dose]) }.short == time)
    }

    @Test func `where nothing is planned that is told`() {
        let line = bar { ($0.takeable, $0.next) = ([], []) }
        #expect(
            line
                == BarLine(
                    kind: .nothing, text: "no dose planned", short: "no dose planned", tooltip: []
                ))
    }

    @Test func `a question and trouble show beside the next dose, and not while one rings`() {
        let question = Wire.Question(medication: "baclofen", name: "Baclofène", kind: .begin)
        let trouble = Wire.Health(.store, .failed, file: "/ledger", error: "disk full")
        func line(_ isRinging: Bool, _ questions: [Wire.Question], _ health: [Wire.Health])
            -> BarLine
        {
            bar {
                if !isRinging { ($0.takeable, $0.next) = ([], [Sample.awaited]) }
                ($0.questions, $0.health) = (questions, health)
            }
        }
        let asked = line(false, [question], [trouble])
        #expect((asked.kind, asked.text) == (.question, "? 17:00 Baclofène 30 mg"))
        #expect(
            asked.tooltip.suffix(2) == [
                "dosed waits for your answer: dosectl status",
                "Trouble with the records: answers cannot be saved: /ledger: disk full",
            ])
        let broken = line(false, [], [trouble])
        #expect((broken.kind, broken.text) == (.trouble, "! 17:00 Baclofène 30 mg"))
        #expect(line(true, [question], [trouble]).kind == .ringing)
    }

    @Test func `what was missed is told with its day`() {
        #expect(
            bar { $0.missed = [Sample.missed] }.tooltip.last
                == "Missed: Baclofène 20 mg (2 tablets) (Tue 15:00)")
    }

    @Test func `in private no line has a name or an amount`() {
        let trouble = Wire.Health(.store, .recordsLost, doses: [Sample.missed])
        let states = [
            ([Sample.ringing, Sample.other], []), ([Sample.snoozed], []), ([], [Sample.tomorrow]),
        ]
        for (takeable, next) in states {
            let line = bar {
                ($0.isPrivate, $0.takeable, $0.next) = (true, takeable, next)
                ($0.missed, $0.health) = ([Sample.missed], [trouble])
            }
            for text in [line.text, line.short] + line.tooltip {
                #expect(!text.contains("aclof") && !text.contains("mg"), "\(text)")
                #expect(!text.contains("Pregabalin") && !text.contains("tablet"), "\(text)")
            }
        }
        #expect(
            bar { ($0.isPrivate, $0.takeable, $0.next) = (true, [], [Sample.tomorrow]) }.text
                == "Wed 13:00 a dose")
    }

    // MARK: The formats

    private let line = BarLine(
        kind: .ringing, text: "Now: <b>A & B</b> 5 % #(x)", short: "a dose",
        tooltip: ["<i>", "\"two\""])

    @Test func `waybar reads markup, so that there is none`() {
        #expect(
            BarFormat.waybar.line(line)
                == #"{"alt":"ringing","class":"ringing","text":"Now: &lt;b&gt;A &amp; B&lt;/b&gt; 5 % #(x)","tooltip":"&lt;i&gt;\n\"two\""}"#
        )
    }

    @Test func `i3blocks is told that there is none, in texts without escapes`() {
        let line = BarLine(
            kind: .ringing, text: #"Now: <b>"A" & B\C</b>"#, short: "a dose", tooltip: [])
        #expect(
            BarFormat.i3blocks.line(line)
                == #"{"full_text":"Now: <b>'A' & B/C</b>","markup":"none","short_text":"a dose","urgent":"true"}"#
        )
    }

    @Test func `tmux is told nothing that it would take for a format`() {
        #expect(BarFormat.tmux.line(line) == "Now: <b>A & B</b> 5 % ##(x)")
    }

    @Test func `no daemon is told in each of them`() {
        let absent = Screen.plain.bar(nil)
        #expect(
            BarFormat.waybar.line(absent)
                == #"{"alt":"absent","class":"absent","text":"dosed is not running","tooltip":""}"#
        )
        #expect(BarFormat.tmux.line(absent) == "dosed is not running")
    }
}
