import DoseCore
import Installation
import PlanFile
import Planning

/// Finds protocols by their names.
struct ProtocolSource {
    let environment: Environment

    /// The file of a name, or of a path, which has a slash; what is wrong with it is told.
    func titrationProtocol(_ name: String) throws(Failure) -> TitrationProtocol {
        let problems: [FileProblem]
        let isPath = name.contains("/")
        switch isPath ? DataFolders.file(at: name) : data.file(.protocols, named: name) {
        case .absent where isPath: throw .absent(file: name)
        case .absent: throw .noProtocol(name, folders: data.folders.map { "\($0)/protocols" })
        case .unreadable(let error, let path): problems = [FileProblem(path, error)]
        case .bytes(let bytes, let path):
            let reading = ProtocolFile.read(bytes)
            if let value = reading.value { return value }
            problems = reading.problems.map { FileProblem(file: path, problem: $0) }
        }
        environment.tell(problems)
        throw .invalid
    }

    private var data: DataFolders { environment.plans.data }
}
