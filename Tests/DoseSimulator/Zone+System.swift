package import DoseCore

extension Zone {
    /// The zone of the system's database; it ends the program when the database does not hold it.
    package static func system(_ name: String) -> Zone {
        do {
            return try SystemZones.zone(name)
        } catch {
            preconditionFailure(
                "\(SystemZones.folder)/\(name) cannot be used; install tzdata: \(error)")
        }
    }

    /// Every name of the system's database, as its own list says.
    package static let systemNames: [String] = {
        let lines = systemFile("tzdata.zi").split(separator: UInt8(ascii: "\n"))
        return lines.compactMap { line in
            let words = line.split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            switch words.first {
            case "Z" where words.count > 1: return words[1]
            case "L" where words.count > 2: return words[2]
            default: return nil
            }
        }.sorted()
    }()

    private static func systemFile(_ name: String) -> [UInt8] {
        do {
            return try SystemZones.bytes(name)
        } catch {
            preconditionFailure("\(error.path) cannot be read; install tzdata.")
        }
    }
}
