import ControlProtocol
import DoseCore
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What `systemctl status` says, beside what `dosectl status` is told.
    struct StatusLineTests {
        private let home: Home

        init() throws { home = try Home() }

        /// Neither a display nor a sound is there.
        private static let health = "Trouble with the display, the sound."

        @Test
        func `it says when the next dose is due and from when it may be taken, then how many may`()
            async throws
        {
            let due = ago(.zero) + .hours(2)
            try home.write(planText(due: due))
            let daemon = try home.start()
            #expect(
                daemon.toldGlance?.line.description
                    == "Next: \(text(due)), open from \(text(due - .minutes(30))). \(Self.health)")
            let open = ago(.minutes(5))
            try home.write(planText(due: open))
            #expect(
                await eventually { daemon.toldGlance?.line.description.hasPrefix("Open") == true })
            let overview = try await home.status()
            let next = try #require(overview.next.last)
            #expect(overview.takeable.map(\.due) == [noonZone.timestamp(open)])
            #expect(
                daemon.toldGlance?.line.description
                    == "Open: 1 dose due \(text(open)). Next: \(text(next.due)), "
                    + "open from \(text(next.opens)). \(Self.health)")
        }

        @Test func `it tells what dosectl tells of the health, and when it is well again`()
            async throws
        {
            try home.write(planText(due: ago(.minutes(5))))
            let daemon = try home.start()
            for (settings, isWell) in [("repeat = 7", false), ("", true)] {
                try home.folder.write(settings, to: "dosed.toml")
                _ = try await home.health(.settings) { $0.isWell == isWell }
                let troubles = try await home.status().health.filter { !$0.isWell }
                #expect(troubles.contains { $0.part == .settings } == !isWell)
                let parts = troubles.map(\.part.rawValue).joined(separator: ", the ")
                #expect(
                    daemon.toldGlance?.line.description.hasSuffix("Trouble with the \(parts).")
                        == true)
            }
        }

        @Test func `what changes without a record is told to those who watch`() async throws {
            try home.write(planText(due: ago(.hours(-3))))
            try home.start()
            let watcher = try home.client()
            let first = try await watcher.ask(ControlCall("Watch").varlink)
                .parameters(WatchReply.self)
            #expect(!first.status.isPrivate)
            try home.folder.write("private = true", to: "dosed.toml")
            let second = try await watcher.reply().parameters(WatchReply.self)
            #expect(second.status.isPrivate)
            #expect(second.entries == [])
            try home.folder.write("repeat = 7", to: "dosed.toml")
            let third = try await watcher.reply().parameters(WatchReply.self)
            #expect(third.status.health.first { $0.part == .settings }?.isWell == false)
            #expect(third.status.isPrivate, "The settings stay as they were.")
        }

        /// A date and a time of those that the wire has.
        private func text(_ stamp: String) -> String {
            let time = stamp.dropFirst(11).prefix(8)
            return "\(stamp.prefix(10)) \(time.hasSuffix(":00") ? time.dropLast(3) : time)"
        }

        private func text(_ instant: Instant) -> String { "\(noonZone.civil(at: instant))" }
    }
}
