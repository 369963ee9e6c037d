import DoseCore
import Testing

@testable import DoseDaemon

@Suite struct ZoneSourceTests {
    @Test func `the machine's zone is the one that TZ says, by its name or its file`() {
        let rows: [(String?, String)] = [
            (nil, "/etc/localtime"),
            ("Europe/Paris", "/zones/Europe/Paris"),
            (":Europe/Paris", "/zones/Europe/Paris"),
            ("/elsewhere/zoneinfo/Asia/Tokyo", "/elsewhere/zoneinfo/Asia/Tokyo"),
            (":/etc/localtime", "/etc/localtime"),
        ]
        for (zone, path) in rows {
            let variables = ["TZDIR": "/zones", "TZ": zone]
            let source = ZoneSource { variables[$0] ?? nil }
            #expect(source.path(of: .local) == path)
            #expect(source.path(of: .named("Asia/Tokyo")) == "/zones/Asia/Tokyo")
        }
    }

    @Test func `a zone said by its file is called by its name`() throws {
        let source = ZoneSource { $0 == "TZ" ? "/usr/share/zoneinfo/Europe/Paris" : nil }
        #expect(try source.zone(.local).name == "Europe/Paris")
    }
}
