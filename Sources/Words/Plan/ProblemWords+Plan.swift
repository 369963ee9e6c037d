import DoseCore
package import PlanFile
import TOMLText

// The mistakes of the times, the dates and the amounts of a plan.

extension ProblemWords {
    /// Of the times of a day, and of the steps.
    func ofTheDay(_ kind: PlanProblem.Kind) -> String {
        switch kind {
        case .timeTwice(let time): tr("%1$s is given twice", "\(time)")
        case .timeOutOfOrder(let time, let earlier):
            time.ofEvening.map {
                tr(
                    "%1$s follows %2$s; write the times in the order of the day, or %3$s where it is the night after %2$s",
                    "\(time)", "\(earlier)", $0.description.quotedForTOML)
            }
                ?? tr(
                    "%1$s follows %2$s; write the times in the order of the day", "\(time)",
                    "\(earlier)")
        case .timeOfNextDay(let time, let first):
            tr(
                "%1$s is %2$s of the next date, which begins with %3$s by then; write what comes after %3$s among the times of its own date",
                "\(time)", "\(time.afterMidnight ?? time)", "\(first)")
        case .timesCross(let later, let time, let earlier, let other, let weekdays):
            tr(
                "on %1$s '%2$s' is at %3$s, and '%4$s' before it at %5$s; the times of a row are in the order of the day on every day of the week, each once",
                names(weekdays), visible(later), "\(time)", visible(earlier), "\(other)")
        case .unknownTime(let name, let known): unknownTime(name, known)
        case .timeName(let name):
            tr(
                "'%1$s' cannot be the name of a time, which has letters, digits, '-' and '_', a letter among them",
                visible(name))
        case .weekdaysWithoutTime(let key, let weekdays):
            tr(
                "'%1$s' says no time of %2$s; add for example: %3$s", visible(key),
                names(weekdays),
                weekdays.allSatisfy { $0.isOfWeekend }
                    ? "weekend = \"10:00\"" : "weekdays = \"07:00\"")
        case .beyondTheDay(let text):
            tr("%1$s is before 00:00 or after 27:59, and so of another date", text.quotedForTOML)
        case .amountsForTimes(let amounts, let times):
            tr(
                "another number of amounts (%1$s) than of times (%2$s); write one for each, 0 for none",
                "\(amounts)", "\(times)")
        case .tooManyDoses(let limit):
            tr("with this medicine the plan has more than %1$s doses on a day", "\(limit)")
        case .daysMissing(let step):
            tr(
                "step %1$s does not say its days; only the last step may leave 'days' out, and only where the plan stays on it (after = \"hold\")",
                "\(step + 1)")
        default: preconditionFailure("It is said elsewhere.")
        }
    }

    private func unknownTime(_ name: String, _ known: [String]) -> String {
        guard !known.isEmpty else {
            let example = name.allSatisfy { $0.isASCII && $0.isLetter } ? name : "morning"
            return tr(
                "'%1$s' is not a time of day, and the plan has no [times] that say when it is; write for example: [times] %2$s = \"07:00\"",
                visible(name), visible(example))
        }
        let names = language.list(known.map { visible($0) })
        return Spelling.nearest(to: name, among: known).map {
            tr(
                "'%1$s' is not a time of day, and [times] does not say when it is; it has %2$s; did you mean '%3$s'?",
                visible(name), names, visible($0))
        }
            ?? tr(
                "'%1$s' is not a time of day, and [times] does not say when it is; it has %2$s",
                visible(name), names)
    }

    /// Of the dates on which it is taken.
    func ofTheDates(_ kind: PlanProblem.Kind) -> String {
        switch kind {
        case .notWeekday(let text):
            Weekday.meant(by: text).map {
                let meant = $0.map { "'\($0.rawValue)'" }
                return tr(
                    "'%1$s' is not a weekday; did you mean %2$s?", visible(text),
                    language.together(meant))
            }
                ?? tr(
                    "'%1$s' is not a weekday; the weekdays are %2$s", visible(text),
                    language.together(Weekday.allCases.map(\.rawValue)))
        case .everyDate(let key):
            tr("'%1$s' is left out where every date has doses", visible(key))
        case .weekdayTwice(let weekday): tr("%1$s is given twice", weekday.rawValue)
        case .dayTwice(let day): tr("the day %1$s is given twice", "\(day)")
        case .secondRecurrence(let key, let first, let position):
            tr(
                "'%1$s' stands beside '%2$s' at %3$s; keep one of them, for each alone says which dates have doses",
                key, first, "\(position.line):\(position.column)")
        case .zone(let trouble): words(trouble)
        case .endBeforeStart(let end, let start):
            tr("the end %1$s lies before the start %2$s", "\(end)", "\(start)")
        case .meaninglessAsNeeded(let key, let position):
            tr(
                "'%1$s' means nothing for a medicine taken as needed, which never rings ('as_needed' at %2$s); remove one of the two",
                key, "\(position.line):\(position.column)")
        case .meaninglessSeries(let key, let head, let position):
            tr(
                "'%1$s' means nothing for so many doses at equal stretches, which are said by 'first', 'every', 'doses' and 'dose' ('%2$s' at %3$s); remove one of the two",
                key, head, "\(position.line):\(position.column)")
        case .hoursWithoutFirst(let text):
            tr(
                "every so many hours is counted from a first dose, and ends: say when it is and how many there are, for example: first = 2026-12-01T15:00, every = %1$s, doses = 21; or write the times of the day: times = [\"07:00\", \"15:00\", \"23:00\"]",
                text.quotedForTOML)
        case .rowOfSeries:
            tr(
                "so many doses at equal stretches have one amount, and no days, times or notes of a step; write dose = \"1 capsule\", or steps = [{ capsules = [1] }]"
            )
        case .doseWithoutFirst:
            tr(
                "'dose' is of a medicine with 'first' and 'doses', or stands in 'as_needed'; the amounts of times stand in 'steps'"
            )
        default: preconditionFailure("It is said elsewhere.")
        }
    }

    /// What is valid and hardly meant.
    func warning(_ kind: PlanProblem.Kind) -> String {
        switch kind {
        case .noMedication: tr("the plan holds no medicine; nothing will ring")
        case .notPayable(let amount, let preparation):
            tr("%1$s cannot be made of %2$s", self.amount(amount), self.preparation(preparation))
        case .neverDue(let medication):
            tr("every amount of '%1$s' is 0; nothing will ring", visible(medication))
        case .partsOfNothing(let key):
            tr(
                "'%1$s' means nothing without 'tablet', the strength of one tablet", visible(key))
        case .strengthDoesNotFit(let strength, let unit):
            tr(
                "the strength %1$s does not tell what %2$s are; is the unit of the amounts right?",
                "\(strength)", unit.symbol)
        case .muchAtOnce(let amount):
            tr(
                "%1$s at one time is more than anybody takes; is the unit right?",
                self.amount(amount))
        case .monthsWithout(let day):
            tr(
                "not every month has a day %1$s; a month without it has no dose for it", "\(day)")
        case .weekdayWithout(let weekday):
            tr(
                "'on' has amounts of %1$s, which 'weekdays' leaves out; nothing will ring then",
                weekday.rawValue)
        default: preconditionFailure("It is said elsewhere.")
        }
    }

    func preparation(_ preparation: Preparation) -> String {
        language == .person
            ? language.preparation(preparation, amount: amount) : "\(preparation)"
    }

    private func names(_ weekdays: [Weekday]) -> String {
        language.list(weekdays.map(language.weekdays))
    }

    package func words(_ trouble: ZoneTrouble) -> String {
        switch trouble {
        case .unreadable(let path, let reason):
            tr(
                "the time zone cannot be read: %1$s: %2$s; is its name right, and tzdata installed?",
                visible(path, upTo: 200), reason)
        case .damaged(let path, let error):
            tr(
                "the time zone cannot be read: %1$s is damaged (%2$s); reinstall tzdata",
                visible(path, upTo: 200), "\(error)")
        }
    }
}
