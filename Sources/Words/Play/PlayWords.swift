package import DoseCore

/// What the demonstration says between what it shows: to somebody who has never seen dosed.
///
/// Each sentence is a line of its own, in any language no longer than a usual terminal is wide.
package struct PlayWords: Speaking {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    package var intro: [String] {
        [
            tr("dosed plays for less than a minute, with a medicine that is none."),
            tr("Its plan and its ledger are gone afterwards; yours are not touched."),
            tr("Ctrl-C ends it. To try dosectl beside it, type in another terminal:"),
        ]
    }

    package var past: [String] {
        [
            tr("Three weeks of a ramp are behind you, in steps of three days."),
            tr("One day was forgotten, and was not made up for. Today a step begins."),
        ]
    }

    // MARK: The alarm

    package func alarm(isShown: Bool) -> [String] {
        let places =
            isShown
            ? [tr("The desktop shows it, too: press Taken there, or type dosectl take.")]
            : [
                tr("No notification server is there: no desktop shows it, only this terminal."),
                tr("In the other terminal type: dosectl take"),
            ]
        return places + [tr("Where nobody answers in some seconds, the play does.")]
    }

    package var unanswered: [String] { [tr("Nobody answered, so the play does:")] }

    /// - Parameter origin: nil where the dose was missed.
    package func settled(by origin: Origin?) -> [String] {
        switch origin {
        case .button: [tr("You answered with the button.")]
        case .command, .daemon: [tr("You answered with dosectl.")]
        case nil: [tr("It was not answered in time.")]
        }
    }

    package var nextStep: [String] {
        [tr("The day at one look, and at its end the next step:")]
    }

    // MARK: The missed dose

    package var neglect: [String] {
        [tr("Leave this one alone, to see what becomes of it.")]
    }

    package var missed: [String] {
        [tr("It is not made up for: no later dose is enlarged, moved or added.")]
    }

    // MARK: The end

    package var back: [String] {
        [tr("Side effects? One word returns to the step before:")]
    }

    package var end: [String] {
        [
            tr("That was it, and nothing of it is left. Now your own medicines:"),
            "    sudo make install",
            "    dosectl setup",
        ]
    }
}
