/// Where the courses stand, a line for each, and what is taken when needed.
extension StatusWords {
    // MARK: A course

    /// Of one step only the day: nobody was told of steps.
    package func step(_ step: Int, of steps: Int, day: Int?, of days: Int?) -> String {
        if steps == 1, let day {
            return days.map { trc("a course", "day %1$s of %2$s", "\(day)", "\($0)") }
                ?? trc("a course", "day %1$s", "\(day)")
        }
        guard let day else { return trc("a course", "step %1$s of %2$s", "\(step)", "\(steps)") }
        guard let days else {
            return trc(
                "a course", "step %1$s of %2$s, day %3$s", "\(step)", "\(steps)", "\(day)")
        }
        return trc(
            "a course", "step %1$s of %2$s, day %3$s of %4$s", "\(step)", "\(steps)", "\(day)",
            "\(days)")
    }

    /// Which of so many doses at equal stretches are of today; nil where today has none.
    package func doses(_ today: ClosedRange<Int>?, of doses: Int) -> String {
        guard let today else { return trn("%1$s dose", "%1$s doses", doses, "\(doses)") }
        return today.count == 1
            ? trc("a course", "today dose %1$s of %2$s", "\(today.lowerBound)", "\(doses)")
            : trc(
                "a course", "today doses %1$s to %2$s of %3$s", "\(today.lowerBound)",
                "\(today.upperBound)", "\(doses)")
    }

    /// - Parameter dose: Nil of what has no amount.
    package func every(_ stretch: String, _ dose: String?) -> String {
        dose.map { trc("an amount, and how often", "%1$s every %2$s", $0, stretch) }
            ?? trc("how often", "every %1$s", stretch)
    }

    package func begins(on date: String) -> String { trc("a course", "begins on %1$s", date) }
    package var ended: String { trc("a course", "ended") }
    package var rests: String { trc("a course", "nothing rings until you answer") }
    package var stays: String { trc("a course", "stays so until you answer") }

    package func held(_ command: String) -> String {
        trc("a course", "on hold; to go on: %1$s", command)
    }

    /// - Parameter from: Since when, as `from tomorrow`.
    package func moved(_ move: RecordWords.Move, _ from: String) -> String {
        switch move {
        case .held: trc("a course", "on hold %1$s", from)
        case .resumed: trc("a course", "goes on %1$s", from)
        case .steppedBack: trc("a course", "a step back %1$s", from)
        }
    }

    package func times(to times: String, until date: String) -> String {
        trc("a course", "its times move to %1$s until %2$s", times, date)
    }

    /// What comes after the step of now.
    package func change(on date: String, to rate: String) -> String {
        trc("a change to come", "%1$s: %2$s", date, rate)
    }

    package func ends(on date: String) -> String {
        trc("a change to come", "%1$s: nothing any more", date)
    }

    /// Between what is said of a course, or of what is taken when needed.
    package var parted: String { trc("between the parts of a line", "; ") }

    // MARK: What is taken when needed

    /// The name, and in a sentence what may be taken.
    package func need(_ name: String, _ parts: [String]) -> String {
        trc(
            "what is taken as needed: its name, and how it stands", "%1$s, as needed: %2$s.", name,
            parts.joined(separator: parted))
    }

    /// - Parameters:
    ///   - dose: How much is usually taken, where that is said.
    ///   - next: From when on; nil for now.
    package func may(_ dose: String?, from next: String?) -> String {
        switch (dose, next) {
        case (let dose?, nil): tr("%1$s at a time, may be taken now", dose)
        case (let dose?, let next?): tr("%1$s at a time, again from %2$s", dose, next)
        case (nil, nil): tr("may be taken now")
        case (nil, let next?): tr("again from %1$s", next)
        }
    }

    package func taken(_ taken: String, of most: String, within: String, left: String?) -> String {
        left.map { tr("%1$s of %2$s taken in %3$s, %4$s left", taken, most, within, $0) }
            ?? tr("%1$s of %2$s taken in %3$s", taken, most, within)
    }

    package func last(at time: String) -> String { tr("last at %1$s", time) }
}
