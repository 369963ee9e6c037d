import ControlProtocol
import DoseCore
import Testing

@testable import DoseCLI

@Suite struct `A diary on the command line` {
    private func program(_ path: String) -> Program {
        var program = Program()
        program.environment["DOSED_SOCKET"] = path
        program.environment["XDG_CONFIG_HOME"] = ProtocolFolder.shared.path
        return program
    }

    private static let reply = AnswerReply(answer: DiarySample.noted).message()

    @Test(arguments: [
        ("drink 2", #""observation":"drink","request":"request-1","value":2"#),
        ("drinks 1,5", #""observation":"drink","request":"request-1","value":1.5"#),
        (
            "drink --volume 50cl --strength 5%",
            #""observation":"drink","request":"request-1","value":2"#
        ),
        (
            "drink 2 --volume 12.5cl --strength 12.5 --at 12:00",
            #""at":"12:00","observation":"drink","request":"request-1","value":2.5"#
        ),
        (
            "craving 7 --at 18:00",
            #""at":"18:00","observation":"craving","request":"request-1","value":7"#
        ),
        (
            "effect dry mouth 3",
            #""name":"dry mouth","observation":"effect","request":"request-1","value":3"#
        ),
        ("effect nausea", #""name":"nausea","observation":"effect","request":"request-1""#),
        ("note slept badly", #""note":"slept badly","observation":"note","request":"request-1""#),
        ("weight 71.5", #""observation":"weight","request":"request-1","value":71.5"#),
        (
            "cigarettes 12",
            #""name":"cigarettes","observation":"other","request":"request-1","value":12"#
        ),
        (
            "green tea 3 large cups --note hot",
            #""name":"green tea","note":"hot","observation":"other","request":"request-1","unit":"large cups","value":3"#
        ),
    ])
    func `words are noted`(line: String, parameters: String) throws {
        let peer = try Peer(.reply(Self.reply))
        let result = program(peer.path).run(["diary"] + line.split(separator: " ").map(String.init))
        #expect(result.code == .done)
        #expect(
            peer.calls == [#"{"method":"org.dosed.Control.Note","parameters":{\#(parameters)}}"#])
    }

    @Test(arguments: [
        ("drink 40", "'40' is out of range: at one time 0 to 36 drinks are noted"),
        ("drink -2", "'-2' is out of range: at one time 0 to 36 drinks are noted"),
        (
            "craving 11",
            "'11' is out of range: a craving is from 0, none, to 10, as strong as can be"
        ),
        (
            "craving -3",
            "'-3' is out of range: a craving is from 0, none, to 10, as strong as can be"
        ),
        (
            "effect nausea 12",
            "'12' is out of range: an effect is from 0, none, to 10, as bad as can be"
        ),
        ("weight 7150", "'7150' is out of range: a weight is from 2 to 500 kg"),
        ("steps 2000000", "'2000000' is out of range: a number is from 0 to 1000000"),
        (
            "drink two", "'two' is not a number of at most three decimals; write 2 or 1,5"
        ),
        (
            "weight 71.4999",
            "'71.4999' is not a number of at most three decimals; write 2 or 1,5"
        ),
        ("drink", "a number is missing; write for example: dosectl diary drink 2"),
        ("cigarettes", "a number is missing; write for example: dosectl diary cigarettes 12"),
        ("undo", "the newest entry or answer is undone by: dosectl undo"),
        ("12", "a name is missing; write for example: dosectl diary cigarettes 12"),
        ("effect 3", "a name is missing; write for example: dosectl diary effect drowsiness 3"),
        ("note", "a text is missing; write for example: dosectl diary note \"slept badly\""),
        ("drink 1.000", "'1.000' is 1 to some readers and 1000 to others; write 1 or 1000"),
        ("drink --volume 50cl", "give one of these: --strength"),
        ("drink --strength 5%", "give one of these: --volume"),
        (
            "drink --volume 5x --strength 5%",
            "'5x' is not the volume of a drink; write 25cl or 500ml"
        ),
        (
            "drink --volume 50cl --strength 500%",
            "'500%' is not how much of a drink is alcohol; write 5% or 40%"
        ),
        (
            "drink --volume 10l --strength 12%",
            "'96' is out of range: at one time 0 to 36 drinks are noted"
        ),
        ("craving 7 --volume 5cl", "craving and --volume cannot be used together"),
        (
            "drink 2 beers",
            "'beers' is one word too many. The form is: dosectl diary [WHAT] [NUMBER] [OPTIONS]"
        ),
        ("--at 18:00", "WHAT is missing. The form is: dosectl diary [WHAT] [NUMBER] [OPTIONS]"),
        ("drink 2 --since today", "drink and --since cannot be used together"),
        ("drink 2 --wen 18:00", "'diary' has no option --wen; see: dosectl help diary"),
        (
            "drink 2 --at soon",
            "'soon' is not a time of an intake; write now, 17:05, \"2026-12-01 17:05\" or 2026-12-01T17:05:00+01:00"
        ),
    ])
    func `what cannot be is told, and nobody is asked`(line: String, message: String) {
        let result = program("/nowhere").run(
            ["diary"] + line.split(separator: " ").map(String.init))
        #expect(result == Program.Result(code: .usage, errors: "dosectl: \(message)\n"))
    }

    @Test(arguments: [
        (
            Refusal.Name.inTheFuture, "2026-12-01T18:00:00+01:00",
            "18:00 is still to come; only what has been can be noted. If it was yesterday: --at \"2026-11-30 18:00\""
        ),
        (
            .tooLongAgo, "2026-10-01T18:00:00+02:00",
            "18:00 on Thu 1 October is too long ago to be noted: that can be done for 30 days."
        ),
    ])
    func `a time that is not noted is told as such`(
        name: Refusal.Name, at: String, message: String
    ) {
        #expect(
            Screen.plain.words(ControlError(name, .init(at: at)), of: "diary") == message)
    }

    @Test(arguments: [
        ("drink 20", "20 drinks at one time: is that right? "),
        ("weight 20", "A weight of 20 kg: is that right? "),
        (
            "dirnk 2",
            "'dirnk' looks like drink, which is noted by dosectl diary drink. Is it something else, of your own? "
        ),
    ])
    func `what is unusual is asked`(line: String, question: String) throws {
        let words = ["diary"] + line.split(separator: " ").map(String.init)
        var asking = program("/nowhere")
        asking.answer = false
        #expect(
            asking.run(words)
                == Program.Result(
                    code: .failed, output: question + "\n",
                    errors: "dosectl: nothing was changed\n"))
        #expect(
            program("/nowhere").run(words)
                == Program.Result(
                    code: .usage,
                    errors: """
                        dosectl: \(question.dropLast())
                        nothing was changed: there is no terminal to ask on. To say yes beforehand: --yes

                        """
                ))
        let peers = [try Peer(.reply(Self.reply)), try Peer(.reply(Self.reply))]
        asking.environment["DOSED_SOCKET"] = peers[0].path
        asking.answer = true
        #expect(asking.run(words).code == .done)
        #expect(program(peers[1].path).run(words + ["--yes"]).code == .done)
        #expect(peers.allSatisfy { $0.calls.count == 1 })
    }

    @Test func `an entry is told with the day, the week and the marks that are installed`() throws {
        let peer = try Peer(.reply(Self.reply))
        #expect(
            program(peer.path).run("diary", "drink", "2").output == """
                Noted: 2 drinks at 17:04.
                Today: 4 drinks. Low risk is at most 2 a day.
                In 7 days: 9,5 drinks, on 5 of the 7. Low risk is at most 10, with 1 day without.
                Source: Santé publique France, INCa, 2017.
                Ringing: Baclofène 30 mg (3 tablets), the 17:00 dose, until 18:00.

                """)
    }

    @Test func `without marks the sums are told alone`() throws {
        let peer = try Peer(.reply(Self.reply))
        var alone = program(peer.path)
        alone.environment["XDG_CONFIG_HOME"] = "/nowhere"
        alone.environment["XDG_DATA_DIRS"] = "/nowhere"
        #expect(
            alone.run("diary", "drink", "2").output.contains(
                "Today: 4 drinks.\nIn 7 days: 9,5 drinks, on 5 of the 7.\nRinging"))
    }

    @Test func `a glass is told with the alcohol in it`() throws {
        let volume = try #require(try SaidVolume("33 cl"))
        let glass = SaidObservation.Glass(
            count: ExactNumber(2), volume: volume, strength: ExactNumber(5))
        var answer = DiarySample.noted
        answer.takeable = []
        answer.noted?.observation?.value = 2.64
        #expect(
            Screen.plain.noted(answer, glass: glass, nil).prefix(2) == [
                "Noted: 2.64 drinks at 17:04.",
                "2 × 33 cl at 5 % by volume have 26.4 g of alcohol, at 0.8 g in a ml.",
            ])
    }

    @Test func `the days are a table, with the notes below it`() {
        #expect(
            joined(
                Screen.plain.diary(
                    DiarySample.days, since: CivilDate(dayNumber: 20_786),
                    CivilDate(dayNumber: 20_788), DiarySample.marks)) == """
                                       drinks  craving                 effects       other
                      Mon 30 November       3  7 at 18:00, 4 at 21:00  drowsiness 3
                      Tue 1 December                                                 coffee 3 cups, weight 71.5 kg

                    2026-11-30 12:00, 1.5 drinks: at a wedding
                    2026-12-01 07:10: slept badly
                    Tue 1 December: 2 earlier entries are not shown.

                    In 7 days: 3 drinks, on 1 of the 7. Low risk is at most 10, with 1 day without.
                    On one day low risk is at most 2.
                    Source: SpF, 2017.
                    """)
    }

    @Test func `each day is asked for, from the first on`() throws {
        let peer = try Peer(
            .reply(DiaryReply(diary: DiarySample.days[2]).message()),
            .reply(DiaryReply(diary: DiarySample.days[1]).message()))
        let result = program(peer.path).run("diary", "--since", "yesterday", "--json")
        #expect(
            peer.calls == [
                #"{"method":"org.dosed.Control.Diary"}"#,
                #"{"method":"org.dosed.Control.Diary","parameters":{"date":"2026-11-30"}}"#,
            ])
        #expect(result.output.hasPrefix(#"{"days":[{"date":"2026-11-30","entries":[{"at":"#))
    }

    @Test func `where nothing is noted it is said how to`() throws {
        let peer = try Peer(
            .reply(DiaryReply(diary: .init(date: "2026-12-01", entries: [])).message()))
        #expect(
            program(peer.path).run("diary", "--since", "today").output == """
                Nothing is noted since Tue 1 December.
                To note something: dosectl diary drink 2

                """)
    }

    @Test func `the history and an undo tell an entry in words`() {
        let rows: [(Wire.Entry, String)] = [
            (
                DiarySample.entry(
                    1, .drink, 1, at: "2026-12-01T16:40:00+01:00"),
                "diary: 1 drink at 16:40"
            ),
            (
                DiarySample.entry(
                    1, .craving, 7, note: "strong", at: "2026-11-30T18:00:00+01:00",
                    recorded: "2026-12-01T07:00:00+01:00"),
                "diary: craving 7 at 2026-11-30 18:00: strong"
            ),
            (
                DiarySample.entry(
                    1, .effect, name: "drowsi\u{1b}[2Jness", at: "2026-12-01T16:40:00+01:00"),
                #"diary: drowsi\u{1b}[2Jness at 16:40"#
            ),
            (
                DiarySample.entry(
                    1, .weight, 71.5, at: "2026-12-01T16:40:00+01:00"),
                "diary: weight 71.5 kg at 16:40"
            ),
            (
                DiarySample.entry(
                    1, .note, note: "slept badly", at: "2026-12-01T16:40:00+01:00"),
                "diary: note at 16:40: slept badly"
            ),
        ]
        for (entry, words) in rows { #expect(Screen.plain.words(entry) == words) }
        let undone = Wire.Answer(
            isRecorded: true, undone: [rows[0].0], next: Sample.tomorrow,
            drinks: Wire.DrinkSums(date: "2026-12-01", day: 0, week: 5.5, days: 3))
        #expect(
            joined(Screen.plain.answer(undone, to: "undo")) == """
                Undone: diary: 1 drink at 16:40.
                Today: 0 drinks.
                In 7 days: 5.5 drinks, on 3 of the 7.
                """)
    }
}
