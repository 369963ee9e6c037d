/// What is said of a dose and of the answers to it. The values are words by then: names made harmless, amounts and times
/// in the language.
package struct AnswerWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: What became of a dose, beside it

    package func takeable(until end: String) -> String {
        trc("a dose", "can be taken until %1$s", end)
    }

    package func ringing(until end: String) -> String {
        trc("a dose", "ringing until %1$s", end)
    }

    package func snoozed(until time: String, atLatest end: String) -> String {
        trc("a dose", "snoozed until %1$s, can be taken until %2$s", time, end)
    }

    /// - Parameter amount: Nil where it is the one that was planned.
    package func taken(_ amount: String?, at time: String?) -> String {
        switch (amount, time) {
        case (nil, nil): trc("a dose", "taken")
        case (nil, let time?): trc("a dose", "taken at %1$s", time)
        case (let amount?, nil): trc("a dose", "%1$s taken", amount)
        case (let amount?, let time?): trc("a dose", "%1$s taken at %2$s", amount, time)
        }
    }

    package func skipped(_ reason: String?) -> String {
        reason.map { trc("a dose", "skipped: %1$s", $0) } ?? trc("a dose", "skipped")
    }

    package func missed(_ cause: StatusWords.Missed) -> String {
        switch cause {
        case .unanswered: trc("a dose", "missed")
        case .unattended: trc("a dose", "missed: computer was off")
        case .clockStep: trc("a dose", "missed: the clock was set past it")
        case .spacing: trc("a dose", "missed: the intake before was too close")
        }
    }

    package var superseded: String { trc("a dose", "no longer due") }

    // MARK: An answer

    package func done(taken dose: String, _ time: String, at point: String?) -> String {
        point.map { tr("Taken: %1$s, the %2$s dose, at %3$s.", dose, time, $0) }
            ?? tr("Taken: %1$s, the %2$s dose.", dose, time)
    }

    package func done(
        snoozed dose: String, _ time: String, until point: String, atLatest end: String
    ) -> String {
        tr(
            "Snoozed: %1$s, the %2$s dose, until %3$s. It can be taken until %4$s.", dose, time,
            point, end)
    }

    package func done(skipped dose: String, _ time: String) -> String {
        tr("Skipped: %1$s, the %2$s dose.", dose, time)
    }

    package func stands(_ dose: String, _ time: String, _ outcome: String) -> String {
        trc("what became of a dose", "%1$s, the %2$s dose: %3$s.", dose, time, outcome)
    }

    package func rings(_ dose: String, _ time: String, until end: String) -> String {
        tr("Ringing: %1$s, the %2$s dose, until %3$s.", dose, time, end)
    }

    package func next(_ dose: String, at point: String) -> String {
        tr("Next: %1$s at %2$s.", dose, point)
    }

    // MARK: An intake that is no dose's

    package func intake(_ name: String, _ amount: String, at point: String) -> String {
        trc("an intake: the medicine, how much, when", "%1$s %2$s at %3$s", name, amount, point)
    }

    package func recorded(_ intake: String) -> String { tr("Recorded: %1$s.", intake) }

    package func recorded(_ intake: String, beside time: String) -> String {
        tr("Recorded: %1$s, as one more intake beside the %2$s dose.", intake, time)
    }

    package func recordedAsExtra(_ intake: String) -> String {
        tr(
            "Recorded: %1$s, as an extra intake: no dose could be taken then, so it counts for none.",
            intake)
    }

    package func alreadyRecorded(_ intake: String) -> String {
        tr(
            "%1$s is already recorded; nothing was changed. If it was one more, give it another minute.",
            intake)
    }

    // MARK: What was answered before

    package func alreadyTaken(_ dose: String, _ amount: String?, at time: String?) -> String {
        switch (amount, time) {
        case (nil, nil): tr("%1$s is already recorded as taken.", dose)
        case (nil, let time?): tr("%1$s is already recorded as taken at %2$s.", dose, time)
        case (let amount?, nil):
            tr("%1$s is already recorded as taken, with %2$s.", dose, amount)
        case (let amount?, let time?):
            tr("%1$s is already recorded as taken at %2$s, with %3$s.", dose, time, amount)
        }
    }

    package func alreadySkipped(_ dose: String, _ reason: String?) -> String {
        reason.map { tr("%1$s is already recorded as skipped: %2$s.", dose, $0) }
            ?? tr("%1$s is already recorded as skipped.", dose)
    }

    package func alreadyMissed(_ dose: String) -> String {
        tr("%1$s is already recorded as missed.", dose)
    }

    package func already(_ dose: String, _ outcome: String) -> String {
        trc("a dose, and what became of it before", "%1$s: %2$s.", dose, outcome)
    }

    package enum Hand {
        case daemon, button, command
    }

    package func recorded(at point: String, by hand: Hand) -> String {
        switch hand {
        case .daemon: tr("dosed recorded it at %1$s; nothing was changed.", point)
        case .button: tr("A button recorded it at %1$s; nothing was changed.", point)
        case .command: tr("A command recorded it at %1$s; nothing was changed.", point)
        }
    }

    package var nothingChanged: String { tr("Nothing was changed.") }

    // MARK: An undo

    /// - Parameter record: As the history tells it.
    package func undone(_ record: String) -> String { tr("Undone: %1$s.", record) }

    package var askedAgain: String { tr("It is asked again:") }

    package func see(_ command: String) -> String { tr("See: %1$s", command) }

    package func again(missed dose: String, _ time: String) -> String {
        tr("%1$s, the %2$s dose, now counts as missed.", dose, time)
    }

    package func again(awaited dose: String, _ time: String, at point: String) -> String {
        tr("%1$s, the %2$s dose, is to come again, at %3$s.", dose, time, point)
    }

    package func again(ringing dose: String, _ time: String, until end: String) -> String {
        tr("%1$s, the %2$s dose, rings again until %3$s.", dose, time, end)
    }

    package func again(takeable dose: String, _ time: String, until end: String) -> String {
        tr("%1$s, the %2$s dose, can be taken again until %3$s.", dose, time, end)
    }
}
