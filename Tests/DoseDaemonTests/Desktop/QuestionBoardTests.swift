import Systemd
import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

let aQuestion = CourseQuestion(
    medication: aMedication, stays: [Slot(time: time("17:00"), amount: mg(70))],
    changes: [Slot(time: time("17:00"), amount: mg(30))], step: 2,
    first: [Slot(time: time("17:00"), amount: mg(10))])

extension OneSession {
    /// What the person is asked about the plan, on the screen.
    struct QuestionBoardTests {
        private let screen: Screen

        init() async throws { screen = try await Screen() }

        @Test func `a question stays until it is answered`() async throws {
            screen.desktop.ask([aQuestion])
            let server = try await screen.server()
            try #require(await eventually { server.notified.count == 1 })
            let shown = try #require(server.notified.first)
            #expect(shown.timeout == 0)
            #expect(shown.hints["urgency"] == .byte(2))
            #expect(shown.hints["suppress-sound"] == .bool(true))
            await screen.settle()
            try server.press(shown.key("accept"), of: 1)
            #expect(await eventually { screen.presses.count == 1 })
            #expect(screen.presses.first?.questions == [aQuestion])
            screen.desktop.ask([CourseQuestion]())
            #expect(await eventually { server.closed == [1] })
        }

        @Test func `a question that has just come up is not answered, and is asked again`()
            async throws
        {
            screen.stopTime()
            screen.desktop.ask([aQuestion])
            let server = try await screen.server()
            try #require(await eventually { server.notified.count == 1 })
            await screen.settle()
            try server.press(server.notified[0].key("accept"), of: 1)
            try #require(await eventually { server.notified.count == 2 })
            await screen.settle()
            #expect(screen.pressed == [])
            screen.goOn()
            try server.press(server.notified[1].key("accept"), of: 2)
            #expect(await eventually { screen.pressed == [.accept] })
        }

        @Test func `a question makes way for an alarm and comes back after it`() async throws {
            let server = try await screen.server()
            screen.desktop.ask([aQuestion])
            #expect(await eventually { server.notified.count == 1 })
            await screen.settle()
            await screen.show(alarm(open()), on: server)
            #expect(server.closed == [1])
            // What is asked meanwhile waits, too.
            screen.desktop.ask([aQuestion, aQuestion])
            await screen.settle()
            #expect(server.notified.count == 2)
            screen.desktop.withdraw(alarm(open()).id)
            try #require(await eventually { server.notified.count == 3 })
            #expect(server.notified[2].summary == "2 questions about the plan")
        }

        @Test func `a server that comes while an alarm rings shows the question after it`()
            async throws
        {
            screen.desktop.ask([aQuestion])
            let server = try await screen.server()
            #expect(await eventually { server.notified.count == 1 })
            await screen.settle()
            await screen.show(alarm(open()), on: server)
            screen.desktop.refresh()
            await screen.settle()
            #expect(server.notified.filter { $0.summary.contains(" or ") }.count == 1)
        }

        @Test func `the button of an older question still says which one it was`() async throws {
            let server = try await screen.server()
            screen.desktop.ask([aQuestion])
            try #require(await eventually { server.notified.count == 1 })
            await screen.settle()
            let old = try #require(server.notified.first)
            screen.desktop.ask([aQuestion, aQuestion])
            try #require(await eventually { server.notified.count == 2 })
            await screen.settle()
            try server.press(old.key("keep"), of: 1)
            #expect(await eventually { screen.presses.count == 1 })
            #expect(screen.presses.first?.questions == [aQuestion])
            // Of another notification it is none of ours.
            try server.press(old.key("keep"), of: 2)
            await screen.settle()
            #expect(screen.presses.count == 1)
        }

        @Test func `nothing of it is left at the end`() async throws {
            let server = try await screen.server()
            screen.desktop.ask([aQuestion])
            #expect(await eventually { server.notified.count == 1 })
            await screen.settle()
            screen.desktop.withdrawAll()
            #expect(await eventually { server.closed == [1] })
        }
    }
}
