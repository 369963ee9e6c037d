import DoseCore
import Linux

extension Zone {
    /// A zone of the system's database.
    static func system(_ name: String) -> Zone {
        do {
            let bytes = try File.read("/usr/share/zoneinfo/\(name)", limit: Limits.zoneBytes)
            return try Zone(name: name, tzif: bytes)
        } catch {
            fatalError("The zone \(name) cannot be read: \(error)")
        }
    }
}

extension Moment {
    /// A look at the clocks of a machine that has run since 1970.
    init(_ wall: Instant) {
        self.init(
            wall: wall, boot: BootTime(boot: "first", milliseconds: wall.milliseconds),
            isSynchronised: true)
    }
}

let paris = Zone.system("Europe/Paris")

/// 2026-12-01T16:05:00Z, which is 17:05 in Paris.
let afternoon = Instant(seconds: 1_796_141_100)
