package import DoseCore

/// The zones that lives are lived in, each read from the system's database once.
package final class Atlas {
    private let names: [String]
    private var read: [String: Zone] = [:]

    package init(names: [String] = Zone.systemNames) {
        self.names = names
    }

    package func zone(_ name: String) -> Zone {
        if let zone = read[name] { return zone }
        let zone = Zone.system(name)
        read[name] = zone
        return zone
    }

    /// Any zone; every other time one whose clocks do what few others do.
    package func any(_ random: inout Random) -> Zone {
        zone(random.once(in: 2) ? random.pick(Self.odd) : random.pick(names))
    }

    private static let odd = [
        "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "America/Santiago",
        "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca", "Asia/Beirut", "Africa/Cairo",
        "Pacific/Kiritimati",
    ]
}
