package import DoseCore
import Glibc

extension Zone {
    /// The zone of the system's database; it ends the program when the database does not hold it.
    package static func system(_ name: String) -> Zone {
        guard let file = fopen("/usr/share/zoneinfo/\(name)", "r") else {
            preconditionFailure("/usr/share/zoneinfo/\(name) cannot be read; install tzdata.")
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        do {
            return try Zone(name: name, tzif: Array(bytes[..<count]))
        } catch {
            preconditionFailure("/usr/share/zoneinfo/\(name) is damaged: \(error)")
        }
    }
}
