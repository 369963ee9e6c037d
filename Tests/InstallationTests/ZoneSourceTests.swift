import DoseCore
import Glibc
import Installation
import Linux
import PlanFile
import TemporaryFolder
import Testing

/// Where the zones come from.
@Suite struct ZoneSourceTests {
    private func source(_ environment: [String: String]) -> ZoneSource {
        ZoneSource(Variables(environment))
    }

    /// On 2026-07-01.
    private func offset(_ zone: Zone) -> Int { zone.offset(at: Instant(seconds: 1_782_907_200)) }

    @Test(arguments: [
        "Asia/Kathmandu", ":Asia/Kathmandu", "/usr/share/zoneinfo/Asia/Kathmandu",
        ":/usr/share/zoneinfo/Asia/Kathmandu",
    ])
    func `TZ names the machine's zone`(_ value: String) throws {
        let source = source(["TZ": value])
        let zone = try source.zone(.local)
        #expect(zone.name == "Asia/Kathmandu")
        #expect(offset(zone) == 5 * 3600 + 45 * 60)
        #expect(source.path(of: .local) == "/usr/share/zoneinfo/Asia/Kathmandu")
        // And no other.
        #expect(offset(try source.zone(.named("Europe/Paris"))) == 7200)
    }

    @Test func `without TZ it is that of the system, by the name in its link`() throws {
        let source = source([:])
        #expect(source.path(of: .local) == "/etc/localtime")
        let link = try #require(try File.linkTarget("/etc/localtime"))
        #expect(link.hasSuffix("zoneinfo/\(try source.zone(.local).name)"))
    }

    @Test func `TZDIR is another database, where it is a whole path`() throws {
        let folder = try TemporaryFolder()
        let paris = try File.read("/usr/share/zoneinfo/Europe/Paris", limit: Limits.zoneBytes)
        try File.create(folder.path("Home"), paris)
        #expect(offset(try source(["TZDIR": folder.path, "TZ": "Home"]).zone(.local)) == 7200)
        let fallback = source(["TZDIR": "zones"]).path(of: .named("Asia/Tokyo"))
        #expect(fallback == "/usr/share/zoneinfo/Asia/Tokyo")
    }

    @Test func `a machine without a zone is in UTC, and one whose link leads nowhere is not`()
        throws
    {
        let folder = try TemporaryFolder()
        let source = ZoneSource([:], machine: folder.path("localtime"))
        #expect(source.isAbsent(.local))
        #expect(try source.zone(.local) == .utc)
        symlink(folder.path("none"), folder.path("localtime"))
        #expect(!source.isAbsent(.local))
        #expect(throws: ZoneTrouble.self) { try source.zone(.local) }
    }

    @Test func `a zone that is missing or damaged is told with its path`() throws {
        let folder = try TemporaryFolder()
        try folder.write("TZif2 and no more", to: "Broken")
        let source = source(["TZDIR": folder.path])
        let missing = #expect(throws: ZoneTrouble.self) { try source.zone(.named("None")) }
        #expect(
            missing
                == .unreadable(path: folder.path("None"), reason: "No such file or directory"))
        let damaged = #expect(throws: ZoneTrouble.self) { try source.zone(.named("Broken")) }
        guard case .damaged(folder.path("Broken"), _) = damaged else {
            Issue.record("It is \(String(describing: damaged)).")
            return
        }
    }
}
