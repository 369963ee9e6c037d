import ControlProtocol
import DoseCore
import Installation
import PlanFile
import Testing

@testable import DoseDaemon

extension OneSession {
    /// What the demonstration has lived through before it begins.
    struct TreatmentTests {
        private let home: Home

        init() throws { home = try Home() }

        /// At noon, and where the second dose is of the night that follows the day.
        @Test(arguments: ["2026-12-01T12:00:00", "2026-12-01T23:59:40", "2026-12-02T00:00:05"])
        func `three weeks are lived through, and a step begins on the day it is shown`(
            _ time: String
        ) async throws {
            let local = try #require(Self.point(time))
            let now = Zone.utc.instant(local.date, local.time)
            let treatment = Treatment(at: now, in: .utc)
            try home.write(treatment.plan)
            try home.folder.write(Treatment.settings, to: "dosed.toml")
            try treatment.live(in: home.paths, by: PlanReader([:], beside: nil))

            home.variables = ["TZ": "UTC"]
            home.clock = {
                Moment(
                    wall: now, boot: BootTime(boot: "now", milliseconds: 0), isSynchronised: true)
            }
            let daemon = try home.start()
            let course = try #require(
                daemon.agenda.situation(at: daemon.now).courses(of: nil).first)
            #expect(daemon.agenda.plan?.medications.map(\.name) == ["Demonstration"])
            #expect(course.standing.row?.position.step == 7)
            #expect(course.standing.row?.position.day == 1)
            let events = try await home.events()
            #expect(events.filter { $0 == "taken" }.count == 37)
            #expect(events.filter { $0 == "missed" }.count == 2)
            #expect(daemon.nextWake.map { $0 <= now + Treatment.dues[0] } ?? false)
        }

        private static func point(_ text: String) -> (date: CivilDate, time: CivilTime)? {
            let parts = text.split(separator: "T").map(String.init)
            guard parts.count == 2, let date = CivilDate(parts[0]), let time = CivilTime(parts[1])
            else { return nil }
            return (date, time)
        }
    }
}
