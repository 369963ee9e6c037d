import DoseCore
import PlanFile
import TOMLText

// What a course, the calendar and the clocks make of a medication.

extension ProblemWords {
    func words(_ finding: CourseFinding, _ often: HowOften) -> String {
        switch finding {
        case .endsAbruptly(let amount):
            tr("the course ends abruptly at %1$s", rate(amount, often))
        case .isOver(let lastDay, canBeHeld: false):
            tr("the last of these doses was due on %1$s; nothing rings any more", "\(lastDay)")
        case .isOver(let lastDay, canBeHeld: true):
            tr(
                "the course ended on %1$s, unless it was held; nothing rings any more",
                "\(lastDay)")
        case .startsLongAgo(let start):
            tr(
                "the course starts on %1$s, which is long ago; is the year right?", "\(start)")
        case .startsFarAhead(let start):
            tr(
                "the course starts on %1$s, which is more than a year ahead; is the year right?",
                "\(start)")
        case .beginsLate(let start, let step, let count, let amount):
            tr(
                "the course starts on %1$s, which is past; where nothing of it is recorded it would begin at step %2$s of %3$s, with %4$s",
                "\(start)", "\(step + 1)", "\(count)", rate(amount, often))
        case .stepWithoutDose(let first, let last?):
            tr("no dose falls on the days of this step, %1$s to %2$s", "\(first)", "\(last)")
        case .stepWithoutDose(let first, nil):
            tr("no dose falls on the days of this step, which begins on %1$s", "\(first)")
        case .stepAfterEnd(let first, let end):
            tr("this step would begin on %1$s, after the end on %2$s", "\(first)", "\(end)")
        case .timesStay(let count, let wanted):
            trn(
                "this step has %1$s time and 'shift' has %2$s, so the times of this step stay where they are",
                "this step has %1$s times and 'shift' has %2$s, so the times of this step stay where they are",
                count, "\(count)", "\(wanted)")

        case .tenfold(let before, let after):
            tr(
                "%1$s becomes %2$s from one step to the next; is the decimal point right?",
                rate(before, often), rate(after, often))
        case .handful(let amount, let preparation): handful(amount, preparation)
        case .oneDrug(let keys, let amount, let asNeeded):
            oneDrug(keys.map { visible($0) }, amount, asNeeded, often)

        case .timeSkipped(let time, let date, let due):
            tr(
                "the clocks go forward over %1$s on %2$s; that day it is due at %3$s", "\(time)",
                "\(date)", "\(due)")
        case .oneMoment(let first, let second, let date):
            tr(
                "the clocks going forward on %1$s bring %2$s and %3$s to one moment; %2$s does not ring that day",
                "\(date)", "\(first)", "\(second)")
        case .shortWindow(let first, let second, let side):
            tr(
                "%1$s and %2$s are so near that each has only %3$s of its window between them",
                "\(first)", "\(second)", side.planText)

        case .profileNotNamed, .profileNotApplied, .unknownProfile, .damagedProfile,
            .unreadableProfile:
            ofProfile(finding)
        }
    }

    private func handful(_ amount: Amount, _ preparation: Preparation?) -> String {
        guard let preparation, let thing = preparation.thing, thing != amount.unit else {
            return tr("%1$s at one time are very many; is the unit right?", self.amount(amount))
        }
        let pieces =
            language == .person
            ? language.pieces(of: amount, in: preparation)
            : preparation.words(for: amount, .point)
        return tr(
            "%1$s at one time is %2$s; the amounts are in %3$s, not in %4$s", self.amount(amount),
            pieces ?? tr("many %1$s", self.preparation(preparation)), amount.unit.symbol,
            language.things(thing))
    }

    private func oneDrug(
        _ keys: [String], _ planned: Amount, _ asNeeded: Amount?, _ often: HowOften
    ) -> String {
        let names = language.list(keys)
        return switch (planned > .zero, asNeeded) {
        case (true, let most?):
            tr(
                "%1$s are the same drug: together %2$s and up to %3$s when needed; it is the sum that counts",
                names, rate(planned, often), amount(most))
        case (false, let most?):
            tr(
                "%1$s are the same drug: together up to %2$s when needed; it is the sum that counts",
                names, amount(most))
        case (_, nil):
            tr(
                "%1$s are the same drug: together %2$s; it is the sum that counts", names,
                rate(planned, often))
        }
    }

    private func ofProfile(_ finding: CourseFinding) -> String {
        switch finding {
        case .profileNotNamed(let name):
            tr(
                "a profile '%1$s' is installed for this drug, and none of its rules is checked; add: profile = %2$s",
                visible(name), name.quotedForTOML)
        case .profileNotApplied(let unit):
            tr(
                "the amounts are in %1$s, and the rules of the profile in mg, so none of them is checked; add the strength of what is taken, for example: tablet = \"10 mg\"",
                unit.symbol)
        case .unknownProfile(let name, let nearest, let paths): unknown(name, nearest, paths)
        case .damagedProfile(let name, let path):
            tr(
                "the profile '%1$s' has errors, so none of its rules is checked: %2$s",
                visible(name), visible(path, upTo: 200))
        case .unreadableProfile(let name, let path, let reason):
            tr(
                "the profile '%1$s' cannot be read, so none of its rules is checked: %2$s: %3$s",
                visible(name), visible(path, upTo: 200), reason)
        default: preconditionFailure("It is said elsewhere.")
        }
    }

    private func unknown(_ name: String, _ nearest: String?, _ paths: [String]) -> String {
        let folders = language.together(paths.map { visible($0, upTo: 200) })
        return switch (nearest.map { visible($0) }, paths.isEmpty) {
        case (let meant?, true):
            tr(
                "there is no profile '%1$s', so none of its rules is checked; did you mean '%2$s'? a profile has the name of a file",
                visible(name), meant)
        case (let meant?, false):
            tr(
                "there is no profile '%1$s', so none of its rules is checked; did you mean '%2$s'? looked for %3$s",
                visible(name), meant, folders)
        case (nil, true):
            tr(
                "there is no profile '%1$s', so none of its rules is checked; a profile has the name of a file",
                visible(name))
        case (nil, false):
            tr(
                "there is no profile '%1$s', so none of its rules is checked; looked for %2$s",
                visible(name), folders)
        }
    }
}
