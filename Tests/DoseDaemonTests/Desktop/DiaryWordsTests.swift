import Testing

@testable import DoseCore
@testable import DoseDaemon
@testable import Words

@Suite struct `What is asked for the diary is worded` {
    private let words = NotificationWords(
        settings: Settings(), zone: .utc, today: date("2026-12-06"))

    private func shown(_ subject: DiaryQuestion.Subject) -> Notification {
        words.diary([DiaryQuestion(subject)], nonce: "1f", hasButtons: true)
    }

    @Test func `with a button for each number and the command for any other`() {
        let craving = shown(.craving)
        #expect(craving.summary == "Craving today?")
        #expect(
            craving.body
                == "How strong was it at its strongest, from 0, none, to 10, as strong as can be?\n"
                + "To answer with a number: dosectl diary craving 6")
        #expect(
            craving.actions == [
                Notification.Action(key: "first.1f", label: "None"),
                Notification.Action(key: "second.1f", label: "Some: 4"),
                Notification.Action(key: "third.1f", label: "Strong: 8"),
            ])
        #expect(craving.urgency == .normal)
        #expect(shown(.drinks).actions.map(\.label) == ["Nothing", "1 drink", "2 drinks"])
    }

    @Test func `how a step is borne, with what can be done`() {
        let burden = shown(.burden(aMedication))
        #expect(burden.summary == "Baclofène: side effects?")
        #expect(burden.body.contains("To stay at it for longer: dosectl hold"))
        #expect(burden.actions.map(\.label) == ["None", "Some: 4", "Bad: 8"])
    }

    @Test func `where others may read it nothing is said of it`() {
        var settings = Settings()
        settings.isPrivate = true
        let words = NotificationWords(settings: settings, zone: .utc)
        let shown = words.diary([DiaryQuestion(.craving)], nonce: "1f", hasButtons: true)
        #expect(shown.summary == "Your diary")
        #expect(shown.body == "To answer: dosectl diary")
        #expect(shown.actions == [])
    }
}

extension OneSession {
    /// What is asked for the diary, on the screen.
    struct DiaryBoardTests {
        private let screen: Screen

        init() async throws { screen = try await Screen() }

        @Test func `one thing after the other, and not again where it was put away`() async throws {
            let questions = [DiaryQuestion(.craving), DiaryQuestion(.drinks)]
            screen.desktop.ask(questions)
            let server = try await screen.server()
            try #require(await eventually { server.notified.count == 1 })
            #expect(server.notified[0].timeout == 0)
            await screen.settle()
            try server.press(server.notified[0].key("second"), of: 1)
            #expect(await eventually { screen.presses.count == 1 })
            #expect(screen.presses.first?.diary == questions[0])
            #expect(screen.pressed == [.second])
            screen.desktop.ask([questions[1]])
            try #require(await eventually { server.notified.count == 2 })
            #expect(server.notified[1].summary == "Drinks today?")
            await screen.settle()
            try server.close(2, reason: 2)
            await screen.settle()
            // An alarm comes and goes.
            await screen.show(alarm(open()), on: server)
            screen.desktop.withdraw(alarm(open()).id)
            await screen.settle()
            #expect(server.notified.count { $0.summary.contains("Drinks") } == 1)
        }
    }
}
