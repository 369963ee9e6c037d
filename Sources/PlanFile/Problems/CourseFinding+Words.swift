import DoseCore
import TOMLText

extension CourseFinding {
    var words: String {
        switch self {
        case .endsAbruptly(let amount):
            "the course ends abruptly at \(amount) a day"
        case .isOver(let lastDay):
            "the course ended on \(lastDay), unless it was held; nothing rings any more"
        case .startsLongAgo(let start):
            "the course starts on \(start), which is long ago; is the year right?"
        case .startsFarAhead(let start):
            "the course starts on \(start), which is more than a year ahead; is the year right?"
        case .stepWithoutDose(let first, let last?):
            "no dose falls on the days of this step, \(first) to \(last)"
        case .stepWithoutDose(let first, nil):
            "no dose falls on the days of this step, which begins on \(first)"
        case .stepAfterEnd(let first, let end):
            "this step would begin on \(first), after the end on \(end)"

        case .timeSkipped(let time, let date, let due):
            "the clocks go forward over \(time) on \(date); that day it is due at \(due)"
        case .oneMoment(let first, let second, let date):
            "the clocks going forward on \(date) bring \(first) and \(second) to one moment; "
                + "\(first) does not ring that day"
        case .shortWindow(let first, let second, let side):
            "\(first) and \(second) are so near that each has only \(side.planText) of its window "
                + "between them"

        case .unknownProfile(let name, let paths):
            "there is no profile '\(visible(name))', so none of its rules is checked; "
                + (paths.isEmpty
                    ? "a profile has the name of a file"
                    : "looked for \(paths.map { visible($0, upTo: 200) }.joined(separator: ", "))")
        case .damagedProfile(let name, let path):
            "the profile '\(visible(name))' has errors, so none of its rules is checked: "
                + visible(path, upTo: 200)
        case .unreadableProfile(let name, let path, let reason):
            "the profile '\(visible(name))' cannot be read, so none of its rules is checked: "
                + "\(visible(path, upTo: 200)): \(reason)"
        }
    }
}
