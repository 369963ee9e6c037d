// What is said where a verb could not do its work on a file, or on the rest of a course.

extension FailureWords {
    // MARK: Files

    package func noOutput(error: String) -> String {
        tr("the output cannot be written: %1$s", error)
    }

    package func absent(_ file: String) -> String { tr("%1$s does not exist", file) }

    package func noPlanFolder(_ command: String) -> String {
        tr(
            "neither XDG_CONFIG_HOME nor HOME is set, so there is no place for a plan. Name the file: %1$s",
            command)
    }

    package func exists(_ file: String) -> String {
        tr("%1$s exists already and is left as it is; to replace it: --force", file)
    }

    package func holdsAlready(_ key: String, _ file: String) -> String {
        tr(
            "%1$s has '%2$s' already and is left as it is; to replace that medicine in it: --force",
            file, key)
    }

    package func unwritable(_ file: String, error: String) -> String {
        tr("%1$s cannot be written: %2$s", file, error)
    }

    package var usualPlaces: String {
        tr("no daemon says which plan and settings it uses; those in their usual places are read")
    }

    // MARK: The rest of a course

    package var unconfirmed: String {
        tr("nothing was changed: there is no terminal to ask on. To say yes beforehand: --yes")
    }

    package var declined: String { tr("nothing was changed") }

    package func noCourse(_ command: String) -> String {
        tr("the plan has no course. To write one: %1$s", command)
    }

    package func courseNotNamed(_ commands: [String]) -> String {
        tr(
            "the plan has more than one course. Which one? %1$s",
            language.together(commands))
    }

    package func notInThePlan(_ key: String, _ file: String, see command: String) -> String {
        tr(
            "the plan in %1$s does not have '%2$s' any more, so its course cannot be written. See: %3$s",
            file, key, command)
    }

    package func notBegun(_ name: String, on date: String, _ command: String) -> String {
        tr(
            "the course of %1$s begins on %2$s. To write it anew until then: %3$s", name, date,
            command)
    }

    package func notDaily(_ name: String) -> String {
        tr(
            "%1$s is not taken alike every day, or begins again after its end, and this counts by days; edit its rows in the plan",
            name)
    }

    package func noTablet(_ name: String) -> String {
        tr("the plan says no tablet of %1$s that could be halved", name)
    }

    package func heldAlready(_ name: String, _ command: String) -> String {
        tr("%1$s is already on hold. To mark the threshold, end that first: %2$s", name, command)
    }

    package func noRowBefore(_ name: String) -> String {
        tr("%1$s is on its first amount; there is none to go back to", name)
    }

    package func changedMeanwhile(_ file: String) -> String {
        tr("%1$s was saved by somebody else meanwhile and is left as it is; try again", file)
    }

    package func notTakenUp(_ file: String, see command: String) -> String {
        tr("%1$s is written, and dosed has not read it yet. See: %2$s", file, command)
    }

    package func stillHeld(_ command: String) -> String {
        tr("It is still on hold; once the plan is read: %1$s", command)
    }

    package func asked(_ name: String, toReturn command: String) -> String {
        tr(
            "the plan is written, and dosed asks you first, because %1$s has moved on since; nothing changes until you answer. To return to the plan of before: %2$s",
            name, command)
    }

    package func otherwise(_ name: String, see course: String, toReturn command: String) -> String {
        tr(
            "the plan is written, and yet dosed has other amounts of %1$s for tomorrow. See: %2$s; to return to the plan of before: %3$s",
            name, course, command)
    }

    package func nothingKept(_ file: String) -> String {
        tr("no plan of before is kept: %1$s does not exist", file)
    }
}
