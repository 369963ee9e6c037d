/// What `dosectl report` and `dosectl page` say, on the screen and on the page; the values are words by then.
package struct ReportWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: The head

    package func heading(from first: String, through last: String) -> String {
        first == last ? tr("Report: %1$s", first) : tr("Report: %1$s to %2$s", first, last)
    }

    package func made(on date: String, by version: String) -> String {
        tr(
            "Made on %1$s by dosed %2$s, from the plan and from what the person recorded.", date,
            version)
    }

    package func written(_ file: String) -> String { tr("The report is in %1$s.", file) }
    package func toPrint(_ command: String) -> String { tr("As a page to print: %1$s", command) }

    package var treatment: String { trc("the head of a part of a report", "The treatment") }
    package var standing: String {
        trc("the head of a part of a report", "Where the courses stand")
    }
    package var taking: String { trc("the head of a part of a report", "How it was taken") }
    package var noted: String { trc("the head of a part of a report", "What was noted") }
    package var decided: String {
        trc("the head of a part of a report", "What was asked and decided")
    }
    package var questions: String {
        trc("the head of a part of a report", "Questions for the visit")
    }

    // MARK: The courses

    /// - Parameter place: as `step 4 of 10, day 2 of 3`.
    package func stands(_ name: String, _ amount: String, _ place: String) -> String {
        trc("where a course stands", "%1$s, %2$s: %3$s.", name, amount, place)
    }

    package func stands(_ name: String, _ place: String) -> String {
        trc("where a course stands", "%1$s: %2$s.", name, place)
    }

    package func next(_ amount: String, on date: String) -> String {
        tr("Next: %1$s from %2$s.", amount, date)
    }

    package func last(_ amount: String, on date: String) -> String {
        tr("The last step, %1$s, begins on %2$s.", amount, date)
    }

    package func ends(_ date: String) -> String { tr("It ends on %1$s.", date) }

    // MARK: How it was taken

    package var medicine: String { trc("a column of a report", "medicine") }
    package var doses: String { trc("a column of a report", "doses") }
    package var onTime: String { trc("a column of a report", "on time") }
    package var early: String { trc("a column of a report", "early") }
    package var late: String { trc("a column of a report", "late") }
    package var skipped: String { trc("a column of a report", "skipped") }
    package var missed: String { trc("a column of a report", "missed") }
    package var extra: String { trc("a column of a report", "extra") }
    package var even: String { trc("a column of a report: spacings that are", "even") }

    package func lately(_ name: String, days: String) -> String {
        trc("a medicine, in the last days alone", "%1$s, last %2$s", name, days)
    }

    package func even(_ even: Int, of spacings: Int) -> String {
        trc("so many of all", "%1$s of %2$s", "\(even)", "\(spacings)")
    }

    package func asNeeded(_ name: String, _ intakes: Int, _ amount: String) -> String {
        trn(
            "%1$s, as needed: %2$s intake, %3$s in all.",
            "%1$s, as needed: %2$s intakes, %3$s in all.", intakes, name, "\(intakes)", amount)
    }

    package var noDoses: String { tr("Nothing is recorded of these dates.") }

    package func rules(onTime: String, ofOne: String, even: String) -> String {
        tr(
            "On time: no more than %1$s before or after its hour, or %2$s for the only dose of a day. Early and late: taken before or after that. Missed: not recorded as taken within its time. Extra: an intake at no dose's time. Even: of two doses of a day taken one after the other, the time between them is the plan's within %3$s.",
            onTime, ofOne, even)
    }

    package func differs(_ minutes: String) -> String {
        tr("The time between intakes differs from the plan's by %1$s on average.", minutes)
    }

    // MARK: What was decided

    package var number: String { trc("a column of a report: the number of an event", "no.") }
    package var date: String { trc("a column of a report", "date") }
    package var what: String { trc("a column of a report", "what") }

    package func threshold(until date: String) -> String {
        trc("why a course is on hold", "the threshold dose, to be kept until %1$s", date)
    }

    package var comfort: String { trc("why a course is on hold", "the comfort dose") }

    package func moreDecided(_ count: Int) -> String {
        trn(
            "%1$s earlier event is in the history.", "%1$s earlier events are in the history.",
            count, "\(count)")
    }

    package var noneDecided: String { tr("Nothing was asked or changed.") }

    // MARK: Questions

    package var howToAsk: String {
        tr("A note of the diary that ends with a question mark stands here.")
    }
}
