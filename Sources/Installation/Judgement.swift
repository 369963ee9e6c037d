import DoseCore
package import Linux
package import PlanFile
import TOMLText

/// What is under the name of a person's file, taken as a whole: good, or refused with all that is wrong.
package enum Judgement<Content: Equatable & Sendable>: Equatable, Sendable {
    case absent
    /// In the order of the file, warnings among the errors.
    case refused([FileProblem])
    case valid(Content)

    /// - Parameter judge: Reads the bytes, of which there are no more than a plan may have.
    package init(fileAt path: String, _ judge: ([UInt8]) -> Judgement) {
        do {
            self =
                try File.readIfThere(path, limit: Limits.planBytes).map(judge) ?? .absent
        } catch {
            self = .refused([FileProblem(path, error)])
        }
    }
}

extension Judgement {
    /// Why the file is refused; empty where it is not.
    package var refusal: [FileProblem] {
        if case .refused(let problems) = self { problems } else { [] }
    }
}

extension Judgement<ValidPlan> {
    /// All that is to be told: of the plan, and of the profiles that it names.
    package var problems: [FileProblem] {
        guard case .valid(let plan) = self else { return refusal }
        return plan.warnings + plan.profileProblems
    }
}

extension FileProblem {
    /// A file of which nothing can be read.
    package init(_ path: String, _ error: Errno) {
        let isTooLarge = error.name == "EFBIG"
        self.init(
            file: path,
            problem: PlanProblem(
                .start,
                isTooLarge
                    ? .text(.tooLarge(limit: Limits.planBytes)) : .unreadable(reason: error.reason))
        )
    }
}

extension Errno {
    /// Why a file cannot be read, where the system's own words would say too little.
    var reason: String {
        switch name {
        case "EISDIR": "it is a folder"
        case "EINVAL": "it is not a regular file; to read a pipe, use - as the name"
        case "EFBIG": "it is too large"
        default: text
        }
    }
}
