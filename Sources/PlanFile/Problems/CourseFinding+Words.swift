import DoseCore
import TOMLText

extension CourseFinding {
    /// - Parameter often: What follows an amount of one date.
    func words(_ often: String) -> String {
        switch self {
        case .endsAbruptly(let amount):
            "the course ends abruptly at \(amount) \(often)"
        case .isOver(let lastDay):
            "the course ended on \(lastDay), unless it was held; nothing rings any more"
        case .startsLongAgo(let start):
            "the course starts on \(start), which is long ago; is the year right?"
        case .startsFarAhead(let start):
            "the course starts on \(start), which is more than a year ahead; is the year right?"
        case .beginsLate(let start, let step, let count, let amount):
            "the course starts on \(start), which is past; where nothing of it is recorded it would "
                + "begin at step \(step + 1) of \(count), with \(amount) \(often)"
        case .stepWithoutDose(let first, let last?):
            "no dose falls on the days of this step, \(first) to \(last)"
        case .stepWithoutDose(let first, nil):
            "no dose falls on the days of this step, which begins on \(first)"
        case .stepAfterEnd(let first, let end):
            "this step would begin on \(first), after the end on \(end)"
        case .timesStay(let count, let wanted):
            "this step has \(count) \(count == 1 ? "time" : "times") and 'shift' has \(wanted), so the "
                + "times of this step stay where they are"

        case .tenfold(let before, let after):
            "\(before) \(often) becomes \(after) \(often) from one step to the next; "
                + "is the decimal point right?"
        case .handful(let amount, let preparation):
            if let preparation, let thing = preparation.thing, thing != amount.unit {
                "\(amount) at one time is \(preparation.words(for: amount, .point) ?? "many \(preparation)"); "
                    + "the amounts are in \(amount.unit.symbol), not in \(thing.symbol)"
            } else {
                "\(amount) at one time are very many; is the unit right?"
            }
        case .oneDrug(let keys, let amount, let asNeeded):
            "\(keys.map { visible($0) }.sequence) are the same drug: together "
                + together(amount, asNeeded, often) + "; it is the sum that counts"

        case .timeSkipped(let time, let date, let due):
            "the clocks go forward over \(time) on \(date); that day it is due at \(due)"
        case .oneMoment(let first, let second, let date):
            "the clocks going forward on \(date) bring \(first) and \(second) to one moment; "
                + "\(first) does not ring that day"
        case .shortWindow(let first, let second, let side):
            "\(first) and \(second) are so near that each has only \(side.planText) of its window "
                + "between them"

        case .profileNotNamed(let name):
            "a profile '\(visible(name))' is installed for this drug, and none of its rules is "
                + "checked; add: profile = \(name.quotedForTOML)"
        case .profileNotApplied(let unit):
            "the amounts are in \(unit.symbol), and the rules of the profile in mg, so none of them "
                + "is checked; add the strength of what is taken, for example: tablet = \"10 mg\""
        case .unknownProfile(let name, let nearest, let paths):
            "there is no profile '\(visible(name))', so none of its rules is checked; "
                + (nearest.map { "did you mean '\(visible($0))'? " } ?? "")
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

    private func together(_ planned: Amount, _ asNeeded: Amount?, _ often: String) -> String {
        let parts = [
            planned > .zero ? "\(planned) \(often)" : nil,
            asNeeded.map { "up to \($0) when needed" },
        ]
        return parts.compactMap(\.self).joined(separator: " and ")
    }
}
