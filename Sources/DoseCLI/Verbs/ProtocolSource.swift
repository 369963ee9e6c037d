import DoseCore
import Linux
import PlanFile
import Planning

/// Finds protocols by their names.
struct ProtocolSource {
    let surroundings: Surroundings

    /// The file of a name, or of a path, which has a slash; what is wrong with it is told.
    func titrationProtocol(_ name: String) throws(Failure) -> TitrationProtocol {
        let path = try path(name)
        let reading: ProtocolReading
        do {
            reading = ProtocolFile.read(try File.read(path, limit: Limits.planBytes + 1))
        } catch {
            throw .unreadable(file: path, error)
        }
        if let value = reading.value { return value }
        for problem in reading.problems {
            surroundings.printError("\(problem.message(in: path.harmless))\n")
        }
        throw .invalid
    }

    private func path(_ name: String) throws(Failure) -> String {
        if name.contains("/") { return name }
        let found = folders.lazy.map { "\($0)/\(name).toml" }.first {
            ((try? FileStatus(of: $0)) ?? nil) != nil
        }
        guard let found else { throw .noProtocol(name, folders: folders) }
        return found
    }

    /// A person's own go before those that came with the program.
    private var folders: [String] {
        let own = surroundings.configurationFolder.map { [$0] } ?? []
        // <prefix>/bin/dosectl has its data in <prefix>/share.
        let prefix = surroundings.executable?.split(separator: "/").dropLast(2)
        let beside = prefix.map { ["/" + ($0 + ["share"]).joined(separator: "/")] } ?? []
        let named = surroundings.variable("XDG_DATA_DIRS") ?? "/usr/local/share:/usr/share"
        let shared = named.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        var folders: [String] = []
        for folder in own + beside + shared where !folders.contains(folder) {
            folders.append(folder)
        }
        return folders.map { "\($0)/dosed/protocols" }
    }
}
