import ControlProtocol
import DoseCore
import Glibc
import Linux
import Testing

@testable import DoseCLI

@Suite struct `A conversation over a real socket` {
    func program(_ path: String) -> Program {
        var program = Program()
        program.environment["DOSED_SOCKET"] = path
        return program
    }

    static let answer = AnswerReply(answer: Wire.Answer(isRecorded: true, doses: [Sample.taken]))
        .message()
    static let confirmation = Program.Result(
        code: .done, output: "Taken: Baclofène 10 mg (1 tablet), the 13:00 dose, at 13:04.\n")
    static let call =
        #"{"method":"org.dosed.Control.Take","parameters":{"request":"request-1"}}"#

    @Test func `a call and its reply`() throws {
        let peer = try Peer(.reply(Self.answer))
        #expect(program(peer.path).run("take") == Self.confirmation)
        #expect(peer.calls == [Self.call])
    }

    @Test func `a reply in single bytes`() throws {
        let peer = try Peer(.reply(Self.answer, pieces: 1))
        #expect(program(peer.path).run("take") == Self.confirmation)
    }

    @Test func `as JSON, the reply as it came`() throws {
        let peer = try Peer(.reply(Self.answer))
        let result = program(peer.path).run("take", "--json")
        let parameters = String(decoding: Self.answer.dropLast(), as: UTF8.self)
        #expect(#"{"parameters":"# + result.output.dropLast() + "}" == parameters)
    }

    @Test func `the option says where, before the environment does`() throws {
        let peer = try Peer(.reply(Self.answer))
        #expect(
            program("/nowhere").run("--socket", peer.path, "take").code == .done)
    }

    @Test func `a refusal`() throws {
        let peer = try Peer(.reply(ControlError(.nothingToUndo).message))
        #expect(
            program(peer.path).run("undo")
                == Program.Result(
                    code: .refused,
                    errors: "dosectl: There is no answer of the last 24 hours to undo. "
                        + "See: dosectl history\n"))
    }

    @Test func `a connection that broke is tried once more, in the name of the same request`()
        throws
    {
        let peer = try Peer(.end, .reply(Self.answer))
        #expect(program(peer.path).run("take") == Self.confirmation)
        #expect(peer.calls == [Self.call, Self.call])
    }

    @Test func `a reply that breaks off in its middle is no reply`() throws {
        let peer = try Peer(.replyAndEnd(Array(Self.answer.prefix(100))), .reply(Self.answer))
        #expect(program(peer.path).run("take") == Self.confirmation)
    }

    @Test func `a connection that breaks twice is given up, and nobody knows what was recorded`()
        throws
    {
        let peer = try Peer(.end, .end)
        #expect(
            program(peer.path).run("take")
                == Program.Result(
                    code: .noDaemon,
                    errors: """
                        dosectl: the daemon at \(peer.path) ended the connection without an answer. See: journalctl --user -u dosed
                        Whether the answer was recorded is not known. See: dosectl status

                        """))
        #expect(peer.calls == [Self.call, Self.call])
    }

    @Test func `a daemon that never answers is waited for no longer than the time limit`() throws {
        let peer = try Peer(.silence)
        var program = program(peer.path)
        program.patience = .milliseconds(200)
        let message =
            "dosectl: the daemon at \(peer.path) does not answer. See: systemctl --user status dosed; "
            + "to start it again: systemctl --user restart dosed\n"
        #expect(program.run("status") == Program.Result(code: .noDaemon, errors: message))

        let other = try Peer(.silence)
        program.environment["DOSED_SOCKET"] = other.path
        #expect(
            program.run("skip").errors.hasSuffix(
                "\nWhether the answer was recorded is not known. See: dosectl status\n"))
    }

    @Test func `one that drips is not waited for either`() throws {
        let peer = try Peer(.drip)
        var program = program(peer.path)
        program.patience = .milliseconds(200)
        #expect(program.run("status").code == .noDaemon)
    }

    @Test(arguments: [
        "garbage", "{}", #"{"parameters":{}}"#, #"{"error":"org.dosed.Control.NewKindOfNo"}"#,
        #"{"parameters":{"status":{"version":"9"}}}"#, #"{"error":"org.dosed.Control.Missed"}"#,
    ])
    func `what is no reply that this version knows is told`(reply: String) throws {
        let peer = try Peer(.reply(Array(reply.utf8) + [0]))
        let result = program(peer.path).run("status")
        #expect(
            result
                == Program.Result(
                    code: .failed,
                    errors:
                        "dosectl: what answered at \(peer.path) is not understood: it is not dosed, or "
                        + "another version of it. After an update: systemctl --user restart dosed\n"
                ))
    }

    @Test func `a reply without an end is not taken in`() throws {
        let peer = try Peer(
            .reply(Array(repeating: UInt8(ascii: "x"), count: ControlLimits.replyBytes + 70_000)))
        #expect(program(peer.path).run("status").code == .failed)
    }

    @Test func `an older daemon that lacks a method`() throws {
        let peer = try Peer(
            .reply(VarlinkError.methodNotFound("org.dosed.Control.History").message))
        #expect(
            program(peer.path).run("history")
                == Program.Result(
                    code: .failed,
                    errors:
                        "dosectl: the daemon does not know org.dosed.Control.History: it is of another "
                        + "version. After an update: systemctl --user restart dosed\n"))
    }

    // MARK: More than one call

    @Test func `yesterday is asked for by its date in the plan's zone`() throws {
        let day = Wire.Day(date: "2026-11-30")
        let peer = try Peer(
            .reply(StatusReply(status: Sample.status).message()),
            .reply(DayReply(day: day).message()))
        #expect(
            program(peer.path).run("today", "yesterday")
                == Program.Result(
                    code: .done,
                    output: "Mon 30 November 2026\n\nNothing is planned or recorded.\n"))
        #expect(
            peer.calls.last
                == #"{"method":"org.dosed.Control.Today","parameters":{"date":"2026-11-30"}}"#)
    }

    @Test func `a portion of which nothing can be read does not end the history`() throws {
        let peer = try Peer(
            .reply(HistoryReply(entries: [], unreadable: [8, 9], ledger: "/ledger").message()),
            .reply(HistoryReply(entries: [Sample.entry(7, .superseded, at: "17:00")]).message()),
            .reply(HistoryReply(entries: []).message()))
        let result = program(peer.path).run("history", "--limit", "5")
        #expect(
            result.output.split(separator: "\n").last
                == "2 records from 8 to 9 cannot be read; the file is /ledger")
        #expect(
            peer.calls == [
                #"{"method":"org.dosed.Control.History","parameters":{"limit":5}}"#,
                #"{"method":"org.dosed.Control.History","parameters":{"before":8,"limit":3}}"#,
                #"{"method":"org.dosed.Control.History","parameters":{"before":7,"limit":2}}"#,
            ])
    }

    private func entries(_ numbers: ClosedRange<Int>, without missing: Int? = nil) -> [UInt8] {
        HistoryReply(
            entries: numbers.reversed().filter { $0 != missing }
                .map { Sample.entry($0, .superseded, at: "17:00") }
        ).message()
    }

    /// The daemon works on a portion while the one before it is printed: it is told by what the numbers should be.
    @Test(arguments: [nil, 650])
    func
        `a portion is asked for before the one before it is read, and again where a record is missing`(
            _ missing: Int?
        ) throws
    {
        let third = entries(401...600)
        let second = missing == nil ? entries(601...800) : entries(600...800, without: missing)
        let again = entries(400...599)
        let peer = try Peer(
            .reply(entries(801...1000)), .reply(second), .reply(third),
            .reply(missing == nil ? entries(351...400) : again), .reply(entries(350...399)))
        let result = program(peer.path).run("history", "--limit", "650")
        let numbers = result.output.split(separator: "\n").compactMap {
            $0.split(separator: " ").first.flatMap { Int($0) }
        }
        #expect(numbers == (350...1000).reversed().filter { $0 != (missing ?? 350) })
        let asked = peer.calls.map { $0.split(separator: "\"before\":").last?.prefix(3) ?? "" }
        #expect(
            asked.dropFirst()
                == (missing == nil ? ["801", "601", "401"] : ["801", "601", "600", "400"]))
    }

    @Test func `a long history is asked for in portions`() throws {
        let peer = try Peer(
            .reply(entries(101...300)), .reply(entries(51...100)))
        let result = program(peer.path).run("history", "--limit", "250")
        #expect(result.output.split(separator: "\n").count == 250)
        #expect(
            peer.calls == [
                #"{"method":"org.dosed.Control.History","parameters":{"limit":200}}"#,
                #"{"method":"org.dosed.Control.History","parameters":{"before":101,"limit":50}}"#,
            ])
    }

    @Test func `a history that repeats itself comes to an end`() throws {
        let reply = HistoryReply(entries: [Sample.entry(7, .superseded, at: "17:00")]).message()
        let peer = try Peer(.reply(reply), .reply(reply))
        #expect(
            program(peer.path).run("history").output.split(separator: "\n").count == 1)
    }

    @Test func `a watch prints each change and says when the daemon went away`() throws {
        let first = WatchReply(status: Sample.status, entries: []).message(continues: true)
        let second = WatchReply(status: Sample.status, entries: [Sample.entries[4]]).message(
            continues: true)
        let peer = try Peer(.replyAndEnd(first + second))
        #expect(
            program(peer.path).run("watch")
                == Program.Result(
                    code: .noDaemon,
                    output: """
                        17:05  Watching dosed 0.1.0.
                        17:05  baclofen 17:00 (30 mg): ringing until 18:00
                        17:05  Next: Baclofène 5 mg (½ tablet) at 13:00 tomorrow.
                        17:30  baclofen 17:00 skipped: nausea, by button

                        """,
                    errors: "dosectl: the daemon went away. See: systemctl --user status dosed\n"))
        #expect(peer.calls == [#"{"method":"org.dosed.Control.Watch","more":true}"#])
    }

    /// Bars end and leave their watchers behind.
    @Test(.timeLimit(.minutes(10)))
    func `a watch ends when nobody reads what it prints`() throws {
        let reply = WatchReply(status: Sample.status, entries: [])
        let peer = try Peer(.reply(reply.message(continues: true)), .silence)
        var ends: [CInt] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        var program = program(peer.path)
        program.output = ends[1]
        let result = program.run("watch")
        #expect(result.code == .done)
        #expect(result.output.hasPrefix("17:05  Watching dosed"))
    }

    @Test func `a watch as JSON is one object for each line`() throws {
        let reply = WatchReply(status: Sample.status, entries: Sample.entries)
        let peer = try Peer(.reply(reply.message(continues: true) + reply.message()))
        let result = program(peer.path).run("watch", "--json")
        let parameters = #"{"parameters":"# + result.output.prefix { $0 != "\n" } + "}"
        #expect(parameters == String(decoding: reply.message().dropLast(), as: UTF8.self))
        #expect(result.output.split(separator: "\n").count == 2)
        #expect(result.code == .done)
    }

    @Test func `versions, and what to do when they differ`() throws {
        let info = VarlinkService.Info(
            vendor: "dosed", product: "dosed", version: "9.9", url: "", interfaces: [])
        let peer = try Peer(.reply(info.message()))
        #expect(
            program(peer.path).run("version").output == """
                dosectl 0.1.0
                dosed 9.9
                The two differ. After an update: systemctl --user restart dosed

                """)
        let absent = program("/nowhere/control").run("version", "--json")
        #expect(absent.code == .noDaemon)
        #expect(absent.output == #"{"dosectl":"0.1.0"}"# + "\n")
    }
}
