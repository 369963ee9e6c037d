import ControlProtocol
import DoseCore
import Glibc
import PlanFile
import Testing

@testable import DoseCLI

/// A person at a terminal, with a box and a prescription.
@Suite struct `The first plan is made by questions` {
    private let folder = ProtocolFolder()
    private var file: String { "\(folder.path)/dosed/plan.toml" }

    private func program(_ typed: [String]?) -> Program {
        var program = Program(environment: ["LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path])
        program.width = typed == nil ? nil : 79
        program.typed = typed
        return program
    }

    private func setup(_ typed: String..., options: [String] = []) -> Program.Result {
        program(typed).run(["setup"] + options)
    }

    /// What `plan new` makes of options.
    private func planned(_ words: String...) -> String {
        program(nil).run(["plan", "new"] + words).output
    }

    @Test func `one plain medicine, whole`() {
        let result = setup("Ramipril", "5 mg", "", "", "", "", "", "y", "")
        #expect(
            result.output == """
                There is no plan yet. A few questions make one of your prescription.
                I only remind: what you take, and how much, is for your prescriber to say.
                Enter takes what stands in [brackets]. Ctrl-C leaves everything as it is.

                Name of the medicine, as on the box [none] Ramipril
                Strength on the box, as 10 mg, 100 mcg/puff or 10 mg/5 ml (- for none) [-] 5 mg
                May a tablet be cut in half? (yes or no) [no]\u{20}
                How is it taken?
                  1  every day, always the same
                  2  always the same, but not every day or not for good
                  3  in steps: the amount changes
                  4  when it is needed
                Number [1]\u{20}
                At what times? As 8, or 8 13:30 20 [08:00]\u{20}
                How much at 08:00? As 1 tablet, 5 mg or 18 units [1 tablet]\u{20}
                On which day does it begin? [tomorrow, Wed 2 December]\u{20}

                This is what will ring:

                  Ramipril (ramipril), tablets of 5 mg

                    from            days  08:00  a day
                    Wed 2026-12-02            5   5 mg

                  The last step is kept until the plan changes.

                Does this say what the prescription says? (yes or no) [no] y
                Another medicine? Its name, as on the box [none]\u{20}

                Written: \(file)
                There is no session of a desktop here, so nothing was started. Nothing rings
                until dosed runs.

                """)
        #expect(result.code == .done)
        #expect(
            content(file)
                == planned(
                    "--name=Ramipril", "--tablet=5 mg", "--times=08:00", "--start=2026-12-02"))
    }

    @Test func `what is not understood is asked again, with what to write`() {
        let rows: [(typed: [String], problem: String, words: [String])] = [
            (
                ["Iron", "10", "-", "", "8", "1 tablet", ""],
                "\"10\" is not a strength. Write a number and its unit, as 10 mg; or -",
                ["--amount=1 tablet", "--times=08:00"]
            ),
            (
                ["Iron", "5 mg", "perhaps", "y", "", "", "", ""],
                "\"perhaps\" is neither. Write yes or no",
                ["--tablet=5 mg", "--halves", "--times=08:00"]
            ),
            (
                ["Iron", "", "9", "1", "8", "5 mg", ""],
                "\"9\" is not one of them. Write a number from 1 to 4.",
                ["--amount=5 mg", "--times=08:00"]
            ),
            (
                ["Iron", "", "", "25", "20 8h30", "5 mg", "tomorrow"],
                "\"25\" are no times of a day. Write them as 8, or 8 13:30 20",
                ["--amount=5 mg", "--times=08:30,20:00"]
            ),
            (
                ["Iron", "5 mg", "y", "", "8 20", "1", "1 ½ tablets", "½ tablet", "tomorrow"],
                "\"1\" may be tablets, or what they hold. Write its unit: 1 mg or 1 tablets",
                ["--tablet=5 mg", "--halves", "--amount=0.5 tablets", "--times=08:00,20:00"]
            ),
            (
                ["Iron", "", "", "8", "1,000 mg", "1 mg", ""],
                "\"1,000 mg\" is 1 mg to some and 1000 mg to others. Write one of these.",
                ["--amount=1 mg", "--times=08:00"]
            ),
            (
                ["Iron", "", "2", "8", "1 drop", "Xday", "mon thu", "soon", "7", ""],
                "\"Xday\" is not understood. Write mon,thu or 2d or 2w or 3m or 21/7",
                ["--amount=1 drop", "--weekdays=mon,thu", "--days=7", "--times=08:00"]
            ),
            (
                ["Iron", "", "", "8", "", "1.12.", "tomorrow"],
                "\"1.12.\" is not a date. Write today, tomorrow, or a date as 2026-12-01",
                ["--times=08:00"]
            ),
        ]
        for row in rows {
            var program = program(row.typed + ["y", ""])
            program.environment["XDG_CONFIG_HOME"] = ProtocolFolder().path
            let result = program.run("setup")
            #expect(result.output.contains("\n\(row.problem)\n"), "\(result.output)")
            let plan = (program.environment["XDG_CONFIG_HOME"] ?? "") + "/dosed/plan.toml"
            let words = ["plan", "new", "--name=Iron", "--start=2026-12-02"] + row.words
            #expect(content(plan) == program.run(words).output, "\(result.output)")
        }
    }

    @Test func `the input may end anywhere, and nothing is changed`() {
        let typed = [
            "Iron", "5 mg", "", "3", "8 20", "3", "1-0 tablets", "0", "", "y", "yesterday", "y",
            "Zinc", "-", "",
        ]
        for count in 0...typed.count {
            let result = program(Array(typed.prefix(count))).run("setup")
            #expect(result.code == .failed)
            #expect(result.output.hasSuffix("\nNothing was changed.\n"))
            #expect(content(file) == nil)
        }
    }

    @Test func `nobody named leaves everything as it was`() {
        let result = setup("")
        #expect(result.code == .done)
        #expect(result.output.hasSuffix("\nNothing was changed.\n"))
        #expect(content(file) == nil)
    }

    @Test func `what does not match is asked once more, with the answers of before`() {
        let result = setup(
            "Ramipril", "5 mg", "", "", "", "", "", "n", "", "2.5 mg", "", "", "", "", "", "y", "")
        #expect(
            result.output.contains(
                "10 mg/5 ml (- for none) [5 mg] 2.5 mg\n"
            ))
        #expect(content(file)?.contains("tablet = \"2.5 mg\"") == true)
    }

    @Test func `steps are rows, and one that was begun goes on`() throws {
        let result = setup(
            "Prednisone", "5 mg", "y", "3", "8 20", "3", "2-1 tablets", "1 w", "1 0.5 tablets", "0",
            "2", "y", "2026-11-29", "y", "")
        #expect(result.code == .done)
        let text = try #require(content(file))
        #expect(
            text
                == planned(
                    "--name=Prednisone", "--tablet=5 mg", "--halves", "--times=08:00,20:00",
                    "--row=3d 2-1 tablets", "--row=1w 1-0.5 tablets", "--stop",
                    "--start=2026-11-29"))
        let medication = try #require(PlanFile.read(text).plan?.medications.first)
        #expect(medication.steps.map(\.days) == [3, 7])
        #expect(medication.after == .stop)
    }

    @Test func `a published protocol is offered for its own medicine alone`() throws {
        var program = program(["Baclofen", "10 mg", "y", "4", "5", "18", "", "", "y", ""])
        program.environment["XDG_CONFIG_HOME"] = ProtocolFolder.shared.path
        program.environment["XDG_RUNTIME_DIR"] = "/nowhere"
        let path = "\(ProtocolFolder.shared.path)/dosed/plan.toml"
        defer { unlink(path) }
        let result = program.run("setup")
        #expect(result.output.contains("\n  5  targeted: FAQ of the forum Baclofène, 5.9"))
        #expect(
            content(path)
                == program.run(
                    "plan", "new", "targeted", "--name=Baclofen", "--tablet=10 mg", "--halves",
                    "--craving=18:00", "--start=2026-12-01"
                ).output)
    }

    @Test func `what is taken when needed`() {
        let result = setup("Ibuprofen", "400 mg", "", "4", "1 tablet", "6", "1200 mg", "y", "")
        #expect(result.output.contains("  Taken when needed: 400 mg each time, at least 6 h apart"))
        #expect(
            content(file)
                == planned(
                    "--name=Ibuprofen", "--tablet=400 mg", "--as-needed", "--amount=400 mg",
                    "--spacing=6h", "--max=1200 mg"))
    }

    @Test func `another medicine is added, now and later, and nothing is lost`() throws {
        _ = setup("Ramipril", "5 mg", "", "", "", "", "", "y", "")
        let first = try #require(content(file))
        let result = setup(
            "ramipril", "Iron", "", "", "9", "", "", "y", "Zinc", "-", "", "", "", "", "y", "")
        #expect(result.output.hasPrefix("Your plan holds Ramipril. A few questions add another"))
        #expect(result.output.contains("\nYour plan has Ramipril already."))
        #expect(result.output.contains("\(file).before\n"))
        let text = try #require(content(file))
        #expect(text.hasPrefix(first))
        #expect(PlanFile.read(text).plan?.medications.map(\.key) == ["ramipril", "iron", "zinc"])
        #expect(content("\(file).before") == first)
    }

    @Test func `a file that is no plan is left as it is`() {
        let folder = "\(self.folder.path)/dosed"
        mkdir(folder, 0o700)
        self.folder.write("version = 1\n[medication.x]\nstart = 2026-13-01\n", to: file)
        let result = setup("Ramipril")
        #expect(result.code == .failed)
        #expect(result.errors.contains("is not a plan as it stands, and is left as it is"))
        #expect(result.errors.contains("plan.toml:3:"))
        #expect(!result.output.contains("["))
    }

    @Test func `without a terminal it says which options to write`() {
        let result = program(nil).run("setup")
        #expect(result.code == .usage)
        #expect(
            result.errors == """
                dosectl: setup asks questions, and there is no terminal to ask on. Give the answers as options: \
                dosectl setup --non-interactive --name "Ramipril" --tablet "5 mg" --times 08:00

                """)
    }

    @Test func `by options alone, and what is missing is named`() {
        let words = ["setup", "--non-interactive"]
        let result = program(nil).run(
            words + ["--name", "Ramipril", "--tablet", "5mg", "--times", "08:00", "--no-start"])
        #expect(result.code == .done)
        #expect(content(file) == planned("--name=Ramipril", "--tablet=5mg", "--times=08:00"))
        let rows = [
            (["--name", "Iron"], "--times TIMES"), (["--times", "8:00"], "--name NAME"),
            (["--name", "Iron", "--times", "08:00", "--row", "0 mg"], "is not a row"),
            (["--name", "Ramipril", "--times", "08:00"], "has 'ramipril' already"),
        ]
        for (options, word) in rows {
            let refused = program(nil).run(words + options)
            #expect(refused.code != .done)
            #expect(refused.errors.contains(word), "\(refused.errors)")
        }
        let asked = program(["y"]).run("setup", "--weekdays", "mon")
        #expect(asked.errors.contains("--non-interactive"))
    }

    @Test func `an option answers its question`() {
        let result = setup(
            "", "y", "",
            options: [
                "--name=Iron", "--tablet=5 mg", "--halves", "--times=9", "--amount=5 mg",
                "--start=2026-12-03",
            ])
        #expect(!result.output.contains("cut in half"))
        #expect(content(file)?.contains("start  = 2026-12-03\ntimes  = [\"09:00\"]") == true)
    }

    @Test func `what is found in it is said before it is written, and once`() {
        let result = setup(
            "Iron", "400 mg", "", "", "", "20 tablets", "", "y", "Zinc", "5 mg", "", "", "", "", "",
            "y", "")
        let parts = result.output.replacing("Look at this once more:\n  ", with: "\u{0}").split(
            separator: "\0")
        #expect(parts.count == 2, "\(result.output)")
        #expect(parts.last?.hasPrefix("8000 mg at one time is 20") == true, "\(result.output)")
        #expect(result.errors == "")
    }

    // MARK: The daemon

    private static var status: Peer.Part { status() }

    private static func status(_ change: (inout Wire.Overview) -> Void = { _ in }) -> Peer.Part {
        var overview = Sample.status
        overview.health = [Wire.Health(.display, .withButtons, server: "peer")]
        change(&overview)
        return .reply(StatusReply(status: overview).message())
    }

    private static func test(_ states: AlarmTest...) -> Peer.Part {
        .replyAndEnd(
            states.flatMap { TestReply(test: $0).message(continues: $0 != states.last) })
    }

    /// At a terminal of a session that systemd manages.
    private func run(
        by peer: Peer, _ typed: [String], _ options: String..., ran: @escaping ([String]) -> CInt
    )
        -> Program.Result
    {
        mkdir("\(folder.path)/systemd", 0o700)
        var program = program(typed)
        program.environment["XDG_RUNTIME_DIR"] = folder.path
        program.execute = ran
        return program.run(["setup"] + options + ["--socket", peer.path])
    }

    private static let plain = ["Ramipril", "5 mg", "", "", "", "", "", "y", ""]

    @Test func `dosed is started, and a test alarm rings until its button is pressed`() throws {
        // Nobody answers until it is started: each is asked twice.
        let peer = try Peer(
            .end, .end, .end, .end, .end, .end, Self.status, Self.status,
            Self.test(.waiting, .shown, .pressed), Self.status, Self.status, Self.status)
        var ran: [[String]] = []
        let result = run(by: peer, Self.plain + ["", ""]) {
            ran.append($0)
            return 0
        }
        #expect(
            ran == [
                ["systemctl", "--user", "--quiet", "daemon-reload"],
                [
                    "systemctl", "--user", "--quiet", "enable", "--now", "dosed.socket",
                    "dosed.service",
                ],
            ])
        #expect(
            result.output.hasSuffix(
                """
                Start dosed now, and with each session? (yes or no) [yes]\u{20}
                dosed runs now, and starts with each session.
                Ring a test alarm now? (yes or no) [yes]\u{20}
                A test alarm comes now. Press "Taken" on it. Ctrl-C ends the waiting.
                Received, thank you: alarms reach you, and so does your answer.
                Next: Baclofène 30 mg at 17:00
                To see the day: dosectl. To add a medicine: dosectl setup.

                """), "\(result.output)")
    }

    @Test func `without systemd the desktop is told to start it, and it is started`() throws {
        let peer = try Peer(
            .end, .end, .end, .end, .end, .end, Self.status, Self.status, Self.status)
        var program = program(Self.plain + ["", "no"])
        program.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/a/bus"
        var ran: [[String]] = []
        program.execute = {
            ran.append($0)
            return 0
        }
        let result = program.run(["setup", "--socket", peer.path])
        #expect(ran.map { $0.first } == ["sh"])
        #expect(ran.first?.last == "dosed")
        #expect(ran.first?.contains { $0.contains("--session") } == true)
        #expect(
            result.output.contains("\ndosed runs now, and starts with each session.\n"),
            "\(result.output)")
        #expect(
            content("\(folder.path)/autostart/org.dosed.Dosed.desktop")?
                .contains("\nExec=dosed --session\n") == true)
    }

    @Test func `whoever does not want it started, or leaves then, is told how`() throws {
        let nobody = [Peer.Part](repeating: .end, count: 12)
        for (typed, words) in [
            (
                ["no"],
                "\nNothing rings until dosed runs. To start it:\nsystemctl --user enable --now"
            ),
            ([], "\nThe plan is written. The rest was left out.\nNothing rings until dosed runs."),
        ] {
            let peer = try Peer(nobody)
            unlink(file)
            let result = run(by: peer, Self.plain + typed) { _ in 0 }
            #expect(result.output.contains(words), "\(result.output)")
            #expect(content(file) != nil)
        }
        let peer = try Peer(nobody)
        let failing = run(by: peer, ["Iron"] + Self.plain.dropFirst() + [""]) { _ in 256
        }
        #expect(failing.output.contains("\ndosed could not be started."))
    }

    @Test(
        arguments: [
            ([AlarmTest.closed], "It was closed: alarms reach you."),
            ([.waiting, .unshown], "Nothing on this desktop shows notifications"),
            ([.shown, .unanswered], "Nobody pressed it within a minute."),
            ([.doseRings], "A dose rings now"),
        ])
    func `what came of a test is said`(states: [AlarmTest], words: String) throws {
        let quiet = Self.status {
            $0.health = [
                Wire.Health(.display, .withoutButtons, server: "dunst"),
                Wire.Health(.sound, .noPlayer),
            ]
        }
        let messages = states.flatMap {
            TestReply(test: $0).message(continues: $0 != states.last)
        }
        let peer = try Peer(.replyAndEnd(messages), quiet, quiet)
        let result = program(nil).run("setup", "--test", "--socket", peer.path)
        #expect(result.code == .done)
        #expect(result.output.contains("\n\(words)"), "\(result.output)")
        #expect(result.output.contains("dunst draws no buttons") == states.contains(.shown))
        #expect(result.output.contains("It could not be heard.") == (states != [.doseRings]))
    }

    @Test func `a dosed of before knows no test`() throws {
        let reply = VarlinkError.methodNotFound("org.dosed.Control.Test").message
        let peer = try Peer(.reply(reply))
        let result = program(nil).run("setup", "--test", "--socket", peer.path)
        #expect(result.output.contains("cannot ring a test"))
    }

    @Test func `a line goes on below where it is too long, and a command stays whole`() {
        let words = (1...9).map { "word number \($0)" }.joined(separator: " ")
        var style = Style(hasColour: false, isUTF8: false)
        style.width = 79
        #expect(
            style.said("  1  \(words)")
                == "  1  word number 1 word number 2 word number 3 word number 4 word number 5 word\n"
                + "  number 6 word number 7 word number 8 word number 9")
        let long = Array(repeating: "word", count: 15).joined(separator: " ")
        #expect(style.said("\(long) a\u{a0}b\u{a0}c\u{a0}d½") == "\(long)\na b c d1/2")
    }
}
