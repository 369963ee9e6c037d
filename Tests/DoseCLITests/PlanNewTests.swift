import DoseCore
import Glibc
import Linux
import PlanFile
import Testing

@testable import DoseCLI

@Suite struct `A plan is made of a protocol or a pace` {
    /// The repository's own protocols, in the place of installed ones.
    private let program = Program(environment: [
        "LANG": "C.UTF-8", "XDG_CONFIG_HOME": ProtocolFolder.shared.path,
    ])

    /// The rows of the steps, without their remarks.
    private func amounts(_ result: Program.Result) -> [String] {
        result.output.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("  { days") else { return nil }
            let list = line.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
            return list.filter { $0 != " " }
        }
    }

    @Test func `the targeted titration, whole`() {
        let result = program.run(
            "plan", "new", "targeted", "--craving", "18:00", "--start", "2026-12-01")
        #expect(result.code == .done)
        #expect(
            result.output == """
                # Made by "dosectl plan new" from the protocol targeted. Source: FAQ of the
                # forum Baclofène, 5.9, for a craving that begins at 18:00.
                #
                # This plan stays at 100 mg a day. The source goes on: until the craving is
                # gone.
                #
                # This is not medical advice: check it with the prescriber before you use it.
                # The amounts of a step are one for each time; 0 is nothing at that time.

                version = 1
                timezone = "local"

                [medication.baclofen]
                name         = "Baclofen"
                tablet       = "10 mg"
                halves       = false
                start        = 2026-12-01
                times        = ["13:00", "15:00", "17:00"]
                steps        = [
                  { days = 3, mg = [ 0,  0, 10] },  # from 2026-12-01: 10 mg a day
                  { days = 3, mg = [ 0,  0, 20] },  # from 2026-12-04: 20 mg a day
                  { days = 3, mg = [ 0,  0, 30] },  # from 2026-12-07: 30 mg a day
                  { days = 3, mg = [ 0, 10, 30] },  # from 2026-12-10: 40 mg a day
                  { days = 3, mg = [ 0, 20, 30] },  # from 2026-12-13: 50 mg a day
                  { days = 3, mg = [ 0, 30, 30] },  # from 2026-12-16: 60 mg a day
                  { days = 3, mg = [10, 30, 30] },  # from 2026-12-19: 70 mg a day
                  { days = 3, mg = [20, 30, 30] },  # from 2026-12-22: 80 mg a day
                  { days = 3, mg = [20, 30, 40] },  # from 2026-12-25: 90 mg a day
                  { days = 3, mg = [20, 30, 50] },  # from 2026-12-28: 100 mg a day
                ]
                after        = "hold"
                review_every = 14
                profile      = "baclofen"
                cravings     = ["18:00"]

                """)
    }

    @Test func `half tablets at three times, then more`() {
        let result = program.run(
            "plan", "new", "half-tablets", "--craving=18:00", "--start=2026-12-01", "--to=50")
        #expect(amounts(result) == ["5,5,5", "10,10,10", "10,15,15", "15,15,20"])
        #expect(result.output.contains("times        = [\"13:00\", \"15:00\", \"17:00\"]\n"))
    }

    @Test func `several cravings, said in two ways`() {
        let words = ["plan", "new", "beaurepaire", "--start=2026-12-01", "--to=40"]
        let twice = program.run(words + ["--craving", "12:00", "--craving", "18:00"])
        #expect(twice == program.run(words + ["--craving", "18:00,12:00"]))
        #expect(twice.output.contains("times        = [\"11:00\", \"14:00\", \"17:00\"]\n"))
        #expect(twice.output.contains("cravings     = [\"12:00\", \"18:00\"]\n"))
        #expect(amounts(twice) == ["0,0,10", "0,10,10", "10,10,10", "10,10,20"])
    }

    @Test func `a largest intake makes an earlier one`() {
        let result = program.run(
            "plan", "new", "ameisen", "--craving=18:00", "--largest=40", "--start=2026-12-01")
        #expect(
            result.output.contains("times        = [\"11:00\", \"13:00\", \"15:00\", \"17:00\"]\n"))
        #expect(amounts(result).last == "30,40,40,40")
    }

    @Test func `three intakes from the first day on where the source says so`() {
        func rows(_ name: String) -> [String] {
            amounts(program.run("plan", "new", name, "--craving=18:00", "--start=2026-12-01"))
        }
        #expect(
            rows("ameisen") == [
                "10,10,10", "10,20,20", "20,20,30", "30,30,30", "30,40,40", "40,40,50", "50,50,50",
            ])
        #expect(
            rows("ansm-2014") == [
                "5,5,5", "5,5,10", "5,10,10", "10,10,10", "10,15,15", "15,15,20", "20,20,20",
            ])
    }

    @Test func `the published protocols are without a word, but for the fast one`() throws {
        let folder = ProtocolFolder()
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let profile = try File.read("/\(root)/config/profiles/baclofen.toml", limit: 1 << 20)
        folder.write(String(decoding: profile, as: UTF8.self), inProfile: "baclofen")
        let program = Program(environment: ["LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path])
        let ways = [
            "--craving=18:00", "--craving=12:00,18:00", "--impregnation", "--craving=18:00,19:00",
        ]
        for name in ["ameisen", "ansm-2014", "beaurepaire", "half-tablets", "targeted"] {
            for way in ways {
                let end = name == "half-tablets" ? ["--to=100"] : []
                let result = program.run(["plan", "new", name, way, "--start=2026-12-02"] + end)
                let told = result.errors.split(separator: "\n")
                #expect(result.code == .done)
                #expect(told.count == (name == "ameisen" ? 3 : 0), "\(name) \(way): \(told)")
            }
        }
    }

    @Test func `a craving with pauses is one, and the lead may be said`() {
        let words = ["plan", "new", "targeted", "--start=2026-12-01", "--craving"]
        let paused = program.run(words + ["18:00,19:00,20:00"])
        #expect(amounts(paused) == amounts(program.run(words + ["18:00"])))
        #expect(paused.output.contains("times        = [\"13:00\", \"15:00\", \"17:00\"]\n"))
        #expect(!paused.errors.contains("for a craving"))
        let early = program.run(words + ["18:00", "--lead=90min"])
        #expect(early.output.contains("times        = [\"12:30\", \"14:30\", \"16:30\"]\n"))
        #expect(
            program.run(
                "plan", "new", "targeted", "--times=17:00", "--lead=1h", "--start=2026-12-01"
            )
            .errors == "dosectl: --lead and --times cannot be used together\n")
    }

    @Test func `an installed profile that fits is written into the plan, with its review`() {
        let folder = ProtocolFolder()
        folder.write(
            """
            names = ["baclofène"]
            [raise]
            by = "10 mg"
            days = 3
            source = "x"
            [review]
            every = 14
            source = "x"

            """, inProfile: "baclofen")
        let program = Program(environment: [
            "LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path,
        ])
        func new(_ name: String) -> Program.Result {
            program.run(
                "plan", "new", "--from=10", "--by=30", "--every=3d", "--to=100", "--times=17:00",
                "--start=2026-12-02", "--name=\(name)", "--tablet=10 mg")
        }
        let found = new("Baclofène")
        #expect(found.output.contains("[medication.baclofene]\n"))
        #expect(found.output.contains("review_every = 14\nprofile      = \"baclofen\"\n"))
        #expect(found.errors.contains("raised from 10 mg to 40 mg a day at once; at most 10 mg"))
        // A protocol of one's own that names none.
        folder.write(
            """
            name = "Mine"
            source = "me"
            medication = "Baclofen"
            tablet = "10 mg"
            phases = [{ mg = 10, days = 3 }]

            """, to: "\(folder.path)/a.toml")
        #expect(
            program.run(
                "plan", "new", "\(folder.path)/a.toml", "--times=17:00", "--start=2026-12-02"
            ).output.contains("review_every = 14\nprofile      = \"baclofen\"\n"))
        // What is the same every day has its rules, too, and no step to be reviewed.
        let steady = program.run(
            "plan", "new", "--name=Baclofène", "--tablet=10 mg", "--amount=1 tablet",
            "--times=17:00",
            "--start=2026-12-02")
        #expect(steady.output.contains("profile = \"baclofen\"\n"))
        #expect(!steady.output.contains("review_every"))
        let other = new("Prednisone")
        #expect(!other.output.contains("profile"))
        #expect(!other.output.contains("review_every"))
        // A first date that is past is told before the plan is used.
        #expect(
            program.run(
                "plan", "new", "--from=10", "--by=10", "--every=3d", "--to=100", "--times=17:00",
                "--start=2026-11-01", "--name=Prednisone", "--tablet=10 mg"
            ).errors.contains("it would begin at step 10 of 10, with 100 mg a day"))
    }

    private let taper = [
        "plan", "new", "--from=30", "--down=10", "--every=3w", "--times=08:00,13:00,20:00",
        "--start=2026-12-01", "--name=Baclofène", "--key=baclofen", "--tablet=10 mg",
    ]

    @Test func `a taper to an end, and to the comfort dose`() {
        let end = program.run(taper + ["--to=0"])
        #expect(amounts(end) == ["10,10,10", "0,10,10", "0,0,10"])
        #expect(end.output.contains("after  = \"stop\"\n"))
        #expect(
            end.output.hasPrefix(
                """
                # Made by "dosectl plan new": from 30 mg, lowered by 10 mg every 21 days, to 0
                # mg.

                """))
        let comfort = program.run(taper + ["--to=20"])
        #expect(amounts(comfort) == ["10,10,10", "0,10,10"])
        #expect(comfort.output.contains("after  = \"hold\"\n"))
    }

    @Test func `a file is written once, for its owner alone, and replaced only if asked for`() {
        let folder = ProtocolFolder()
        let file = "\(folder.path)/new/plan.toml"
        let first = program.run(taper + ["--to=0", "-o", file])
        #expect(first.code == .done)
        #expect(first.output.hasPrefix("\(file) is written: 3 steps. "))
        var status = stat()
        #expect(stat(file, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(
            program.run(taper + ["--to=10", "-o", file])
                == Program.Result(
                    code: .failed,
                    errors:
                        "dosectl: \(file) has 'baclofen' already and is left as it is; to replace that medicine in it: --force\n"
                ))
        #expect(program.run("plan", "show", file).output.contains("The last day is "))
        #expect(program.run(taper + ["--to=10", "-o", file, "--force"]).code == .done)
        #expect(program.run("plan", "show", file).output.contains("is kept until"))
    }

    @Test(arguments: [
        ("new", "give one of these: PROTOCOL, --from MG, --name NAME"),
        (
            "new targeted",
            "give one of these: --craving TIME, --impregnation, --times TIMES"
        ),
        (
            "new targeted --craving 18:00",
            "--start DATE is missing: the first day, as 2026-12-01"
        ),
        ("new targeted --by 10", "targeted and --by cannot be used together"),
        (
            "new tar\r\u{1B}[31m --by 10",
            "tar\\u{d}\\u{1b}[31m and --by cannot be used together"
        ),
        (
            "new targeted --craving 18h --start 2026-12-01",
            "'18h' is not a list of times; write them in the order of the day: 13:00,15:00,17:00"
        ),
        (
            "new targeted --craving 18:00 --times 17:00",
            "--craving and --times cannot be used together"
        ),
        (
            "new --from 10 --by 10 --every x --to 30",
            "'x' is not a number of days; write 3d, 3 or 2w"
        ),
        (
            "new --from 10 --by 0 --every 3 --to 30",
            "'0' is not an amount; write 20, 2.5ml or \"1 tablet\""
        ),
        (
            "new half-tablets --impregnation --start 2026-12-01",
            "the protocol 'half-tablets' has no last amount; add it: --to MG"
        ),
        (
            "new targeted --craving 04:00 --start 2026-12-01",
            "3 intakes, 2 h apart, would begin on the day before; "
                + "fewer --intakes, a shorter --spacing or a greater --largest would fit"
        ),
        (
            "new targeted --to 15 --times 17:00 --start 2026-12-01",
            "15 mg cannot be made of tablets of 10 mg; where they may be halved: --halves"
        ),
        (
            "",
            "'plan' needs a second word: dosectl plan accept, dosectl plan keep, dosectl plan new, dosectl plan show, dosectl plan diff, dosectl plan shift, dosectl plan save, dosectl plan back"
        ),
        ("shwo", "there is no verb 'plan shwo'; did you mean 'plan show'?"),
        ("diff a", "B is missing. The form is: dosectl plan diff A B"),
        (
            "shift --to 17:00 --start 2026-12-20",
            "give one of these: --days N, --at-most MIN"
        ),
    ])
    func `wrong words are told what is accepted`(line: String, message: String) {
        let words = ["plan"] + line.split(separator: " ").map(String.init)
        #expect(
            program.run(words) == Program.Result(code: .usage, errors: "dosectl: \(message)\n"))
    }

    @Test(arguments: [
        (
            "new --name=A --tablet=5mg --amount=1 --times=08:00",
            "'1' can be tablets or what they hold; write the unit: 1mg, or \"1 tablets\""
        ),
        (
            "new --name=A --amount=1-0-1mg --times=08:00",
            "'1-0-1mg' is not an amount, or not one for each of the times; write 5mg, \"1 tablet\", or \"1-0-1 tablets\" for three times"
        ),
        (
            "new --name=A --amount=5mg --times=08:00 --weekdays=wednesdy",
            "'wednesdy' is not a day of the week; write mon, tue, wed, thu, fri, sat or sun"
        ),
        (
            "new --name=A --amount=5mg --times=08:00 --every=2y",
            "'2y' is not understood; write 2d, 2w or 3m"
        ),
        (
            "new --name=A --amount=5mg --times=08:00 --weekdays=mon --every=2d",
            "--weekdays and --every cannot be used together"
        ),
        (
            "new --name=A --doses=21 --every=8h",
            "--first TIME is missing: the first dose of --doses, as \"2026-12-01 15:00\""
        ),
        (
            "new --name=A --doses=21 --every=8h --first=2026-12-01",
            "'2026-12-01' is not a date with a time; write \"2026-12-01 15:00\""
        ),
        (
            "new --name=A --doses=21 --every=8h --first=2026-12-01T15:00 --times=08:00",
            "--doses and --times cannot be used together"
        ),
        (
            "new --name=A --doses=21 --every=8h --first=2026-12-01T15:00 --weekdays=mon",
            "--doses and --weekdays cannot be used together"
        ),
        (
            "new --name=A --from=5 --by=5 --every=2w --to=20 --times=08:00 --start=2026-12-01 --on=mon",
            "'mon' is not days with their amount, each day once; write \"mon,fri 3mg\""
        ),
        (
            "new --name=A --amount=5mg --times=08:00 --on=mon,wendsday",
            "'wendsday' is not a day of the week; write mon, tue, wed, thu, fri, sat or sun"
        ),
        (
            "new --name=A --as-needed --times=08:00",
            "--as-needed and --times cannot be used together"
        ),
        (
            "new --name=A --amount=5mg --times=08:00 --max=4g",
            "--as-needed is missing: taken when needed: --amount, --spacing apart, --max in a day"
        ),
        (
            "new --name=A --from=20 --down=10% --every=2w --to=0 --times=08:00 --start=2026-12-01",
            "lowered by so many percent of the last amount, 20 mg never comes to nothing; add where it ends: --to MG"
        ),
        (
            "new --name=A --from=20 --down=60% --every=2w --to=2 --times=08:00 --start=2026-12-01",
            "'60%' is not a change; write 5mg, or 10% for ten percent of the last amount"
        ),
        (
            "new --name=A --steps=1,000mg --every=2w --times=08:00 --start=2026-12-01",
            "'1,000mg' is 1 mg to some readers and 1000 mg to others; write 1 mg or 1000 mg"
        ),
    ])
    func `a box that leaves a doubt is asked about`(line: String, message: String) {
        let words = ["plan"] + line.split(separator: " ").map(String.init)
        #expect(
            program.run(words) == Program.Result(code: .usage, errors: "dosectl: \(message)\n"))
    }

    @Test func `a percentage is of the last amount, to three digits where it is measured`() {
        let result = program.run(
            "plan", "new", "--name=Diazepam", "--from=40", "--down=10%", "--every=2w", "--to=20",
            "--times=20:00", "--start=2026-12-01")
        #expect(amounts(result) == ["40", "36", "32.4", "29.2", "26.3", "23.7", "21.3", "20"])
    }

    @Test func `without a first day what stays the same begins today`() {
        let result = program.run("plan", "new", "--name=Ramipril", "--tablet=5 mg", "--times=08:00")
        #expect(result.code == .done)
        #expect(result.output.contains("start  = 2026-12-01\n"))
        #expect(result.output.contains("# from 2026-12-01: 5 mg a day\n"))
    }

    @Test func `a protocol that is not there, and one that is wrong`() {
        let options = ["--craving=18:00", "--start=2026-12-01"]
        let unknown = program.run(["plan", "new", "amiesen"] + options)
        #expect(unknown.code == .usage)
        #expect(
            unknown.errors.hasPrefix(
                "dosectl: there is no protocol 'amiesen'; did you mean 'ameisen'? Looked for in "
                    + "\(ProtocolFolder.shared.path)/dosed/protocols, "))
        let bare = Program(environment: [
            "XDG_CONFIG_HOME": "/nowhere", "XDG_DATA_DIRS": "/nowhere",
        ])
        #expect(
            bare.run(["plan", "new", "ameisen"] + options).errors.hasPrefix(
                "dosectl: the protocol 'ameisen' comes with dosed, and is not installed here. "
                    + "Looked for in /nowhere/dosed/protocols. "))
        let folder = ProtocolFolder()
        let file = "\(folder.path)/wrong.toml"
        folder.write("nme = 1\n", to: file)
        let wrong = program.run(["plan", "new", file] + options)
        #expect(wrong.code == .failed)
        #expect(
            wrong.errors.contains("\(file):1:1: error: unknown key 'nme'; did you mean 'name'?\n"))
    }

    @Test func `what the profile's rules find is told beside the plan`() {
        let folder = ProtocolFolder()
        folder.write("[raise]\nby = \"10 mg\"\ndays = 3\nsource = \"x\"\n", inProfile: "baclofen")
        let program = Program(environment: [
            "LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path,
        ])
        let result = program.run(
            "plan", "new", "ameisen", "--times=17:00", "--start=2026-12-01", "--to=50")
        #expect(result.code == .done)
        #expect(result.errors.contains("plan.toml:"))
        #expect(result.errors.contains("warning: "))
    }
}
