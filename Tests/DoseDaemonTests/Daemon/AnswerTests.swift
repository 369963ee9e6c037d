import ControlProtocol
import DoseCore
import Installation
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What is asked over the socket and what follows.
    struct AnswerTests {
        private let home: Home

        init() throws {
            home = try Home()
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
        }

        @Test(arguments: [
            ("org.dosed.Control.Wake", "org.varlink.service.MethodNotFound"),
            ("org.other.Status", "org.varlink.service.InterfaceNotFound"),
        ])
        func `what is not known is said to be not known`(_ method: String, _ error: String)
            async throws
        {
            #expect(try await home.client().ask(VarlinkCall(method: method)).error == error)
        }

        @Test func `a request told twice is recorded once`() async throws {
            for _ in 1...2 {
                let reply = try await home.ask(home.take(request: "r-1"))
                #expect(try reply.parameters(AnswerReply.self).answer.isRecorded)
            }
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
            let again = try await home.ask(home.take(request: "r-2"))
            #expect(again.error == "org.dosed.Control.NothingTakeable")
        }

        @Test func `a course is held, told, and held once`() async throws {
            func hold(_ request: String) async throws -> MoveReply {
                let call = ControlCall("Hold", reason: "nausea", request: request)
                return try await home.ask(call).parameters(MoveReply.self)
            }
            let held = try await hold("r-1")
            #expect(held.isRecorded)
            #expect(held.course.moves.map(\.reason) == ["nausea"])
            #expect(try await hold("r-1") == held)
            #expect(try await !hold("r-2").isRecorded)
            let told = try await home.ask(ControlCall("Course", medication: "baclofen"))
            #expect(try told.parameters(CourseReply.self).courses == [held.course])
            #expect(try await home.events() == ["plan_adopted", "raised", "held"])
        }

        @Test func `the name of a request is of one kind of answer`() async throws {
            #expect(try await home.ask(home.take(request: "r-1")).error == nil)
            let call = ControlCall("Hold", request: "r-1")
            #expect(
                VarlinkError(try await home.ask(call)) == VarlinkError.invalidParameter("request"))
        }

        @Test func `a course that cannot be moved so is told with the refusal`() async throws {
            let back = ControlCall("Back", isNow: true)
            let refusal = try #require(try ControlError(try await home.ask(back)))
            #expect(refusal.name == .courseCannot)
            #expect(refusal.members.kind == .steppedBack)
            #expect(refusal.members.course?.step == 1)
            let unknown = try await home.ask(ControlCall("Course", medication: "other"))
            #expect(
                try ControlError(unknown)
                    == ControlError(
                        .unknownMedication, .init(asked: "other", medications: ["baclofen"])))
        }

        @Test func `of two who take the dose at once one is told that it was taken before`()
            async throws
        {
            let clients = [try home.client(), try home.client()]
            let dose = try await home.status().takeable[0].id
            let call = ControlCall("Take", dose: dose)
            for client in clients { await client.send(call.varlink) }
            var recorded: [Bool] = []
            for client in clients {
                recorded.append(
                    try await client.reply().parameters(AnswerReply.self).answer.isRecorded)
            }
            #expect(recorded.filter(\.self).count == 1)
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }

        @Test func `an answer that wants no reply is recorded`() async throws {
            var call = home.take().varlink
            call.oneway = true
            let client = try home.client()
            await client.send(call, ControlCall.info.varlink)
            #expect(
                try await client.reply().parameters([String: ParameterValue].self)["product"]
                    == .string("dosed"))
            #expect(try await home.events().last == "taken")
        }

        @Test func `a watcher is told of every change, one who only looks once`() async throws {
            let watcher = try home.client()
            let first = try await watcher.ask(ControlCall("Watch").varlink)
            #expect(first.continues)
            #expect(try first.parameters(WatchReply.self).status.takeable.count == 1)
            #expect(try await home.ask(ControlCall("Snooze", minutes: 3)).error == nil)
            #expect(try await home.ask(home.take()).error == nil)
            for event in ["snoozed", "taken"] {
                let news = try await watcher.reply()
                #expect(news.continues)
                let change = try news.parameters(WatchReply.self)
                #expect(change.entries.map(\.event.rawValue) == [event])
                #expect(change.status.takeable.isEmpty == (event == "taken"))
            }
            let once = try await home.client().ask(VarlinkCall(method: ControlCall("Watch").method))
            #expect(!once.continues)
        }

        @Test func `the interface is described`() async throws {
            let call = ControlCall(
                "GetInterfaceDescription", of: VarlinkService.interface,
                described: ControlCall.interface)
            let reply = try await home.ask(call)
            let text = try reply.parameters(VarlinkService.Description.self).description
            #expect(text.contains("interface org.dosed.Control\n"))
            // What it declares, the daemon answers.
            for line in text.split(separator: "\n") where line.hasPrefix("method ") {
                let name = line.dropFirst(7).prefix { $0 != "(" }
                let step = name == "Goto" ? 1 : nil
                let isNote = name == "Note"
                let isStock = name == "TellStock"
                let date = name == "Adherence" ? "2026-12-01" : nil
                let reply = try await home.ask(
                    ControlCall(
                        String(name), from: date, through: date, step: step,
                        kind: name == "Foresee" ? .held : nil,
                        observation: isNote ? .note : nil, note: isNote ? "slept badly" : nil,
                        change: isStock ? .counted : nil, pieces: isStock ? 43 : nil))
                #expect(VarlinkError(reply) == nil, "\(name)")
            }
        }

        @Test func `it tells of its own health`() async throws {
            let health = try await home.status().health
            #expect(
                health.map(\.part) == [
                    .plan, .settings, .files, .store, .clock, .zone, .display, .sound, .command,
                    .waking, .journal,
                ])
            #expect(
                health.map(\.isWell) == [
                    true, true, true, true, true, true, false, false, true, true, true,
                ])
            #expect(health[3] == Wire.Health(.store, .writable, file: home.paths.ledger))
        }

        @Test func `a day long gone is told from the ledger`() async throws {
            let reply = try await home.ask(ControlCall("Today", date: "2020-02-29"))
            let day = try reply.parameters(DayReply.self).day
            #expect(day.date == "2020-02-29")
            #expect(day.doses.isEmpty)
        }
    }
}
