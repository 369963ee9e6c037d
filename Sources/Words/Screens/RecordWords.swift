/// What `dosectl history` and an undo say of one record; the values are words by then.
package struct RecordWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: Doses

    /// Of another day than the record.
    package func dose(_ dose: String, of date: String) -> String {
        trc("a dose, and its date", "%1$s of %2$s", dose, date)
    }

    package func raised(_ dose: String, _ amount: String, until end: String?) -> String {
        end.map { trc("a record", "%1$s rings: %2$s until %3$s", dose, amount, $0) }
            ?? trc("a record", "%1$s rings: %2$s", dose, amount)
    }

    package func snoozed(_ dose: String, until time: String?) -> String {
        time.map { trc("a record", "%1$s snoozed until %2$s", dose, $0) }
            ?? trc("a record", "%1$s snoozed", dose)
    }

    package func taken(_ dose: String, _ amount: String, at time: String?) -> String {
        time.map { trc("a record", "%1$s taken: %2$s at %3$s", dose, amount, $0) }
            ?? trc("a record", "%1$s taken: %2$s", dose, amount)
    }

    package func skipped(_ dose: String, _ reason: String?) -> String {
        reason.map { trc("a record", "%1$s skipped: %2$s", dose, $0) }
            ?? trc("a record", "%1$s skipped", dose)
    }

    package func missed(_ dose: String, _ cause: StatusWords.Missed) -> String {
        switch cause {
        case .unanswered: trc("a record", "%1$s missed", dose)
        case .unattended: trc("a record", "%1$s missed: computer was off", dose)
        case .clockStep: trc("a record", "%1$s missed: the clock was set past it", dose)
        case .spacing: trc("a record", "%1$s missed: the intake before was too close", dose)
        }
    }

    package func superseded(_ dose: String) -> String {
        trc("a record", "%1$s no longer due", dose)
    }

    package func extra(_ name: String, _ amount: String, at time: String?) -> String {
        time.map { trc("a record", "%1$s extra intake: %2$s at %3$s", name, amount, $0) }
            ?? trc("a record", "%1$s extra intake: %2$s", name, amount)
    }

    package func undone(_ number: String) -> String {
        trc("a record", "answer %1$s undone", number)
    }

    // MARK: The plan

    package func adopted(isAfterLoss: Bool) -> String {
        isAfterLoss
            ? trc("a record", "plan adopted after records were lost")
            : trc("a record", "plan adopted")
    }

    package enum Move {
        case held, resumed, steppedBack
    }

    package func moved(
        _ name: String, _ move: Move, from date: String, _ reason: String?
    ) -> String {
        let moved =
            switch move {
            case .held: trc("a record", "%1$s on hold from %2$s", name, date)
            case .resumed: trc("a record", "%1$s goes on from %2$s", name, date)
            case .steppedBack: trc("a record", "%1$s goes back a step from %2$s", name, date)
            }
        return reason.map { trc("what was done, and why", "%1$s: %2$s", moved, $0) } ?? moved
    }

    // MARK: How a course goes on after a plan was saved

    package func waits(_ name: String) -> String {
        trc("a record", "%1$s goes on as it was until the plan saved begins", name)
    }

    package func asked(_ name: String, step: Int?, day: Int) -> String {
        step.map {
            trc(
                "a record", "%1$s stays on step %2$s, day %3$s, until an answer", name, "\($0)",
                "\(day)")
        } ?? trc("a record", "%1$s waits for an answer", name)
    }

    package func paused(_ name: String, step: Int, day: Int, from date: String) -> String {
        trc(
            "a record", "%1$s stays on step %2$s, day %3$s, from %4$s: nothing was taken", name,
            "\(step)", "\(day)", date)
    }

    package func kept(_ name: String) -> String {
        trc("a record", "%1$s goes on as it was", name)
    }

    package func found(_ name: String, step: Int?, day: Int, from date: String?) -> String {
        switch (step, date) {
        case (let step?, let date?):
            trc(
                "a record", "%1$s goes on with step %2$s, day %3$s, from %4$s", name, "\(step)",
                "\(day)", date)
        case (let step?, nil):
            trc(
                "a record", "%1$s goes on with step %2$s, day %3$s", name, "\(step)", "\(day)")
        case (nil, _): trc("a record", "%1$s is not in the plan any more", name)
        }
    }

    // MARK: What was told

    package func told(change date: String, of name: String) -> String {
        trc("a record", "%1$s: told what changes on %2$s", name, date)
    }

    package func told(end date: String, of name: String) -> String {
        trc("a record", "%1$s: told that the course ends on %2$s", name, date)
    }

    package func told(runsOut date: String, of name: String) -> String {
        trc("a record", "%1$s: told that the stock is short from %2$s on", name, date)
    }

    package func told(expiry date: String, of name: String) -> String {
        trc("a record", "%1$s: told that stock expires on %2$s", name, date)
    }

    package func toldReview(of name: String) -> String {
        trc("a record", "%1$s: reminded of the visit to the prescriber", name)
    }

    // MARK: Beside the records

    package func by(_ hand: AnswerWords.Hand) -> String {
        switch hand {
        case .daemon: ""
        case .button: trc("who recorded it", "by button")
        case .command: trc("who recorded it", "by command")
        }
    }

    package func by(_ hand: AnswerWords.Hand, on computer: String) -> String {
        switch hand {
        case .daemon: trc("who recorded it", "on %1$s", computer)
        case .button: trc("who recorded it", "by button on %1$s", computer)
        case .command: trc("who recorded it", "by command on %1$s", computer)
        }
    }

    package var isEmpty: String { tr("Nothing is recorded yet.") }
    package var noSuch: String { tr("There is no such record.") }

    package func unreadable(_ number: Int, file: String?) -> String {
        file.map { tr("Record %1$s cannot be read; the file is %2$s", "\(number)", $0) }
            ?? tr("Record %1$s cannot be read", "\(number)")
    }

    package func unreadable(_ count: Int, from first: Int, to last: Int, file: String?) -> String {
        file.map {
            tr(
                "%1$s records from %2$s to %3$s cannot be read; the file is %4$s", "\(count)",
                "\(first)", "\(last)", $0)
        }
            ?? tr(
                "%1$s records from %2$s to %3$s cannot be read", "\(count)", "\(first)", "\(last)")
    }

    // MARK: A month, and what was missed

    package func month(_ month: Int, of year: Int) -> String {
        let name = language.month(month)
        return trc("a month and its year", "%1$s %2$s", name, "\(year)")
    }

    package var nothing: String { tr("Nothing was planned or recorded.") }

    package func taken(_ taken: Int, of settled: Int) -> String {
        trn("%1$s of %2$s taken", "%1$s of %2$s taken", settled, "\(taken)", "\(settled)")
    }

    /// What the signs of a month stand for.
    package func signs(_ taken: String, missed: String, skipped: String, toCome: String) -> String {
        tr(
            "%1$s all taken, %2$s missed, %3$s skipped, %4$s to come, + as needed or beside the doses",
            taken, missed, skipped, toCome)
    }

    package func noneMissed(since date: String) -> String {
        tr("No dose was missed since %1$s.", date)
    }

    package func ifTaken(_ command: String) -> String {
        tr("If you took one, as the newest: %1$s", command)
    }
}
