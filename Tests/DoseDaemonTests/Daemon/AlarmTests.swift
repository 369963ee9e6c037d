import ControlProtocol
import DoseCore
import Systemd
import Testing

@testable import DoseDaemon

extension OneSession {
    /// From the due time to the desktop and back.
    struct AlarmTests {
        private let home: Home
        private let bus: PrivateBus

        init() async throws {
            home = try Home()
            bus = try await PrivateBus()
        }

        /// Both due five minutes ago.
        private var twoMedications: String {
            let one = planText(due: ago(.minutes(5)))
            let lines = one.split(separator: "\n").dropFirst(2).joined(separator: "\n")
            return "\(one)\n\(lines.replacing("baclofen", with: "vitamin"))"
        }

        @Test func `a dose rings when it is due, and the button settles it`() async throws {
            let server = try NotificationPeer(on: bus.address)
            let due = ago(.zero) + .seconds(2)
            try home.write(planText(due: due))
            try home.start(on: bus)
            try #require(await eventually { !server.notified.isEmpty })
            #expect(wallClock >= due)
            #expect(server.notified[0].summary == "baclofen 10\u{a0}mg")
            await letRead()
            try server.press(server.notified[0].key("taken"), of: 1)
            #expect(await eventually { server.closed == [1] })
            let entries = try await home.ask(ControlCall("History", limit: 1)).parameters(
                HistoryReply.self
            ).entries
            #expect(entries.map(\.by) == [.button])
            #expect(entries.map(\.event) == [.taken])
        }

        @Test func `an answer given elsewhere takes the alarm off the screen`() async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            try #require(await eventually { !server.notified.isEmpty })
            await pause(.milliseconds(40))
            #expect(try await home.ask(home.take()).error == nil)
            #expect(await eventually { server.closed == [1] })
        }

        @Test func `after a restart the open dose is shown again with working buttons`()
            async throws
        {
            let server = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            await pause(.milliseconds(40))
            let old = server.notified[0].key("taken")
            home.daemon?.stop()
            #expect(await eventually { server.closed == [1] })
            try home.drop()

            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 2 })
            await letRead()
            try server.press(old, of: 2)
            try server.press(server.notified[1].key("snooze"), of: 2)
            #expect(await eventually { server.closed == [1, 2] })
            #expect(try await home.events() == ["plan_adopted", "raised", "snoozed"])
        }

        @Test func `a server that comes later is shown what is open`() async throws {
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            #expect(try await home.health(.display).isWell == false)
            let server = try NotificationPeer(on: bus.address)
            try #require(await eventually { server.notified.count == 1 })
            let health = try await home.health(.display)
            #expect(
                health
                    == Wire.Health(.display, .withButtons, server: "peer", serverVersion: "1"))
        }

        @Test func `a server that is paused is no good display`() async throws {
            let server = try NotificationPeer(on: bus.address)
            server.program = "dunst"
            server.isPaused = true
            try home.start(on: bus)
            let health = try await home.health(.display) { $0.code == .paused }
            #expect(
                health
                    == Wire.Health(.display, .paused, server: "dunst", serverVersion: "1"))
            #expect(!health.isWell)
        }

        @Test func `a button that cannot be obeyed is not silent`() async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            await letRead()
            for name in ["ledger.sqlite", "ledger.sqlite-wal"] { try home.folder.remove(name) }
            try server.press(server.notified[0].key("taken"), of: 1)
            try #require(
                await eventually { server.notified.contains { $0.summary == "Not recorded" } })
        }

        @Test(arguments: [("snooze", "snoozed"), ("skip", "skipped")])
        func `a button does what it says`(_ button: String, _ event: String) async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            await letRead()
            try server.press(server.notified[0].key(button), of: 1)
            #expect(await eventually { server.closed == [1] })
            #expect(try await home.events() == ["plan_adopted", "raised", event])
        }

        @Test func `what one button answered for several doses is taken back as a whole`()
            async throws
        {
            let server = try NotificationPeer(on: bus.address)
            try home.write(twoMedications)
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            await letRead()
            try server.press(server.notified[0].key("taken"), of: 1)
            #expect(await eventually { server.closed == [1] })
            #expect(try await home.status().takeable.isEmpty)
            #expect(try await home.ask(ControlCall("Undo")).error == nil)
            #expect(try await home.status().takeable.count == 2)
        }

        @Test func `the command is run at the due time, and told what in private it may`()
            async throws
        {
            let script =
                "env >\(home.folder.file("new")); mv \(home.folder.file("new")) \(home.folder.file("env"))"
            try home.folder.write(
                "private = true\ncommand = [\"/bin/sh\", \"-c\", \"\(script)\"]", to: "dosed.toml")
            try home.write(planText(due: ago(.zero) + .seconds(2)))
            try home.start()
            #expect(await eventually { home.folder.names.contains("env") })
            let lines = try home.folder.text(of: "env").split(separator: "\n")
            #expect(lines.contains("DOSED_SUMMARY=A dose is due"))
            #expect(lines.contains("DOSED_CALL=first"))
            #expect(!lines.contains { $0.hasPrefix("DOSED_DOSES") || $0.contains("baclofen") })
        }

        @Test func `the command is not run when an alarm changes without a ring`() async throws {
            let rang = home.folder.file("rang")
            try home.folder.write(
                "command = [\"/bin/sh\", \"-c\", \"echo >>\(rang)\"]", to: "dosed.toml")
            try home.write(twoMedications)
            try home.start()
            #expect(await eventually { (try? home.folder.text(of: "rang")) == "\n" })
            let take = ControlCall("Take", dose: "vitamin")
            #expect(try await home.ask(take).error == nil)
            await pause(.milliseconds(200))
            #expect(try home.folder.text(of: "rang") == "\n")
        }

        @Test func `a window that closes unanswered is told once, and quietly`() async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.seconds(57)), late: "1 min"))
            try home.start(on: bus)
            #expect(
                await eventually { server.notified.contains { $0.summary.hasPrefix("Missed: ") } }
            )
            let notice = try #require(server.notified.last)
            #expect(
                notice.body.hasPrefix(
                    "Don't take it now, and don't take more next time. Next: baclofen 10\u{a0}mg at "
                ))
            #expect(notice.hints["urgency"] == .byte(1))
            #expect(try await home.events().suffix(2) == ["raised", "missed"])
        }

        @Test func `what a killed daemon left on the screen is taken off by the next`()
            async throws
        {
            let server = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            await pause(.milliseconds(40))
            try home.drop()
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 2 })
            #expect(await eventually { server.closed == [1] })
            #expect(server.retracted.map(\.replaced) == [1])
            #expect(try await home.ask(home.take()).error == nil)
            #expect(await eventually { server.closed == [1, 2] })
        }

        @Test func `another server's notifications are not closed for a killed daemon's`()
            async throws
        {
            let first = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            try #require(await eventually { first.notified.count == 1 })
            await pause(.milliseconds(40))
            try home.drop()
            first.end()
            // The bus gives the name to another as soon as it knows that the first is gone.
            var second: NotificationPeer?
            try #require(
                await eventually {
                    second = try? NotificationPeer(on: bus.address)
                    return second != nil
                })
            try home.start(on: bus)
            try #require(await eventually { second?.notified.count == 1 })
            await pause(.milliseconds(40))
            #expect(second?.closed == [])
        }

        @Test func `the button of an alarm that is over says what became of it`() async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            await letRead()
            #expect(try await home.ask(home.take()).error == nil)
            try server.press(server.notified[0].key("taken"), of: 1)
            try #require(await eventually { server.notified.count == 2 })
            #expect(server.notified[1].summary == "Not recorded")
            #expect(server.notified[1].body.hasSuffix(" was answered before. See: dosectl today"))
            #expect(try await home.events() == ["plan_adopted", "raised", "taken"])
        }

        @Test func `a button for two doses of which one was taken takes the other`() async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.write(twoMedications)
            try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            await letRead()
            #expect(try await home.ask(ControlCall("Take", dose: "vitamin")).error == nil)
            try #require(await eventually { server.notified.count == 2 })
            await letRead()
            try server.press(server.notified[0].key("taken"), of: 1)
            #expect(await eventually { server.closed == [1] })
            #expect(try await home.status().takeable.isEmpty)
        }

        /// Be it that somebody asks what there is before the daemon has looked at the file.
        @Test(arguments: [false, true])
        func `what is shown names nothing any more from the moment private is saved`(
            isAsked: Bool
        ) async throws {
            let server = try NotificationPeer(on: bus.address)
            try home.write(planText(due: ago(.minutes(5))))
            let daemon = try home.start(on: bus)
            try #require(await eventually { server.notified.count == 1 })
            await pause(.milliseconds(40))
            try home.folder.write("private = true", to: "dosed.toml")
            if isAsked { _ = try await home.status() } else { daemon.reload() }
            try #require(await eventually { server.notified.count == 2 })
            #expect(server.notified[1].replaced == 1)
            #expect(server.notified[1].summary == "A dose is due")
        }
    }
}
