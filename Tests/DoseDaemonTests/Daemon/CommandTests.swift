import ControlProtocol
import DoseCore
import Glibc
import Testing

@testable import DoseDaemon

extension OneSession {
    /// When the person's own commands are run.
    struct CommandTests {
        private let home: Home

        init() throws {
            home = try Home()
            try home.folder.write(
                Occasion.allCases.map { occasion in
                    let line = "echo \"\(occasion) $DOSED_EVENT $DOSED_PART: $DOSED_SUMMARY\""
                    return
                        "on_\(occasion) = ['/bin/sh', '-c', '\(line) >>\(home.folder.file("heard"))']"
                }.joined(separator: "\n"), to: "dosed.toml")
        }

        /// What they were told, but of what else is wrong where a test runs.
        private var heard: [String] {
            let text = (try? home.folder.text(of: "heard")) ?? ""
            return text.split(separator: "\n").map(String.init)
                .filter { !$0.contains("trouble sound:") && !$0.contains("trouble journal:") }
        }

        private func says(_ lines: String...) async -> Bool {
            guard await eventually({ heard.count >= lines.count }) else { return false }
            // None comes late.
            await pause(.milliseconds(200))
            return heard == lines
        }

        @Test func `a ring and an answer are told once each, and no answer after a restart`()
            async throws
        {
            let due = ago(.minutes(5))
            let text = "baclofen 10 mg at \(timeText(due))"
            try home.write(planText(due: due))
            try home.start()
            let ring = "alarm alarm : baclofen 10 mg"
            #expect(await eventually { heard == [ring] })
            for _ in 1...2 {
                #expect(try await home.ask(home.take(request: "r-1")).error == nil)
            }
            #expect(await says(ring, "answered taken : Taken: \(text)"))

            try home.drop()
            try home.start()
            #expect(await says(ring, "answered taken : Taken: \(text)"))
        }

        @Test func `a server that comes and is shown what rings is no ring of its own`()
            async throws
        {
            let bus = try await PrivateBus()
            try home.write(planText(due: ago(.minutes(5))))
            try home.start(on: bus)
            let ring = "alarm alarm : baclofen 10 mg"
            #expect(await says(ring))
            let server = try NotificationPeer(on: bus.address)
            #expect(await eventually { server.notified.count == 1 })
            #expect(await says(ring))
        }

        @Test func `a missed dose is told once, and not after a restart`() async throws {
            let due = ago(.seconds(57))
            try home.write(planText(due: due, late: "1 min"))
            try home.start()
            let ring = "alarm alarm : baclofen 10 mg"
            let missed = "missed missed : Missed: baclofen 10 mg at \(timeText(due))"
            #expect(await eventually { heard.last == missed })
            try home.drop()
            try home.start()
            await pause(.milliseconds(200))
            #expect(heard.count { $0 == missed } == 1)
            #expect(heard.first == ring)
        }

        @Test func `a dose that the ledger did not take as missed is told when it has`()
            async throws
        {
            let clock = TestClock()
            home.clock = { clock.now }
            let due = ago(.minutes(5))
            try home.write(planText(due: due))
            let daemon = try home.start()
            #expect(await eventually { heard.count == 1 })
            let fault = Fault(error: ENOSPC, call: 1, isLasting: true)
            _ = fault.during {
                clock.pass(.minutes(40))
                daemon.handle(.clock)
            }
            #expect(
                await says(
                    "alarm alarm : baclofen 10 mg", "trouble trouble store: dosed needs a look"))
            clock.pass(Limits.storeRetry)
            daemon.handle(.clock)
            #expect(try await home.events() == ["plan_adopted", "raised", "missed"])
            #expect(
                await says(
                    "alarm alarm : baclofen 10 mg", "trouble trouble store: dosed needs a look",
                    "missed missed : Missed: baclofen 10 mg at \(timeText(due))"))
        }

        @Test func `what the person is asked is told once, and not after a restart`() async throws {
            let today = noonZone.date(at: wallClock)
            let plan = """
                version = 1
                timezone = "\(noonZoneName)"
                [medication.baclofen]
                start = \(today - 30)
                times = ["\(timeText(ago(.hours(-3))))"]
                steps = [{ days = 3, mg = [10] }, { mg = [70] }]
                """
            try home.write(plan)
            try home.start()
            let asked = "question question : baclofen: nothing rings yet"
            #expect(await says(asked))
            try home.drop()
            try home.start()
            #expect(await says(asked))
        }

        @Test func `what goes wrong is told once, and again when it goes wrong again`() async throws
        {
            try home.write(planText(due: ago(.hours(-3))))
            try home.start()
            let trouble = "trouble trouble plan: dosed needs a look"
            for told in [[trouble], [trouble, trouble]] {
                try home.write("version = 7")
                _ = try await home.health(.plan) { !$0.isWell }
                #expect(await eventually { heard == told })
                try home.write(planText(due: ago(.hours(-3))))
                _ = try await home.health(.plan) { $0.isWell }
            }
        }

        @Test func `commands that hang at one occasion keep none of another from running`()
            async throws
        {
            let (rang, hung) = (home.folder.file("rang"), home.folder.file("hung"))
            try home.folder.write(
                """
                on_alarm = ['/bin/sh', '-c', 'echo >>\(rang)']
                on_answered = ['/bin/sh', '-c', 'echo $$ >>\(hung); exec sleep 600']
                """, to: "dosed.toml")
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
            for count in 1...9 {
                #expect(await eventually { lines("rang") == count })
                #expect(try await home.ask(home.take()).error == nil)
                #expect(try await home.ask(ControlCall("Undo")).error == nil)
                #expect(await eventually { lines("hung") == count })
            }
            #expect(try await home.health(.command).code == .hangs)
            let pids = try home.folder.text(of: "hung").split(separator: "\n")
                .compactMap { pid_t($0) }
            for pid in pids { kill(pid, SIGKILL) }
            #expect(await eventually { pids.allSatisfy { kill($0, 0) != 0 } })
        }

        private func lines(_ file: String) -> Int {
            ((try? home.folder.text(of: file)) ?? "").count { $0 == "\n" }
        }
    }
}
