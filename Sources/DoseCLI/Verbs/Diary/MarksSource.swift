import Installation
import PlanFile

/// Finds the marks of low risk that are installed, or that the person wrote.
struct MarksSource {
    let environment: Environment

    init(_ environment: Environment) { self.environment = environment }

    /// Nil where there are none; what is wrong with a file is told, for they are only told beside what was drunk.
    var marks: DrinkMarks? {
        switch environment.plans.data.file(.marks, named: DrinkMarks.file) {
        case .absent: return nil
        case .unreadable(let error, let path):
            environment.tell([FileProblem(path, error)])
            return nil
        case .bytes(let bytes, let path):
            let reading = DrinkMarks.read(bytes)
            environment.tell(reading.problems.map { FileProblem(file: path, problem: $0) })
            return reading.marks
        }
    }
}
