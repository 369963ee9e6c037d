/// Why a course cannot be moved as it was asked for, and what can be done instead.
extension RefusalWords {
    package func cannotMove(_ name: String) -> String {
        tr("The course of %1$s cannot be moved like that.", name)
    }

    /// What it is asked about stands below.
    package func asked(_ name: String, _ move: RecordWords.Move) -> String {
        switch move {
        case .held: tr("%1$s cannot be put on hold until you say how it goes on.", name)
        case .resumed: tr("%1$s cannot be resumed until you say how it goes on.", name)
        case .steppedBack: tr("%1$s cannot go back a step until you say how it goes on.", name)
        }
    }

    package func asked(_ name: String, _ command: String) -> String {
        tr("It is asked how %1$s goes on; answer that first. See: %2$s", name, command)
    }

    package func notBegun(_ name: String, _ date: String) -> String {
        tr(
            "The course of %1$s has not begun: it starts on %2$s. To start on another date, change 'start' in the plan.",
            name, date)
    }

    package func ended(_ name: String, _ command: String) -> String {
        tr("The course of %1$s has ended. To return to its last step: %2$s", name, command)
    }

    package func noneBefore(_ name: String, _ command: String) -> String {
        tr(
            "%1$s has no other amount before the one of now. To take less, change the plan as prescribed. To stay on it: %2$s",
            name, command)
    }

    package func endedAlone(_ name: String) -> String {
        tr(
            "The course of %1$s has one step, and has ended. To take it up again, change the plan.",
            name)
    }

    package func endsBefore(_ name: String, _ command: String) -> String {
        tr(
            "The course of %1$s ends before that. To return to its last step, once it has ended: %2$s",
            name, command)
    }

    /// Of so many doses at equal stretches.
    package func fixed(_ name: String, _ command: String) -> String {
        tr(
            "The doses of %1$s follow each other at fixed stretches, and nothing moves them. To leave one out: %2$s. For fewer or more of them, change 'doses' in the plan.",
            name, command)
    }

    package func noRaise(_ name: String, _ command: String) -> String {
        tr(
            "%1$s was not taken on the last day, so today is not the day for more. Take today's dose, and from tomorrow: %2$s",
            name, command)
    }

    package func nothingAsked(about name: String?, _ command: String) -> String {
        name.map {
            tr(
                "Nothing is asked about %1$s: the plan that was saved is followed. See: %2$s", $0,
                command)
        } ?? tr("Nothing is asked: the plan that was saved is followed. See: %1$s", command)
    }

    package func nothingToKeep(_ name: String, _ command: String) -> String {
        tr(
            "Nothing of %1$s was taken yet that it could go on with. To begin with the first step: %2$s",
            name, command)
    }

    package func unknownStep(_ name: String, of steps: Int, _ command: String) -> String {
        trn(
            "The course of %1$s has %2$s step, which is step 1. See: %3$s",
            "The course of %1$s has %2$s steps, counted from 1. See: %3$s", steps, name,
            "\(steps)", command)
    }

    package func over(_ name: String) -> String {
        tr(
            "The plan of %1$s has an end that is past, so nothing would ring. Remove the end from the plan, or make it later, then try again.",
            name)
    }
}
