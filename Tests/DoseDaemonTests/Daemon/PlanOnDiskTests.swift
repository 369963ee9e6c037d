import ControlProtocol
import DoseCore
import Glibc
import Installation
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What the daemon makes of the person's files.
    struct PlanOnDiskTests {
        private let home: Home

        init() throws { home = try Home() }

        @Test func `without a plan it says where to write one, and picks it up by itself`()
            async throws
        {
            try home.start()
            #expect(
                try await home.health(.plan)
                    == Wire.Health(.plan, .absent, file: home.paths.plan))
            #expect(try await home.ask(home.take()).error == "org.dosed.Control.NoPlan")
            try home.write(planText(due: ago(.minutes(5))))
            #expect(try await home.health(.plan) { $0.isWell }.isWell)
            #expect(try await home.events() == ["plan_adopted", "raised"])
            #expect(try await home.status().takeable.count == 1)
        }

        @Test func `a broken plan leaves the old one in force, and says what is wrong where`()
            async throws
        {
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
            try home.write(planText(due: ago(.minutes(5))) + "\nwendsday = 1")
            let health = try await home.health(.plan) { !$0.isWell }
            #expect(health == refused(.plan, home.paths.plan, line: 8, column: 1, isInForce: true))
            #expect(try await home.status().takeable.count == 1)

            let due = ago(.minutes(4))
            try home.write(planText(due: due))
            #expect(try await home.health(.plan) { $0.isWell }.isWell)
            #expect(try await home.status().takeable.map(\.time) == [timeText(due)])
        }

        @Test func `broken at the start, the plan adopted last is in force`() async throws {
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
            try home.drop()
            try home.write("version = ")
            try home.start()
            let health = try await home.health(.plan)
            #expect(health.code == .refused)
            #expect(health.isInForce == true)
            #expect(try await home.status().takeable.count == 1)
        }

        @Test func `a plan that is taken away stays in force`() async throws {
            try home.write(planText(due: ago(.minutes(5))))
            try home.start()
            _ = try await home.status()
            try home.folder.remove("plan.toml")
            let health = try await home.health(.plan) { !$0.isWell }
            #expect(
                health
                    == Wire.Health(.plan, .absent, isInForce: true, file: home.paths.plan))
            #expect(try await home.status().takeable.count == 1)
            try home.write(planText(due: ago(.minutes(5))))
            #expect(try await home.health(.plan) { $0.isWell }.isWell)
        }

        enum Way: CaseIterable { case linkReplaced, folderMoved, hardLinkWritten }

        /// The kernel tells of none of these.
        @Test(arguments: Way.allCases)
        func `the plan in force is the plan on the disk, whatever way it was changed`(_ way: Way)
            async throws
        {
            let home = try Home(planFolder: "config/dosed")
            let folder = home.folder
            for name in ["config", "old", "new", "new/dosed"] { mkdir(folder.file(name), 0o700) }
            let (due, newDue) = (ago(.minutes(5)), ago(.minutes(4)))
            let (before, after) = (planText(due: due), planText(due: newDue))
            try folder.write(before, to: "old/plan.toml")
            try folder.write(after, to: "new/plan.toml")
            try folder.write(after, to: "new/dosed/plan.toml")
            switch way {
            case .linkReplaced: symlink(folder.file("old"), folder.file("config/dosed"))
            case .folderMoved:
                mkdir(folder.file("config/dosed"), 0o700)
                try folder.write(before, to: "config/dosed/plan.toml")
            case .hardLinkWritten:
                mkdir(folder.file("config/dosed"), 0o700)
                link(folder.file("old/plan.toml"), home.paths.plan)
            }
            try home.start()
            #expect(try await home.status().takeable.map(\.time) == [timeText(due)])
            switch way {
            case .linkReplaced:
                unlink(folder.file("config/dosed"))
                symlink(folder.file("new"), folder.file("config/dosed"))
            case .folderMoved:
                rename(folder.file("config"), folder.file("gone"))
                rename(folder.file("new"), folder.file("config"))
            case .hardLinkWritten: try folder.write(Array(after.utf8), to: "old/plan.toml")
            }
            await pause(.milliseconds(400))
            #expect(try await home.status().takeable.map(\.time) == [timeText(newDue)])
        }

        @Test func `what does not change the plan does not adopt it again`() async throws {
            let text = planText(due: ago(.minutes(5)))
            try home.write(text)
            try home.start()
            try home.write("# a word\n" + text)
            await pause(.milliseconds(500))
            #expect(try await home.events() == ["plan_adopted", "raised"])
        }

        @Test func `a plan is read however much else is written beside it`() async throws {
            try home.start()
            try home.write(planText(due: ago(.minutes(5))))
            let isRead = try await eventually {
                try home.folder.write("", to: "beside")
                return home.daemon?.agenda.plan != nil
            }
            #expect(isRead)
        }

        @Test func `an open dose that the plan holds no more is superseded`() async throws {
            let due = ago(.minutes(5))
            try home.write(planText(due: due))
            try home.start()
            #expect(try await home.status().takeable.count == 1)
            try home.write(planText(due: due + .hours(2)))
            #expect(
                await eventually {
                    home.daemon?.agenda.situation(at: moment(wallClock)).takeableDoses.isEmpty
                        == true
                })
            let events = try await home.events().filter { $0 != "placed" }
            #expect(events.suffix(2) == ["plan_adopted", "superseded"])
        }

        @Test func `settings are picked up, and refused ones change nothing`() async throws {
            try home.folder.write("snooze = \"7 min\"", to: "dosed.toml")
            try home.write(planText(due: ago(.minutes(5))))
            let daemon = try home.start()
            #expect(daemon.settings.alarm.snooze == .minutes(7))
            try home.folder.write("snooze = \"8 min\"\nprivate = true", to: "dosed.toml")
            #expect(await eventually { daemon.settings.alarm.snooze == .minutes(8) })
            #expect(daemon.agenda.times.snooze == .minutes(8))
            #expect(daemon.settings.isPrivate)
            try home.folder.write("snooze = \"8 moons\"", to: "dosed.toml")
            let health = try await home.health(.settings) { !$0.isWell }
            #expect(
                health
                    == refused(.settings, home.paths.settings, line: 1, column: 10, isInForce: true)
            )
            #expect(try await home.health(.plan).isWell)
            #expect(daemon.settings.isPrivate)
        }

        @Test func `settings refused at the start leave the defaults in force`() async throws {
            try home.folder.write("snooze = \"8 moons\"", to: "dosed.toml")
            let daemon = try home.start()
            #expect(daemon.settings == Settings())
            let health = try await home.health(.settings)
            #expect(
                health
                    == refused(
                        .settings, home.paths.settings, line: 1, column: 10, isInForce: false))
            try home.folder.write("snooze = \"8 min\"", to: "dosed.toml")
            #expect(try await home.health(.settings) { $0.isWell }.isWell)
        }

        @Test func `a folder of plans that comes and goes is watched again when told to reload`()
            async throws
        {
            let home = try Home(planFolder: "config")
            let daemon = try home.start()
            rename(home.folder.file("config"), home.folder.file("gone"))
            await pause(.milliseconds(500))
            mkdir(home.folder.file("config"), 0o700)
            daemon.reload()
            try home.folder.write(planText(due: ago(.minutes(5))), to: "config/plan.toml")
            #expect(try await home.health(.plan) { $0.isWell }.isWell)
        }

        @Test func `a zone that does not exist refuses the plan`() async throws {
            try home.write(
                planText(due: ago(.zero)).replacing(noonZoneName, with: "Europe/Nowhere"))
            try home.start()
            let health = try await home.health(.plan)
            #expect(
                health == refused(.plan, home.paths.plan, line: 2, column: 12, isInForce: false))
        }

        private func refused(
            _ part: Wire.Health.Part, _ file: String, line: Int, column: Int, isInForce: Bool
        ) -> Wire.Health {
            Wire.Health(
                part, .refused, isInForce: isInForce, file: file,
                problems: [Wire.Place(file: file, line: line, column: column)])
        }
    }
}
