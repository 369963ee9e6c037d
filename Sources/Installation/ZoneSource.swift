package import DoseCore
import Linux
package import PlanFile

/// Reads zones: from the system's time zone database, and the machine's own.
package struct ZoneSource: Hashable, Sendable {
    package typealias Failure = ZoneTrouble

    /// `$TZDIR`, or where Debian keeps the database.
    private let folder: String
    /// `$TZ` where it says a zone, by its name or its file, which then is the machine's.
    private let override: String?

    /// Where the machine says its zone.
    private let machine: String

    /// - Parameter machine: elsewhere for a test.
    package init(_ variables: Variables, machine: String = "/etc/localtime") {
        self.machine = machine
        folder = variables.path("TZDIR") ?? "/usr/share/zoneinfo"
        let given = variables["TZ"].map { $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }
        override = given == machine ? nil : given
    }

    /// The file whose change means another zone, or other rules of the zone.
    package func path(of zone: PlanZone) -> String {
        switch zone {
        case .named(let name): "\(folder)/\(name)"
        case .local: override.map(path(ofOverride:)) ?? machine
        }
    }

    /// glibc takes a name of the database as well as the path of a file.
    private func path(ofOverride name: String) -> String {
        name.hasPrefix("/") ? name : "\(folder)/\(name)"
    }

    /// Whether the machine has no zone of its own, which means UTC: localtime(5).
    ///
    /// A link that leads nowhere is none of that, and neither is a name that cannot be looked at.
    package func isAbsent(_ zone: PlanZone) -> Bool {
        guard zone == .local, path(of: zone) == machine else { return false }
        do { return try FileStatus(ofLink: machine) == nil } catch { return false }
    }

    package func zone(_ zone: PlanZone) throws(ZoneTrouble) -> Zone {
        if isAbsent(zone) { return .utc }
        let path = path(of: zone)
        let bytes: [UInt8]
        do {
            bytes = try File.read(path, limit: Limits.zoneBytes)
        } catch {
            throw .unreadable(path: path, reason: error.reason)
        }
        do {
            return try Zone(name: name(of: zone), tzif: bytes)
        } catch {
            throw .damaged(path: path, error)
        }
    }

    /// The name in the database; of the machine's zone it is what the link says.
    private func name(of zone: PlanZone) -> String {
        if case .named(let name) = zone { return name }
        let target = override ?? (try? File.linkTarget(machine)) ?? nil
        // By hand, for the search of the standard library brings the engine of regular expressions along.
        let parts = (target ?? "").split(separator: "/")
        guard let folder = parts.lastIndex(of: "zoneinfo") else { return override ?? "local" }
        return parts[(folder + 1)...].joined(separator: "/")
    }
}
