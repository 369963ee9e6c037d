package import DoseCore

/// Steps, protocols, and what is taken when needed.
extension SetupWords {
    package func stepDays(_ number: Int) -> String {
        number == 1
            ? tr("Step 1: for how many days?")
            : tr("Step %1$s: for how many days? (0 for no more steps)", "\(number)")
    }

    package func stepAmount(_ number: Int, at times: [CivilTime]) -> String {
        tr(
            "Step %1$s: how much at %2$s? As %3$s", "\(number)",
            language.list(times.map(language.time)), example(for: times.count))
    }

    package var afterLast: String { tr("And after the last step?") }
    package var stays: String { tr("its amounts stay until the plan is changed") }
    package var stops: String { tr("it ends") }

    package var whichProtocol: String {
        tr("Which one does your prescriber follow? (- for none of them)")
    }
    package var whichNumber: String { tr("Number, or -") }
    /// - Parameter source: where it was published.
    package func entry(_ name: String, _ source: String) -> String {
        trc("a protocol, and where it was published", "%1$s: %2$s", name.shown, source.shown)
    }

    package var craving: String { tr("When does the craving begin? (- to spread it over the day)") }
    package func badTime(_ said: String) -> String {
        tr("\"%1$s\" is not a time of day. Write it as 18 or 18:30", said.shown)
    }
    package var upTo: String { tr("Up to how much a day? As 60 mg") }

    package var neededAmount: String {
        tr("How much each time? As 1 tablet or 400 mg (- if it varies)")
    }
    package var neededSpacing: String {
        tr("How long apart at least? As 6h (- if nothing is said)")
    }
    package var neededMaximum: String {
        tr("How much at most in 24 hours? As 1200 mg (- if nothing is said)")
    }
    package func badDuration(_ said: String) -> String {
        tr("\"%1$s\" is not understood. Write 6h or 90min", said.shown)
    }
    package func badMaximum(_ said: String) -> String {
        tr("\"%1$s\" is not an amount. Write a number and its unit, as 1200 mg", said.shown)
    }
}

/// What is written, started and tried.
extension SetupWords {
    package var result: String { tr("This is what will ring:") }
    package var toBeSeen: String { tr("Look at this once more:") }
    package var isRight: String { tr("Does this say what the prescription says? (yes or no)") }
    package var onceMore: String { tr("Then once more. Enter takes what you said before.") }
    package var cannotBe: String {
        tr("That makes no plan. Once more; Enter takes what you said before.")
    }

    package func written(_ file: String, before: String?) -> [String] {
        [
            tr("Written: %1$s", file),
            before.map { tr("The plan of before is kept as %1$s", $0) },
        ].compactMap(\.self)
    }

    package var leftAfterWriting: String { tr("The plan is written. The rest was left out.") }
    package var goesOn: String { tr("You began before today, so it goes on where its dates are.") }
    package var isAsked: String { tr("dosed asks something about the plan. To see it: dosectl") }
    package var notRead: String { tr("dosed has not read the plan yet. See: dosectl status") }

    package var mayStart: String { tr("Start dosed now, and with each session? (yes or no)") }
    package var runsAlready: String { tr("dosed runs already.") }
    package var started: String { tr("dosed runs now, and starts with each session.") }
    package func notStarted(_ command: String) -> String {
        tr("Nothing rings until dosed runs. To start it: %1$s", command.asOne)
    }
    package var noManager: String {
        tr(
            "There is no session of a desktop here, so nothing was started. Nothing rings until dosed runs."
        )
    }
    package func cannotStart(_ command: String) -> String {
        tr("dosed could not be started. What is the matter with it: %1$s", command.asOne)
    }

    package var mayTest: String { tr("Ring a test alarm now? (yes or no)") }
    package var testBegins: String {
        tr("A test alarm comes now. Press \"Taken\" on it. Ctrl-C ends the waiting.")
    }
    package func testShown(withoutButtons server: String?) -> String {
        server.map {
            tr(
                "It is on the screen. %1$s draws no buttons: close it, and answer real alarms with %2$s",
                $0.shown, "dosectl take".asOne)
        }
            ?? tr(
                "It is on the screen, without buttons: close it, and answer real alarms with %1$s",
                "dosectl take".asOne)
    }
    package var testPressed: String {
        tr("Received, thank you: alarms reach you, and so does your answer.")
    }
    package var testClosed: String {
        tr(
            "It was closed: alarms reach you. A real one is answered with its buttons or with dosectl take."
        )
    }
    package var testUnanswered: String {
        tr(
            "Nobody pressed it within a minute. To ring it again: %1$s",
            Commands.test.asOne)
    }
    package var testUnshown: String {
        tr(
            "Nothing on this desktop shows notifications, so no alarm would be seen. What helps: %1$s",
            "man dosed".asOne)
    }
    package var doseRings: String { tr("A dose rings now: that alarm is not a test. Answer it.") }
    package var testUnknown: String {
        tr(
            "The dosed that runs cannot ring a test: it is of another version. To restart it: %1$s",
            Commands.restart.asOne)
    }
    package var isMute: String {
        tr("It could not be heard. What is missing: %1$s", "dosectl status".asOne)
    }
    package var isSilent: String { tr("Sound is turned off in dosed.toml.") }

    package func next(
        _ name: String, _ amount: Amount?, _ date: CivilDate, _ time: CivilTime, today: CivilDate?
    )
        -> String
    {
        let point = language.point(date, time, today: today)
        guard let amount, !amount.isUncounted else {
            return tr("Next: %1$s at %2$s", name.shown, point)
        }
        return tr("Next: %1$s %2$s at %3$s", name.shown, language.amount(amount), point)
    }

    package var lookAgain: String {
        tr("To see the day: dosectl. To add a medicine: dosectl setup.")
    }
}
