import ControlProtocol
import DoseCore
import DoseSimulator
import Glibc
import Publishing
import Testing

@testable import DoseCLI

/// `dosectl curve`, from the words to the picture, with a daemon that tells the days.
@Suite struct `A day is drawn as a curve` {
    private static let profile = """
        [kinetics]
        half_life = "4 h"
        peak = "1 h"
        source = "the facts"

        """

    private static func plan(_ more: String = "profile = \"baclofen\"") -> String {
        """
        version = 1
        timezone = "Europe/Paris"
        [medication.baclofen]
        name = "Baclofène"
        start = 2026-11-21
        times = ["13:00", "15:00", "17:00"]
        steps = [{ mg = [40, 40, 40] }]
        cravings = ["18:00"]
        \(more)

        """
    }

    private let folder = ProtocolFolder()
    private var file: String { "\(folder.path)/a.toml" }

    private func peer(days: Int = 6) throws -> Peer {
        var overview = Sample.status
        overview.health[0].file = file
        let reply = Peer.Part.reply(StatusReply(status: overview).message())
        let date = CurveSample.date
        return try Peer(
            [reply]
                + (0..<days).map { day in
                    let date = date + (day - 4)
                    return .reply(
                        DayReply(
                            day: date == CurveSample.date
                                ? CurveSample.day : Wire.Day(date: date.description)
                        ).message())
                })
    }

    private func run(
        _ words: String..., by peer: Peer, plan: String = plan(), profile: String? = profile,
        width: Int? = nil
    ) -> Program.Result {
        folder.write(plan, to: file)
        if let profile { folder.write(profile, inProfile: "baclofen") }
        var program = Program(
            environment: ["LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path, "HOME": folder.path])
        program.width = width
        return program.run(words + ["--socket", peer.path])
    }

    @Test func `the picture, the numbers at the craving, and that it is an estimate`() throws {
        let peer = try peer()
        let result = run(
            "curve", "--compare", "11:00=20,14:00=30,17:00=45", by: peer, width: 80)
        #expect(result.errors == "")
        #expect(
            result.output == """
                Baclofène in the body, an estimate: Tue 1 December 2026

                     80 mg ┤                                              ⡰⠑⢢
                           ┤                                              ⡇ ┊⠑⢄
                           ┤                                          ⡀  ⢸ ⣀┊ ⠈⠢⡀
                           ┤                                         ⡎⠈⠑⢄⢸⠈ ┊⠠⡀ ⠈⠢⡀
                           ┤                                        ⢸    ⠁⠇░░ ⠈   ⠑⠤⡀
                           ┤                                        ⡸    ⢠░░░░░░⠈⠑  ⠈⠢⡀
                     40 mg ┤                                    ⢀⣀⡀⠐⡧    ⠈░░░░░░░░ ⠈⠢ ⠈⠑⠤⡀
                           ┤                                   ⢀⠇▇⠎⠑⠁▃⠈⠒ ⠸░░░░░░░░░░░░⠈⠢ ⠈⠑⠢
                           ┤                                   ⢸▇⢠█████▆▄▃░░░░░░░░░░░░░░░⠈⠑
                           ┤                              ⡠ ⠐⠢ ⣇⣀⠈████████░░░░░░░░░░░░░░░░░░
                           ┤                              ⠁    ⡇██████████░░░░░░░░░░░░░░░░░░
                           ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸⣀⣀⣀⣀⡰⠁██████████░░░░░░░░░░░░░░░░░░
                      0 mg └┬───────┬───────┬───────┬───────┬───────┬───────┬───────┬───────┬
                            0       3       6       9       12      15      18      21      24
                   planned                                    ▴40   ▴40  ▴40
                     taken                                     ▴40       ▴40
                  compared                               ▴20     ▴30     ▴45
                   craving                                                  ┊18:00

                  ⠒⠒⠒ planned   ███ taken   ░░░ taken, if all goes on as planned   ⠒ ⠒ compared

                                         planned         taken           compared
                  at the craving, 18:00  77 mg           52 mg           60 mg
                  highest                78 mg at 17:43  53 mg at 17:56  60 mg at 17:50
                  lowest                 0 mg at 00:00   0 mg at 00:00   0 mg at 00:00

                An estimate, not a measurement: what is absorbed and not yet eliminated, where
                  half is eliminated in 4 h and a single intake is highest after 1 h. The
                  concentration in the blood is in proportion to it; how high it is differs from
                  person to person.
                Both are from the profile baclofen: the facts

                """)
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(peer.calls.count == 7)
        #expect(peer.calls.dropFirst().first?.contains("2026-11-27") ?? false)
        #expect(peer.calls.last?.contains("2026-12-02") ?? false)
    }

    @Test func `it fits into 60 columns, and into ASCII`() throws {
        let result = run("curve", by: try peer(), width: 60)
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 60 })
        #expect(result.output.contains("    taken  "))
        let lines = Screen.ascii.curves(CurveSample.curves())
        #expect(lines.contains { $0.contains("***") && !$0.contains("planned") })
        let ascii = lines.dropFirst(2).joined().allSatisfy { $0.isASCII }
        #expect(ascii)
    }

    @Test func `intakes that stand close are all marked, without the amounts that have no room`() {
        let day = Wire.Day(
            date: "2026-12-01",
            doses: ["13:00", "13:30", "17:00"].map { CurveSample.dose($0, .missed) })
        let lines = Screen.plain.curves(CurveSample.curves([day]))
        #expect(
            lines.contains {
                $0.hasSuffix("planned  " + String(repeating: " ", count: 34) + "▴ ▴40      ▴40")
            })
    }

    @Test func `what is swallowed is told as it is, and what is estimated is rounded`() throws {
        let curves = CurveSample.curves([], compared: try CurveSample.compared("13:00=62.5"))
        let lines = Screen.plain.curves(curves)
        #expect(lines.contains { $0.hasSuffix("▴62.5") })
        #expect(lines.contains { $0.hasSuffix("53 mg at 14:00") })
        let svg = Screen.plain.picture(curves).svg
        #expect(svg.contains(">62.5</text>"))
        #expect(svg.contains("compared, intakes: 62.5 mg at 13:00."))
    }

    @Test func `where there is no room for a picture the numbers stand alone`() {
        var style = Screen.plain.style
        style.width = 30
        let lines = Screen(style: style, clock: Screen.plain.clock).curves(CurveSample.curves())
        #expect(!lines.contains { $0.contains("┤") })
        #expect(lines.contains { $0.contains("at the craving, 18:00") })
    }

    @Test func `at the ends of time no day is asked for that the daemon does not tell`() throws {
        let peer = try peer()
        #expect(run("curve", "1970-01-01", by: peer).code == .done)
        // The status, that day and the next one.
        #expect(peer.calls.count == 3)
    }

    @Test func `a day with nothing in the body is said in a sentence`() {
        #expect(
            Screen.plain.curves(CurveSample.curves([])) == [
                "By the plan and by what was recorded nothing of Baclofène is in the body on Tue 1 December 2026."
            ])
    }

    @Test func `a spreadsheet has a row for every five minutes`() throws {
        let lines = run("curve", "--csv", by: try peer()).output.split(separator: "\n")
        #expect(lines.count == 290)
        #expect(lines[0] == "time,planned_mg,taken_mg")
        #expect(lines[1] == "2026-12-01T00:00:00+01:00,0.0,0.0")
        let craving = try #require(lines.first { $0.hasPrefix("2026-12-01T18:00") })
        let values = craving.split(separator: ",").dropFirst().compactMap { Double($0) }
        #expect(values.count == 2 && values[0] > 1.4 * values[1])
    }

    @Test func `JSON has the values of the screen`() throws {
        let output = run("curve", "--json", by: try peer()).output
        #expect(output.contains("\"isEstimate\":true"))
        #expect(output.contains("\"halfLifeMinutes\":240"))
        #expect(output.contains("\"knownUntil\":\"2026-12-01T17:05:00+01:00\""))
        #expect(output.contains("\"curve\":\"taken\""))
        #expect(output.contains("\"intakes\":[{\"at\":\"2026-12-01T13:20:00+01:00\",\"value\":40}"))
    }

    @Test func `a picture is written once, and replaced where that is said`() throws {
        let picture = "\(folder.path)/b.toml"
        #expect(run("curve", "--svg", picture, by: try peer()).code == .done)
        let first = try #require(content(picture))
        #expect(first.contains("An estimate, not a measurement"))
        #expect(first.contains("at the craving, 18:00"))
        let again = run("curve", "--svg", picture, by: try peer())
        #expect(
            again.errors
                == "dosectl: \(picture) exists already and is left as it is; to replace it: --force\n"
        )
        #expect(run("curve", "--svg", picture, "--force", by: try peer()).code == .done)
        #expect(run("curve", "--svg", "-", by: try peer()).output == first)
        #expect(
            run("curve", "--svg", "/nowhere/x.svg", by: try peer()).errors
                == "dosectl: /nowhere/x.svg cannot be written: No such file or directory\n")
    }

    @Test func `no hostile name gets out of the picture or the screen`() {
        var random = Random(seed: 11)
        for _ in 1...40 {
            let name = HostileText.make(&random) + "<b>"
            let curves = CurveSample.source(named: name).curves([CurveSample.day], compared: nil)
            let svg = Screen.plain.picture(curves).svg
            #expect(!svg.contains("<b>"))
            for line in Screen.plain.curves(curves) + svg.split(separator: "\n").map(String.init)
            where HostileText.isHarmful(line) {
                Issue.record("\(line.debugDescription)")
            }
        }
    }

    // MARK: What is wrong

    @Test func `without a profile that says how fast, it is said what to write and where`() throws {
        let own = "\(folder.path)/dosed/profiles/baclofen.toml"
        let keys = [
            "Write into \(own), with the times that the leaflet says:", "  [kinetics]",
            "  half_life = \"4 h\"", "  peak = \"1 h\"", "  source = \"the leaflet\"",
        ]
        let unsaid = "how fast Baclofène comes and goes is not said, so no curve can be drawn."
        let name = "Write into \(file), below [medication.baclofen]: profile = \"baclofen\""
        let rows: [(String, String?, [String])] = [
            ("", nil, [unsaid] + keys + [name]),
            ("", Self.profile, [unsaid, name]),
            (
                "profile = \"baclofen\"", "names = [\"x\"]\n",
                [unsaid] + keys
            ),
        ]
        for (more, profile, lines) in rows {
            unlink(own)
            let result = run(
                "curve", by: try peer(), plan: Self.plan(more), profile: profile)
            #expect(result.errors == "dosectl: \(lines.joined(separator: "\n"))\n")
            #expect(result.code == .failed)
        }
    }

    @Test func `a profile with mistakes is told with its places`() throws {
        let result = run(
            "curve", by: try peer(),
            profile: "[kinetics]\nhalf_life = \"4 h\"\npeak = \"5 h\"\nsource = \"s\"\n")
        #expect(
            result.errors
                == "\(folder.path)/dosed/profiles/baclofen.toml:3:8: error: 'peak': \"5 h\" must be 1 min to 4 h\n"
        )
    }

    @Test func `what cannot be drawn is said in one sentence`() throws {
        let rows: [([String], String)] = [
            (["--medication", "aspirin"], "the plan has no medicine 'aspirin'. It has: baclofen"),
            (
                ["--compare", "11=20"],
                "'11=20' is not intakes of a day, each time once; write 11:00=20,14:00=30,17:00=45"
            ),
            (
                ["--compare", "11:00=5ml"],
                "'11:00=5ml' cannot be compared: the amounts of Baclofène are in mg"
            ),
            (
                ["2300-01-01"],
                "'2300-01-01' is out of range; write a date of the years 1970 to 2199"
            ),
            (["soon"], "'soon' is not a date; write 2026-12-01, yesterday, today or tomorrow"),
            (["--plan", "/nowhere/p.toml"], "/nowhere/p.toml does not exist"),
            (
                ["--plan", "x", "--compare", "11:00=20"],
                "--compare and --plan cannot be used together"
            ),
            (["--json", "--csv"], "--json and --csv cannot be used together"),
            (["--force"], "--svg FILE is missing: write the picture to a file; - prints it"),
        ]
        for (words, sentence) in rows {
            folder.write(Self.plan(), to: file)
            folder.write(Self.profile, inProfile: "baclofen")
            let program = Program(
                environment: ["LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path])
            let peer = try peer(days: 0)
            let result = program.run(["curve"] + words + ["--socket", peer.path])
            #expect(result.errors == "dosectl: \(sentence)\n")
            #expect(result.output == "")
        }
    }

    @Test func `another plan that has problems, or another medicine, is told as such`() throws {
        func told(_ text: String) throws -> String {
            folder.write(Self.plan(), to: file)
            folder.write(Self.profile, inProfile: "baclofen")
            var program = Program(
                environment: ["LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path])
            program.input = Array(text.utf8)
            let peer = try peer()
            return program.run("curve", "--plan", "-", "--socket", peer.path).errors
        }
        #expect(try told("version = 2").hasPrefix("<stdin>:1:11: error: "))
        #expect(
            try told(Self.plan().replacing("medication.baclofen", with: "medication.other"))
                == "dosectl: the plan in <stdin> has no medicine 'baclofen' to compare with\n")
        #expect(try told(Self.plan()) == "")
    }

    @Test func `in French the picture says its language and its estimate`() async {
        await #expect(processExitsWith: .success) {
            let screen = try French.screen()
            let svg = French.plain(screen.picture(CurveSample.curves()).svg)
            #expect(svg.contains("role=\"img\" lang=\"fr\""))
            #expect(svg.contains("Une estimation, pas une mesure"))
            let lines = French.joined(screen.curves(CurveSample.curves()))
            #expect(lines.contains("au craving, 18:00"))
            #expect(lines.contains("le plus haut"))
        }
    }
}
