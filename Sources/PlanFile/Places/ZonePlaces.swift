package import DoseCore

/// Where the rules of the zones are: the system's time zone database, and the machine's own zone.
package struct ZonePlaces: Hashable, Sendable {
    /// `$TZDIR`, or where Debian keeps it.
    package let folder: String
    /// `$TZ` where it says a zone, by its name or its file, which then is the machine's.
    package let override: String?

    package static let machine = "/etc/localtime"

    /// - Parameter variable: the value of an environment variable; an empty one counts as absent.
    package init(variable: (String) -> String?) {
        let named = variable("TZDIR").flatMap { $0.hasPrefix("/") ? $0 : nil }
        folder = named ?? "/usr/share/zoneinfo"
        let given = variable("TZ").map { $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }
        override = given == Self.machine ? nil : given
    }

    package func path(of zone: PlanZone) -> String {
        switch zone {
        case .named(let name): "\(folder)/\(name)"
        case .local: override.map(path(ofOverride:)) ?? Self.machine
        }
    }

    /// glibc takes a name of the database as well as the path of a file.
    private func path(ofOverride name: String) -> String {
        name.hasPrefix("/") ? name : "\(folder)/\(name)"
    }
}
