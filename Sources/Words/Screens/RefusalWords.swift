/// What `dosectl` says when the daemon says no: what was found, and what to do. Each is one or more whole sentences; the
/// values are words by then.
package struct RefusalWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: What a command has in place of what only the person knows

    package var time: String { trc("in a command, in place of a time", "TIME") }
    package var amount: String { trc("in a command, in place of an amount", "AMOUNT") }
    package var medication: String { trc("in a command, in place of a medicine", "MEDICATION") }

    // MARK: A dose

    package var nothingIsDue: String { tr("Nothing is due now.") }

    /// - Parameter advice: The leaflet's own.
    package func missed(_ dose: String, at point: String, _ advice: String?) -> String {
        tr("You missed %1$s at %2$s.", dose, point) + " "
            + (advice?.asSentence ?? notToBeMadeUp)
    }

    package var missed: String { tr("The dose was missed.") + " " + notToBeMadeUp }

    private var notToBeMadeUp: String {
        tr("Don't take it now, and don't take more next time.")
    }

    package func next(_ dose: String, at point: String, from opens: String) -> String {
        tr("Next: %1$s at %2$s; it can be taken from %3$s.", dose, point, opens)
    }

    package func ifTaken(_ command: String) -> String {
        tr("If you took it all the same: %1$s", command)
    }

    package func ifTakenEarly(_ command: String) -> String {
        tr("If you took it early: %1$s", command)
    }

    package func notYet(_ dose: String, from opens: String, until closes: String) -> String {
        tr("%1$s can be taken from %2$s until %3$s, not before.", dose, opens, closes)
    }

    package var notYet: String { tr("The dose cannot be taken yet.") }
    package var answered: String { tr("The dose was answered before.") }

    package func toUndo(_ command: String) -> String { tr("To undo it: %1$s", command) }

    package func toCorrect(_ command: String) -> String {
        tr("To correct the amount, undo it, then: %1$s", command)
    }

    package func oneMore(_ command: String) -> String {
        tr("To record one more intake: %1$s", command)
    }

    package var whichDose: String { tr("More than one dose can be meant. Which one?") }

    package func noDose(_ asked: String) -> String { tr("No dose is called \"%1$s\".", asked) }
    package func meant(_ nearest: String) -> String { tr("Did you mean \"%1$s\"?", nearest) }
    package var ofTheDay: String { tr("Those of the day:") }

    package var nothingRings: String { tr("Nothing is ringing that could be snoozed.") }

    package func nothingToUndo(_ command: String) -> String {
        tr("There is no answer of the last 24 hours to undo. See: %1$s", command)
    }

    // MARK: An intake

    package func medicationNeeded(_ command: String) -> String {
        tr("No dose was due then, so name the medicine: %1$s", command)
    }

    package func amountNeeded(_ medication: String, _ command: String) -> String {
        tr("No dose of %1$s was due then, so give the amount: %2$s", medication, command)
    }

    package func otherUnit(_ medication: String, counted: String, told: String) -> String {
        tr(
            "%1$s is counted in %2$s, and its plan does not say which strength the %3$s have. Give the amount in %2$s.",
            medication, counted, told)
    }

    /// - Parameters:
    ///   - point: From when on it may be taken again; nil where it is too much at any time.
    ///   - left: What may be taken before.
    package func tooSoon(_ medication: String, from point: String?, left: String?) -> String {
        switch (point, left) {
        case (let point?, let left?):
            tr(
                "So much of %1$s may be taken from %2$s; left of the most that is allowed: %3$s.",
                medication, point, left)
        case (let point?, nil): tr("%1$s may be taken from %2$s.", medication, point)
        case (nil, let left?):
            tr("So much of %1$s is not to be taken; at most %2$s is.", medication, left)
        case (nil, nil): tr("So much of %1$s is not to be taken.", medication)
        }
    }

    /// - Parameter isOfDiary: Whether it was to be noted in the diary; else something was told to be taken.
    package func toCome(
        _ point: String, dayBefore option: String?, isOfDiary: Bool = false
    ) -> String {
        let told =
            isOfDiary
            ? tr("%1$s is still to come; only what has been can be noted.", point)
            : tr("%1$s is still to come; only what was already taken can be recorded.", point)
        return option.map { told + " " + tr("If it was yesterday: %1$s", $0) } ?? told
    }

    /// In the diary, in which nothing older than so many days is noted.
    package func tooLongAgoToNote(_ point: String, days: Int) -> String {
        tr(
            "%1$s is too long ago to be noted: that can be done for %2$s.", point,
            language.days(days))
    }

    package func tooLongAgo(_ point: String, days: Int) -> String {
        tr(
            "%1$s is too long ago to be recorded: dosed remembers %2$s.", point,
            language.days(days))
    }

    package func notSaved(_ trouble: String?) -> String {
        trouble.map {
            tr(
                "This was NOT recorded: the records cannot be written (%1$s). Make them writable and answer again; alarms go on ringing.",
                $0)
        }
            ?? tr(
                "This was NOT recorded: the records cannot be written. Make them writable and answer again; alarms go on ringing."
            )
    }

    // MARK: A name

    package var noCourse: String { tr("The plan has no course.") }
    package var whichCourse: String { tr("The plan has more than one course. Which one?") }

    package func noCourse(_ asked: String) -> String {
        tr("No course is called \"%1$s\".", asked)
    }

    package var whichMedicine: String { tr("Which medicine? Write its name after the number:") }

    package func noMedicine(_ asked: String) -> String {
        tr("No medicine is called \"%1$s\".", asked)
    }

    // MARK: The pieces at home

    package func whichStrength(_ medication: String) -> String {
        tr("%1$s is there in several strengths. Which one?", medication)
    }

    package func noStrength(_ medication: String, _ strength: String) -> String {
        tr("%1$s has no strength of %2$s.", medication, strength)
    }

    package func strengths(_ known: [String]) -> String {
        tr("It has: %1$s. Give it as --strength.", language.together(known))
    }

    package var noStrengths: String {
        tr("The plan tells no strength of it that is counted; leave it out.")
    }

    package func notSoMany(_ medication: String, left: String, _ command: String) -> String {
        tr(
            "So much of %1$s is not there; left: %2$s. If that is not right, count again: %3$s",
            medication, left, command)
    }

    package func expiry(_ date: String) -> String {
        tr("%1$s is over, or too far ahead. Look at the box again for until when it is good.", date)
    }

    package func inThePlan(_ known: [String]) -> String {
        tr("The plan has: %1$s.", language.together(known))
    }

    package func ambiguous(_ asked: String, _ meant: [String]) -> String {
        let choices = meant.dropFirst().reduce(meant.first ?? "") {
            trc("one or another", "%1$s or %2$s", $0, $1)
        }
        return tr("\"%1$s\" can be %2$s. Write more of it.", asked, choices)
    }

    package var noPlan: String { tr("There is no plan.") }
}
