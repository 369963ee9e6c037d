package import DoseCore

/// What `dosectl` says before it writes the rest of a course, and after: amounts, dates and names are words by then.
package struct ProposalWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: The heading

    /// By how much, and how often.
    package struct Pace {
        let change: String
        let days: Int
        /// Where it leads to; nil for the end.
        let goal: String?

        package init(change: String, every days: Int, to goal: String?) {
            (self.change, self.days, self.goal) = (change, days, goal)
        }
    }

    package func percent(_ percent: String) -> String {
        tr("%1$s %% of the last amount", percent)
    }

    private func often(_ pace: Pace) -> String {
        trn("every day", "every %1$s days", pace.days, "\(pace.days)")
    }

    package func slower(_ name: String, _ pace: Pace) -> String {
        pace.goal.map {
            tr("%1$s: slower, by %2$s %3$s, to %4$s a day", name, pace.change, often(pace), $0)
        } ?? tr("%1$s: slower, by %2$s %3$s, to the end", name, pace.change, often(pace))
    }

    /// - Parameter weekday: On which alone it is raised.
    package func up(_ name: String, _ pace: Pace, on weekday: Weekday?) -> String {
        let goal = pace.goal ?? ""
        return weekday.map {
            tr(
                "%1$s: up by %2$s %3$s, on %5$s, to %4$s a day", name, pace.change, often(pace),
                goal, language.weekdays($0))
        } ?? tr("%1$s: up by %2$s %3$s, to %4$s a day", name, pace.change, often(pace), goal)
    }

    package func down(_ name: String, _ pace: Pace) -> String {
        pace.goal.map {
            tr("%1$s: down by %2$s %3$s, to %4$s a day", name, pace.change, often(pace), $0)
        } ?? tr("%1$s: down by %2$s %3$s, to the end", name, pace.change, often(pace))
    }

    package func stopped(_ name: String, _ pace: Pace) -> String {
        tr("%1$s: stopped by %2$s %3$s", name, pace.change, often(pace))
    }

    package var neverAtOnce: String {
        tr(
            "Ask your prescriber before you stop: a medicine that is taken every day is never stopped at once."
        )
    }

    /// - Parameter days: How long the times move; nil where they are there already.
    package func moved(_ name: String, to craving: CivilTime, in days: Int?) -> String {
        let craving = language.time(craving)
        return days.map {
            tr(
                "%1$s: moved to a craving at %2$s, in %3$s; the amounts wait meanwhile", name,
                craving, language.days($0))
        } ?? tr("%1$s: moved to a craving at %2$s, at the times of today", name, craving)
    }

    package func spread(_ name: String, over times: [CivilTime], in days: Int?) -> String {
        let times = language.list(times.map(language.time))
        return days.map {
            tr(
                "%1$s: at %2$s, in %3$s; the amounts wait meanwhile", name, times,
                language.days($0))
        } ?? tr("%1$s: at %2$s, the times of today", name, times)
    }

    package func added(
        _ name: String, at time: CivilTime, _ amount: String, from source: CivilTime
    ) -> String {
        tr(
            "%1$s: an intake at %2$s, with %3$s of the one at %4$s", name, language.time(time),
            amount, language.time(source))
    }

    package func clockTimes(_ name: String) -> String {
        tr(
            "The times of %1$s have names, or are others on some days of the week; the new ones are clock times, the same every day.",
            name)
    }

    package func rowsLeftOut(_ climb: String, _ taper: String) -> String {
        tr(
            "It is on hold: the rows that would have followed are left out, and it stays at these amounts. To go on: %1$s or %2$s",
            climb, taper)
    }

    // MARK: What comes

    package var nothing: String { trc("an amount", "nothing") }
    package func daily(_ amount: String) -> String { tr("%1$s a day", amount) }

    /// `tablets: 1 + ½`.
    package func pieces(_ thing: AmountUnit?, _ counts: [String]) -> String {
        let counts = counts.joined(separator: " + ")
        return thing.map {
            trc("what is taken, in what is in the box", "%1$s: %2$s", language.things($0), counts)
        } ?? counts
    }

    package func more(_ rows: Int) -> String {
        trn(
            "and %1$s more row, the last:", "and %1$s more rows, the last:", rows, "\(rows)")
    }

    package var staysSo: String { tr("Then it stays so.") }

    package func lastDay(_ date: String) -> String {
        tr("The last day is %1$s; nothing is taken after it.", date)
    }

    package var holdEnds: String { tr("It is on hold now; the hold ends tomorrow.") }
    package var holdStays: String { tr("It is on hold, and stays so.") }

    // MARK: The questions

    /// The letter of yes is one of those that are understood.
    package var writeIt: String { tr("Write this into the plan? [y/N]") }
    package var meantSo: String { tr("Are you sure? [y/N]") }
    package var holdSo: String { tr("Hold it so? [y/N]") }
    package var goBack: String { tr("Go back to it and stay? [y/N]") }
    package var putBack: String { tr("Put it back? [y/N]") }

    // MARK: What was written

    package func written(_ file: String, endsHold: Bool) -> String {
        endsHold
            ? tr("Written: %1$s. Today stays as it is. The hold ends tomorrow.", file)
            : tr("Written: %1$s. Today stays as it is.", file)
    }

    package func kept(_ file: String, toReturn command: String) -> String {
        tr("The file of before is kept as %1$s; to return to it: %2$s", file, command)
    }

    package func kept(_ file: String) -> String {
        tr("The file of before is kept as %1$s.", file)
    }

    package var noAdvice: String {
        tr("This is not medical advice: check it with the prescriber.")
    }

    package var noAdviceBeforeUse: String {
        tr("This is not medical advice: check it with the prescriber before you use it.")
    }

    package func written(_ file: String, steps: Int, toSee command: String) -> String {
        trn(
            "%2$s is written: %1$s step. To look at it: %3$s",
            "%2$s is written: %1$s steps. To look at it: %3$s", steps, "\(steps)", file, command)
    }

    package func besides(_ names: [String]) -> String {
        tr("It also has: %1$s.", language.list(names))
    }

    /// Of a protocol that ends before the treatment does.
    ///
    /// - Parameter source: In the words of its file.
    package func goesOn(after last: String, _ source: String) -> String {
        tr("This plan stays at %1$s a day. The source goes on: %2$s.", last, source)
    }

    // MARK: The threshold, and the comfort dose

    package func threshold(_ name: String, _ daily: String, _ intakes: String) -> String {
        tr("%1$s: threshold. From tomorrow it stays at %2$s a day (%3$s).", name, daily, intakes)
    }

    package func thresholdKept(until date: String) -> String {
        tr(
            "To be kept until %1$s; the forum's FAQ (5.17) says 1 to 6 months. That day is written into the plan, as review_on, and dosed then reminds you to see the prescriber.",
            date)
    }

    package func reminds(on date: String, _ line: String, in file: String) -> String {
        tr("dosed reminds you on %1$s: %2$s is in %3$s.", date, line, file)
    }

    package func toUndo(hold: String, plan: String) -> String {
        tr("To undo the hold: %1$s; to return to the plan of before: %2$s", hold, plan)
    }

    package func comfort(
        _ name: String, _ daily: String, _ intakes: String, to lower: String, _ others: String
    ) -> String {
        tr(
            "%1$s: comfort dose. Today %2$s a day (%3$s); from tomorrow %4$s a day (%5$s), and it stays so.",
            name, daily, intakes, lower, others)
    }

    package func heldThere(down: String, up: String) -> String {
        tr("It is on hold there. To go on down: %1$s; to go on as planned: %2$s", down, up)
    }

    // MARK: The plan of before

    package func returns(to file: String, changing keys: [String]) -> String {
        keys.isEmpty
            ? tr(
                "The plan of before, %1$s, takes the place of the present one; no dose changes. Each course goes on from the amounts of today.",
                file)
            : tr(
                "The plan of before, %1$s, takes the place of the present one and changes %2$s. Each course goes on from the amounts of today.",
                file, language.list(keys))
    }

    /// - Parameter kept: What was written, under its new name.
    package func undone(_ file: String, kept: String) -> String {
        tr(
            "Undone: %1$s is the plan of before again. What was written is kept as %2$s.", file,
            kept)
    }

    package func putBack(_ file: String, replaced: String) -> String {
        tr("Put back: %1$s. What it replaced is now %2$s.", file, replaced)
    }
}
