import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `Words of the command line become a verb` {
    @Test(arguments: [
        ("take", ControlCall("Take", request: "r")),
        ("take 17:00", ControlCall("Take", dose: "17:00", request: "r")),
        (
            "take baclofen 17:00",
            ControlCall("Take", dose: "baclofen/17:00", request: "r")
        ),
        (
            "take --at 17:05 baclofen/17:00 --amount 2.5",
            ControlCall(
                "Take", dose: "baclofen/17:00", at: "17:05", amount: 2.5, request: "r")
        ),
        (
            "take --amount=20mg --at=now",
            ControlCall("Take", at: "now", amount: 20, unit: "mg", request: "r")
        ),
        (
            "take 2026-12-01/17:00 --at 2026-12-01T17:05:00+01:00",
            ControlCall(
                "Take", dose: "2026-12-01/17:00", at: "2026-12-01T17:05:00+01:00",
                request: "r")
        ),
        ("--json take", ControlCall("Take", request: "r")),
        (
            "--socket /tmp/control take --json",
            ControlCall("Take", request: "r")
        ),
        ("take all", ControlCall("Take", dose: "all", request: "r")),
        ("take Vitamin D", ControlCall("Take", dose: "Vitamin D", request: "r")),
        ("take 08:00 Vitamin D", ControlCall("Take", dose: "08:00/Vitamin D", request: "r")),
        (
            "take vitamin d 2026-12-01 08:00",
            ControlCall("Take", dose: "vitamin d/2026-12-01/08:00", request: "r")
        ),
        ("snooze all 20", ControlCall("Snooze", dose: "all", minutes: 20, request: "r")),
        ("skip", ControlCall("Skip", request: "r")),
        (
            "skip 17:00 --reason nausea",
            ControlCall("Skip", dose: "17:00", reason: "nausea", request: "r")
        ),
        ("skip -- baclofen", ControlCall("Skip", dose: "baclofen", request: "r")),
        ("snooze", ControlCall("Snooze", request: "r")),
        ("snooze 5", ControlCall("Snooze", minutes: 5, request: "r")),
        ("snooze 17:00", ControlCall("Snooze", dose: "17:00", request: "r")),
        ("snooze 17:00 5", ControlCall("Snooze", dose: "17:00", minutes: 5, request: "r")),
        (
            "snooze baclofen 17:00 1440",
            ControlCall("Snooze", dose: "baclofen/17:00", minutes: 1440, request: "r")
        ),
        ("undo", ControlCall("Undo", request: "r")),
    ])
    func `an answer to an alarm`(line: String, call: ControlCall) throws {
        let verb = try Dosectl.parse(line.split(separator: " ").map(String.init)).verb
        #expect((verb as? any AnsweringVerb)?.call(request: "r") == call)
    }

    @Test func `a question`() throws {
        func parse(_ words: String...) throws -> any Verb { try Dosectl.parse(words).verb }
        let date = CivilDate(dayNumber: 20_788)
        #expect(try parse() is StatusVerb)
        #expect(try parse("--json") is StatusVerb)
        #expect(try parse("status") is StatusVerb)
        #expect(try parse("watch") is WatchVerb)
        #expect(try parse("version") is VersionVerb)
        #expect(try parse("--version") is VersionVerb)
        #expect(try parse("today") as? TodayVerb == TodayVerb(day: .offset(0)))
        #expect(try parse("today", "yesterday") as? TodayVerb == TodayVerb(day: .offset(-1)))
        #expect(try parse("today", "tomorrow") as? TodayVerb == TodayVerb(day: .offset(1)))
        #expect(try parse("today", "2026-12-01") as? TodayVerb == TodayVerb(day: .date(date)))
        #expect(try parse("history") as? HistoryVerb == HistoryVerb())
        #expect(try parse("history", "--limit", "7") as? HistoryVerb == HistoryVerb(limit: 7))
        #expect(
            try parse("history", "--medication=vit", "--since", "2026-12-01") as? HistoryVerb
                == HistoryVerb(medication: "vit", since: .date(date)))
        var history = HistoryVerb()
        history.content = .missed
        #expect(try parse("history", "missed") as? HistoryVerb == history)
        history.content = .month(nil)
        #expect(try parse("history", "--month") as? HistoryVerb == history)
        history.content = .month(date)
        #expect(try parse("history", "--month", "2026-12") as? HistoryVerb == history)
        #expect(try parse("check") as? CheckVerb == CheckVerb())
        #expect(try parse("check", "-") as? CheckVerb == CheckVerb(file: "-"))
        #expect(try parse("check", "a.toml") as? CheckVerb == CheckVerb(file: "a.toml"))
        #expect(try parse("help") as? HelpVerb == HelpVerb())
        #expect(try parse("help", "take") as? HelpVerb == HelpVerb(verb: "take"))
        #expect(try parse("--help") as? HelpVerb == HelpVerb())
        #expect(try parse("-h", "take") as? HelpVerb == HelpVerb(verb: "take"))
        #expect(try parse("take", "--help") as? HelpVerb == HelpVerb(verb: "take"))
        #expect(try parse("snooze", "-h") as? HelpVerb == HelpVerb(verb: "snooze"))
    }

    @Test func `options that every verb takes, before and after it`() throws {
        for words in [["--json", "--socket=/s", "today"], ["today", "--socket", "/s", "--json"]] {
            let invocation = try Dosectl.parse(words)
            #expect(invocation.isJSON)
            #expect(invocation.socket == "/s")
        }
    }

    @Test(arguments: [
        ("tkae", "there is no verb 'tkae'; did you mean 'take'?"),
        ("Status", "there is no verb 'Status'; did you mean 'status'?"),
        ("frobnicate", "there is no verb 'frobnicate'; see: dosectl help"),
        ("help tody", "there is no verb 'tody'; did you mean 'today'?"),
        ("take --att 17:05", "'take' has no option --att; did you mean '--at'?"),
        ("take --jsn", "'take' has no option --jsn; did you mean '--json'?"),
        ("undo --reason x", "'undo' has no option --reason; see: dosectl help undo"),
        (
            "snooze -5", "'-5' is out of range; an alarm is snoozed for 1 to 1440 minutes"
        ),
        (
            "--at 17:05 take",
            "unknown option --at; the options of a verb come after it"
        ),
        ("take --at", "--at needs a value: --at TIME"),
        ("take --at 17:00 --at 17:05", "--at is given twice; once is enough"),
        ("take --json=yes", "--json takes no value"),
        ("status now", "'now' is one word too many. The form is: dosectl status"),
        (
            "today 2026-12-01 2026-12-02",
            "'2026-12-02' is one word too many. The form is: dosectl today [DATE]"
        ),
        (
            "take a/b/c",
            "'a/b/c' is not a dose. Name it by its time, its medicine, or both: "
                + "17:00, baclofen, baclofen/17:00, 2026-12-01/17:00"
        ),
        (
            "take --at soon",
            "'soon' is not a time of an intake; write now, 17:05, \"2026-12-01 17:05\" "
                + "or 2026-12-01T17:05:00+01:00"
        ),
        ("take --amount 2,5,1", "'2,5,1' is not an amount; write 20, 2.5ml or \"1 tablet\""),
        ("take --amount 0", "'0' is not an amount; write 20, 2.5ml or \"1 tablet\""),
        ("take --amount -5", "'-5' is not an amount; write 20, 2.5ml or \"1 tablet\""),
        ("take --amount 1e3", "'1e3' is not an amount; write 20, 2.5ml or \"1 tablet\""),
        ("take --amount nan", "'nan' is not an amount; write 20, 2.5ml or \"1 tablet\""),
        (
            "snooze 0", "'0' is out of range; an alarm is snoozed for 1 to 1440 minutes"
        ),
        (
            "snooze 99999999999999999999",
            "'99999999999999999999' is out of range; an alarm is snoozed for 1 to 1440 minutes"
        ),
        (
            "today 2027-02-29",
            "'2027-02-29' is not a date; write 2026-12-01, yesterday, today or tomorrow"
        ),
        ("take all --amount 5", "all and --amount cannot be used together"),
        ("history --month 2026-13", "'2026-13' is not a month; write 2026-11"),
        ("history --month --since today", "--month and --since cannot be used together"),
        ("history missed --limit 5", "--limit and missed cannot be used together"),
        (
            "history mised",
            "'mised' is one word too many. The form is: dosectl history [missed] [MONTH] [OPTIONS]"
        ),
        ("history --limit 0", "'0' is not a number of records; write 1 or more"),
        ("tk\u{1B}[31m", "there is no verb 'tk\\u{1b}[31m'; see: dosectl help"),
    ])
    func `what is not understood is told, with the word that was meant`(
        line: String, message: String
    ) {
        let failure = #expect(throws: Failure.self) {
            try Dosectl.parse(line.split(separator: " ").map(String.init))
        }
        #expect(failure?.exitCode == .usage)
        #expect(failure.flatMap { Screen.plain.message($0, of: "status") } == message)
    }

    @Test func `a reason may be 500 characters long`() throws {
        let reason = String(repeating: "é", count: 500)
        #expect(
            try Dosectl.parse(["skip", "--reason", reason]).verb as? SkipVerb
                == SkipVerb(reason: reason))
        let failure = #expect(throws: Failure.self) {
            try Dosectl.parse(["skip", "--reason", reason + "é"])
        }
        #expect(
            failure.flatMap { Screen.plain.message($0, of: "skip") }
                == "the reason has more than 500 characters")
    }
}
