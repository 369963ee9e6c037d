import DoseCore

/// What is said of wrong words after `diary`.
extension UsageWords {
    package func number(_ value: String, _ example: String) -> String {
        tr(
            "'%1$s' is not a number of at most three decimals; write 2 or %2$s", value, example)
    }

    package func volume(_ value: String) -> String {
        tr("'%1$s' is not the volume of a drink; write 25cl or 500ml", value)
    }

    package func calendarWeeks(_ value: String, _ range: ClosedRange<Int>) -> String {
        tr(
            "'%1$s' is not a number of weeks; write %2$s to %3$s", value, "\(range.lowerBound)",
            "\(range.upperBound)")
    }

    package func format(_ value: String, _ known: [String]) -> String {
        tr("'%1$s' is not a format of an export; write %2$s", value, language.together(known))
    }

    package func bar(_ value: String, _ known: [String]) -> String {
        tr("'%1$s' is not a format for a bar; write %2$s", value, language.together(known))
    }

    package func alcohol(_ value: String) -> String {
        tr("'%1$s' is not how much of a drink is alcohol; write 5%% or 40%%", value)
    }

    package func missingNumber(_ example: String) -> String {
        tr("a number is missing; write for example: %1$s", example)
    }

    package func toUndo(_ command: String) -> String {
        tr("the newest entry or answer is undone by: %1$s", command)
    }

    package func missingName(_ example: String) -> String {
        tr("a name is missing; write for example: %1$s", example)
    }

    package func missingText(_ example: String) -> String {
        tr("a text is missing; write for example: %1$s", example)
    }

    package func notedAs(_ example: String) -> String {
        tr("that is noted otherwise; write for example: %1$s", example)
    }

    package func drinks(_ value: String, most: String) -> String {
        tr("'%1$s' is out of range: at one time 0 to %2$s drinks are noted", value, most)
    }

    package func craving(_ value: String) -> String {
        tr(
            "'%1$s' is out of range: a craving is from 0, none, to 10, as strong as can be", value)
    }

    package func effect(_ value: String) -> String {
        tr("'%1$s' is out of range: an effect is from 0, none, to 10, as bad as can be", value)
    }

    package func weight(_ value: String, least: String, most: String) -> String {
        tr("'%1$s' is out of range: a weight is from %2$s to %3$s kg", value, least, most)
    }

    package func observed(_ value: String, most: String) -> String {
        tr("'%1$s' is out of range: a number is from 0 to %2$s", value, most)
    }

    package func longName(_ value: String, most: Int) -> String {
        tr("'%1$s' is too long: a name or a unit has at most %2$s characters", value, "\(most)")
    }

    package func longNote(most: Int) -> String {
        tr("the text is too long: a note has at most %1$s characters", "\(most)")
    }
}
