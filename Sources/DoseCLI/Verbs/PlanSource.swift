import DoseCore
import Linux
import PlanFile

/// Where a verb reads a plan from.
struct PlanSource {
    /// `-` for the standard input.
    let path: String
    private let surroundings: Surroundings

    /// - Parameter file: Nil for the plan's own place.
    init(_ file: String?, in surroundings: Surroundings) throws(Failure) {
        self.surroundings = surroundings
        if let file {
            path = file
        } else if let folder = surroundings.configurationFolder {
            path = "\(folder)/dosed/plan.toml"
        } else {
            throw .noPlanFolder
        }
    }

    /// As problems call it.
    var name: String { path == "-" ? "<stdin>" : path.harmless }

    func reading() throws(Failure) -> PlanReading {
        do {
            // One byte more than a plan may have, so that a longer file is told to be too long.
            let limit = Limits.planBytes + 1
            return PlanFile.read(
                path == "-"
                    ? try surroundings.readInput(limit) : try File.read(path, limit: limit))
        } catch {
            throw .unreadable(file: path, error)
        }
    }

    /// The plan of a file that must be valid; what is wrong with one that is not is told.
    func plan() throws(Failure) -> Plan {
        let reading = try reading()
        if let plan = reading.plan { return plan }
        for problem in reading.problems {
            surroundings.printError("\(problem.message(in: name))\n")
        }
        throw .invalid
    }
}

extension Surroundings {
    /// Where a person keeps settings.
    var configurationFolder: String? {
        folder("XDG_CONFIG_HOME") ?? variable("HOME").map { "\($0)/.config" }
    }
}
