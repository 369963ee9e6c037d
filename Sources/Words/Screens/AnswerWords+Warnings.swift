/// What the person should know of an intake that was recorded.
extension AnswerWords {
    package func close(
        to amount: String, of name: String, at point: String, distance: String
    ) -> String {
        tr(
            "Warning: another intake of %1$s, %2$s at %3$s, is %4$s away.", name, amount,
            point, distance)
    }

    package func close(
        toNext amount: String, of name: String, at point: String, distance: String,
        skip command: String
    ) -> String {
        tr(
            "Warning: the next dose of %1$s, %2$s, is due at %3$s, %4$s after this intake, and rings. If this was that dose: %5$s",
            name, amount, point, distance, command)
    }

    package func above(dayTotal planned: String, _ taken: String, of name: String) -> String {
        tr(
            "Warning: that makes %1$s of %2$s for the day, and %3$s is planned.", taken, name,
            planned)
    }

    package func above(
        most: String, _ taken: String, of name: String, within: String
    ) -> String {
        tr(
            "Warning: that makes %1$s of %2$s within %3$s, and %4$s is the most.", taken, name,
            within, most)
    }

    package func other(_ taken: String, of name: String, than planned: String) -> String {
        tr("Warning: %1$s of %2$s was taken; %3$s was planned.", taken, name, planned)
    }

    package func beside(_ taken: String, of name: String, planned: String) -> String {
        tr("With that, %1$s of %2$s is taken for this dose of %3$s.", taken, planned, name)
    }

    package func beside(
        _ taken: String, of name: String, moreThan planned: String, undo command: String
    ) -> String {
        tr(
            "Warning: %1$s of %2$s was taken for a dose of %3$s. To undo the last intake: %4$s",
            taken, name, planned, command)
    }

    /// By an intake of a day before, told or taken back.
    package func moved(_ name: String, step: Int?, day: Int?, _ command: String) -> String {
        switch (step, day) {
        case (let step?, let day?):
            tr(
                "The course of %1$s is now on step %2$s, day %3$s. See: %4$s", name, "\(step)",
                "\(day)", command)
        case (let step?, nil):
            tr("The course of %1$s is now on step %2$s. See: %3$s", name, "\(step)", command)
        case (nil, _): tr("The course of %1$s has now ended. See: %2$s", name, command)
        }
    }
}
