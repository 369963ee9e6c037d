/// What `dosectl course`, a move of a course and the answer to a question about the plan say; the values are words by
/// then.
package struct CourseWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    package var noCourse: String { tr("The plan has no course.") }

    /// The name, and where it stands.
    package func heading(_ name: String, _ place: String) -> String {
        trc("a course: its name, and where it stands", "%1$s: %2$s", name, place)
    }

    // MARK: Where it stands

    package var onHold: String { trc("a course", "on hold") }
    package var underWay: String { trc("a course", "under way") }

    package func follows(from date: String) -> String {
        trc("a course", "by the plan saved last from %1$s", date)
    }

    package func waits(until date: String) -> String {
        trc("a course", "the plan saved last begins on %1$s", date)
    }

    package func times(to times: String, until date: String) -> String {
        trc("a course", "its times move to %1$s until %2$s, the amounts wait", times, date)
    }

    // MARK: The steps

    package var now: String { trc("a step of the course", "now") }
    package func step(_ step: Int) -> String {
        trc("a step of the course", "step %1$s", "\(step)")
    }

    /// Instead of the times, where there are too many.
    package func intakes(_ count: Int) -> String {
        trn("%1$s intake", "%1$s intakes", count, "\(count)")
    }

    package func more(_ steps: Int) -> String {
        trn("and %1$s more step", "and %1$s more steps", steps, "\(steps)")
    }

    package func lastStep(on date: String) -> String {
        tr("The last step begins on %1$s.", date)
    }

    package func ends(_ date: String) -> String {
        tr("The course ends: nothing is due from %1$s.", date)
    }

    package func toGoOn(_ command: String) -> String { tr("To go on: %1$s", command) }

    // MARK: What was moved

    /// - Parameter from: Since when, as `from tomorrow`.
    package func moved(_ move: RecordWords.Move, _ from: String, _ reason: String?) -> String {
        let moved =
            switch move {
            case .held: trc("a move of a course", "On hold %1$s", from)
            case .resumed: trc("a move of a course", "Resumed %1$s", from)
            case .steppedBack: trc("a move of a course", "Stepped back %1$s", from)
            }
        return reason.map { trc("what was done, and why", "%1$s: %2$s", moved, $0) } ?? moved
    }

    package func alreadyHeld(_ name: String) -> String {
        tr("Nothing changed: %1$s is already on hold.", name)
    }

    package func notHeld(_ name: String, _ command: String) -> String {
        tr("Nothing changed: %1$s is not on hold. See: %2$s", name, command)
    }

    package func held(_ command: String) -> String { tr("On hold. To go on: %1$s", command) }
    package func resumed(_ command: String) -> String { tr("Resumed. To undo it: %1$s", command) }

    package func steppedBack(goOn command: String) -> String {
        tr("Stepped back. To go on: %1$s", command)
    }

    package func steppedBack(stay command: String) -> String {
        tr("Stepped back. To stay there: %1$s", command)
    }

    package var goOnSo: String { tr("Go on so? (yes or no)") }

    // MARK: What is rung

    package func restOfToday(_ name: String, _ intakes: String?) -> String {
        intakes.map { tr("%1$s, the rest of today: %2$s.", name, $0) }
            ?? tr("%1$s: nothing more today.", name)
    }

    /// In place of the name, for what comes after.
    package var then: String { trc("in place of a medicine's name: what follows", "Then") }
    package var fromThen: String { trc("since when", "from then") }

    package enum Change {
        case same(asToday: Bool)
        case otherTimes
        case otherDates(before: String)
        case otherIntakes(thanToday: Bool)
        case up(from: String)
        case down(from: String)
    }

    /// - Parameters:
    ///   - name: Of the medicine, or `then`.
    ///   - from: Since when, as `from tomorrow`.
    ///   - rate: How much, and how often.
    package func rings(
        _ name: String, _ from: String, _ rate: String, _ change: Change, _ intakes: String
    ) -> String {
        switch change {
        case .same(asToday: true):
            tr("%1$s %2$s: %3$s, as today: %4$s.", name, from, rate, intakes)
        case .same(asToday: false):
            tr("%1$s %2$s: %3$s, as before: %4$s.", name, from, rate, intakes)
        case .otherTimes:
            tr("%1$s %2$s: %3$s, at other times: %4$s.", name, from, rate, intakes)
        case .otherDates(let before):
            tr(
                "%1$s %2$s: %3$s, where it was %4$s: %5$s.", name, from, rate, before, intakes)
        case .otherIntakes(thanToday: true):
            tr("%1$s %2$s: %3$s, in other intakes than today: %4$s.", name, from, rate, intakes)
        case .otherIntakes(thanToday: false):
            tr("%1$s %2$s: %3$s, in other intakes than before: %4$s.", name, from, rate, intakes)
        case .up(let before):
            tr("%1$s %2$s: %3$s, up from %4$s: %5$s.", name, from, rate, before, intakes)
        case .down(let before):
            tr("%1$s %2$s: %3$s, down from %4$s: %5$s.", name, from, rate, before, intakes)
        }
    }

    package func nothing(_ name: String, _ from: String, before rate: String?) -> String {
        rate.map { tr("%1$s %2$s: nothing, down from %3$s.", name, from, $0) }
            ?? tr("%1$s %2$s: nothing.", name, from)
    }

    package var nothing: String { trc("an amount", "nothing") }

    package func thenEnds(_ date: String) -> String {
        tr("Then it ends: nothing is due from %1$s.", date)
    }

    package var staysSo: String { tr("It stays so.") }

    package func staysOnHold(_ command: String) -> String {
        tr("It stays so: it is on hold. To go on: %1$s", command)
    }

    /// `20 mg at 12:00 and 15:00`; of what has no amount, when.
    package func intake(_ amount: String?, at times: [String]) -> String {
        let times = language.list(times)
        return amount.map { trc("an amount at some times", "%1$s at %2$s", $0, times) }
            ?? trc("when something without an amount is used", "at %1$s", times)
    }

    // MARK: An answer to a question

    package func kept(_ name: String) -> String { tr("Kept: %1$s stays as it was.", name) }
    package func endsNow(_ name: String) -> String { tr("Accepted: %1$s ends.", name) }
    package func accepted(_ name: String) -> String {
        tr("Accepted: %1$s goes on by the plan saved.", name)
    }

    /// By the step that was named.
    package func goesOn(_ name: String) -> String { tr("Done: %1$s goes on with that step.", name) }

    package func thenStep(_ step: Int, _ amounts: String, on date: String) -> String {
        tr("Then step %1$s (%2$s) on %3$s.", "\(step)", amounts, date)
    }

    package func endsOn(_ date: String) -> String { tr("It ends on %1$s.", date) }

    package func toUndo(_ command: String) -> String { tr("To undo it: %1$s", command) }

    // MARK: The chart

    package func taken(_ sign: String) -> String { trc("a sign of the chart", "%1$s taken", sign) }
    package func planned(_ sign: String) -> String {
        trc("a sign of the chart", "%1$s planned", sign)
    }
    package func today(_ sign: String) -> String { trc("a sign of the chart", "%1$s today", sign) }

    /// Below a chart with so many days in each of its columns.
    package func column(of days: Int) -> String {
        trn(
            "a column is the most of %1$s day", "a column is the most of %1$s days", days,
            "\(days)")
    }

    /// The letters stand under the days of the moves.
    package var moves: String {
        trc("signs of the chart", "H on hold  B stepped back  R resumed  * several")
    }
}
