import DoseCore
import Linux

/// Reads zones from the system's database.
struct ZoneSource {
    /// `$TZDIR`, or where Debian keeps it.
    let folder: String
    /// `$TZ` where it says a zone, by its name or its file, which then is the machine's.
    let override: String?

    private static let machine = "/etc/localtime"

    enum Failure: Error, Equatable {
        case unreadable(path: String, Errno)
        case damaged(path: String, TZifError)
    }

    init(variable: (String) -> String?) {
        let named = variable("TZDIR").flatMap { $0.hasPrefix("/") ? $0 : nil }
        folder = named ?? "/usr/share/zoneinfo"
        let given = variable("TZ").map { $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }
        override = given == Self.machine ? nil : given
    }

    /// The file whose change means another zone, or other rules of the zone.
    func path(of zone: PlanZone) -> String {
        switch zone {
        case .named(let name): "\(folder)/\(name)"
        case .local: override.map(path(ofOverride:)) ?? Self.machine
        }
    }

    /// glibc takes a name of the database as well as the path of a file.
    private func path(ofOverride name: String) -> String {
        name.hasPrefix("/") ? name : "\(folder)/\(name)"
    }

    func zone(_ zone: PlanZone) throws(Failure) -> Zone {
        let path = path(of: zone)
        let bytes: [UInt8]
        do {
            bytes = try File.read(path, limit: Limits.zoneBytes)
        } catch {
            throw .unreadable(path: path, error)
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
        let target = override ?? (try? File.linkTarget(Self.machine)) ?? nil
        // By hand, for the search of the standard library brings the engine of regular expressions along.
        let parts = (target ?? "").split(separator: "/")
        guard let folder = parts.lastIndex(of: "zoneinfo") else { return override ?? "local" }
        return parts[(folder + 1)...].joined(separator: "/")
    }
}
