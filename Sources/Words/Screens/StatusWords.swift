/// What `dosectl status` says. Its values are words by then: names made harmless, amounts and times in the language.
package struct StatusWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: Doses

    /// Before what may be taken now, and before what comes next.
    package var now: String { trc("before what is due", "Now") }
    package var next: String { trc("before what is due", "Next") }

    package var nothingIsDue: String { tr("Nothing is due now.") }
    package var nothingIsPlanned: String { tr("Nothing more is planned.") }

    package func ringing(_ dose: String, due: String, until end: String) -> String {
        tr("%1$s, due %2$s: ringing until %3$s.", dose, due, end)
    }

    package func takeable(_ dose: String, due: String, until end: String) -> String {
        tr("%1$s, due %2$s: can be taken until %3$s.", dose, due, end)
    }

    package func snoozed(
        _ dose: String, due: String, until time: String, atLatest end: String
    ) -> String {
        tr(
            "%1$s, due %2$s: snoozed until %3$s, can be taken until %4$s.", dose, due, time, end)
    }

    /// - Parameter count: Of the doses that the command is about.
    package func whenTaken(_ command: String, _ count: Int) -> String {
        trn(
            "When you have taken it: %1$s", "When you have taken them all: %1$s", count, command)
    }

    package enum Missed {
        case unanswered, unattended, clockStep, spacing
    }

    /// - Parameter advice: The leaflet's own.
    package func missed(
        _ dose: String, at time: String, _ cause: Missed, _ advice: String?,
        ifTaken command: String
    ) -> String {
        let missed =
            switch cause {
            case .unanswered: tr("You missed %1$s at %2$s.", dose, time)
            case .unattended: tr("You missed %1$s at %2$s while the computer was off.", dose, time)
            case .clockStep:
                tr("You missed %1$s at %2$s when the clock was set past it.", dose, time)
            case .spacing:
                tr("%1$s at %2$s did not ring: the intake before was too close.", dose, time)
            }
        return [missed, advice?.asSentence, tr("If you took it: %1$s", command)]
            .compactMap(\.self).joined(separator: " ")
    }

    /// - Parameter distance: Nil where it is not told how far it is.
    package func next(_ dose: String, at point: String, in distance: String?) -> String {
        distance.map { tr("%1$s at %2$s, in %3$s.", dose, point, $0) }
            ?? tr("%1$s at %2$s.", dose, point)
    }

    /// Of a list that is longer.
    package func more(_ count: Int, _ command: String) -> String {
        trn("And %1$s more: %2$s.", "And %1$s more: %2$s.", count, "\(count)", command)
    }

    // MARK: The day

    /// Below its place on the strip of the day.
    package var here: String { trc("under the hours of the day", "now") }

    package func taken(_ name: String, _ taken: String, of planned: String) -> String {
        tr("%1$s today: %2$s of %3$s taken.", name, taken, planned)
    }

    package func taken(_ name: String, _ taken: String, moreThan planned: String) -> String {
        tr("%1$s today: %2$s taken, which is more than the %3$s planned.", name, taken, planned)
    }

    package func taken(_ name: String, _ taken: String) -> String {
        tr("%1$s today: %2$s taken.", name, taken)
    }

    // MARK: What stands beside a command that answers a question

    package func stay(at amount: String) -> String { tr("stay at %1$s", amount) }
    package func change(to amount: String) -> String { tr("change to %1$s", amount) }
    package var anotherStep: String { tr("another step of the plan") }
    package var stop: String { trc("beside a command", "stop") }
    package func begin(with amount: String) -> String { tr("begin with %1$s", amount) }
    package var begin: String { tr("begin with it") }
    package func goOn(at amount: String) -> String { tr("go on at %1$s", amount) }

    // MARK: The end

    package func waiting(_ name: String, until date: String) -> String {
        tr(
            "The plan you saved begins for %1$s on %2$s; until then it goes on as before.", name,
            date)
    }

    package func warnings(_ count: Int, _ command: String) -> String {
        trn(
            "The plan has %1$s warning: %2$s", "The plan has %1$s warnings: %2$s", count,
            "\(count)", command)
    }

    package var works: String { tr("dosed works.") }
    package var worksAndWaits: String { tr("dosed works, and waits for your answer.") }
}
