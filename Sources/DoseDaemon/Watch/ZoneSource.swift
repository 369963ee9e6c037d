import DoseCore
import Linux
import PlanFile

/// Reads zones from the system's database.
struct ZoneSource {
    let places: ZonePlaces

    enum Failure: Error, Equatable {
        case unreadable(path: String, Errno)
        case damaged(path: String, TZifError)
    }

    init(variable: (String) -> String?) {
        places = ZonePlaces(variable: variable)
    }

    /// The file whose change means another zone, or other rules of the zone.
    func path(of zone: PlanZone) -> String { places.path(of: zone) }

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
        let target = places.override ?? (try? File.linkTarget(ZonePlaces.machine)) ?? nil
        // By hand, for the search of the standard library brings the engine of regular expressions along.
        let parts = (target ?? "").split(separator: "/")
        guard let folder = parts.lastIndex(of: "zoneinfo") else {
            return places.override ?? "local"
        }
        return parts[(folder + 1)...].joined(separator: "/")
    }
}
