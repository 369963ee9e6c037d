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

    /// A person's own goes before one that came with the program.
    private func path(_ name: String) throws(Failure) -> String {
        if name.contains("/") { return name }
        let folders = DataFolders(
            executable: surroundings.executable, variable: surroundings.variable)
        let found = folders.paths(of: "protocols", named: name).first {
            ((try? FileStatus(of: $0)) ?? nil) != nil
        }
        guard let found else {
            throw .noProtocol(name, folders: folders.folders.map { "\($0)/protocols" })
        }
        return found
    }
}
