package import DoseCore

/// Why `dosectl` can make no plan of what was asked for; amounts and durations are words by then.
package struct PlanningWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: The course of the daily amounts

    package func noEnd(of name: String) -> String {
        tr("the protocol '%1$s' has no last amount; add it: --to MG", name)
    }

    package func outOfReach(_ first: String, _ last: String) -> String {
        tr(
            "the course begins with %1$s a day and cannot lead to %2$s: --by raises up to --to, --down lowers down to it",
            first, last)
    }

    package func tooMany(steps: Int, most: Int) -> String {
        tr("that makes %1$s steps; at most %2$s are allowed", "\(steps)", "\(most)")
    }

    package func neverToNothing(_ first: String) -> String {
        tr(
            "lowered by so many percent of the last amount, %1$s never comes to nothing; add where it ends: --to MG",
            first)
    }

    // MARK: The intakes of a day

    package func cravings(_ cravings: Int, without intakes: Int) -> String {
        tr(
            "each of the %1$s cravings needs an intake, and the day has %2$s: --intakes %1$s",
            "\(cravings)", "\(intakes)")
    }

    package func beforeMidnight(_ intakes: Int, _ spacing: String) -> String {
        tr(
            "%1$s intakes, %2$s apart, would begin on the day before; fewer --intakes, a shorter --spacing or a greater --largest would fit",
            "\(intakes)", spacing)
    }

    package func notPayable(_ amount: String, of preparation: String, mayBeCut: Bool) -> String {
        mayBeCut
            ? tr("%1$s cannot be made of %2$s", amount, preparation)
            : tr(
                "%1$s cannot be made of %2$s; where they may be halved: --halves", amount,
                preparation)
    }

    package func aboveLargest(_ daily: String, _ intakes: Int, _ largest: String) -> String {
        trn(
            "%2$s in %1$s intake is more than %3$s at one time; give more intakes, or another --largest",
            "%2$s in %1$s intakes makes one of more than %3$s; give more intakes, or another --largest",
            intakes, "\(intakes)", daily, largest)
    }

    // MARK: Times that move

    package func timesDiffer(step: Int, count: Int, wanted: Int) -> String {
        tr(
            "--to has another number of times (%1$s) than step %2$s of the plan (%3$s); give one for each",
            "\(wanted)", "\(step)", "\(count)")
    }

    package func tooFew(days: Int, needed: Int) -> String {
        trn(
            "%1$s day is too few for so many minutes a day; use --days %2$s, or more, or a greater --at-most",
            "%1$s days are too few for so many minutes a day; use --days %2$s, or more, or a greater --at-most",
            days, "\(days)", "\(needed)")
    }

    package func over(_ date: String) -> String {
        tr("the course is over on %1$s; no times are left to be moved", date)
    }

    package var countedDoses: String {
        tr(
            "these are so many doses at equal intervals, counted from 'first'; they have no times to be moved"
        )
    }

    package func timesMove(until end: String) -> String {
        tr(
            "the times are already moving, until %1$s; do this after that day, or end it first: dosectl spread with the times of today",
            end)
    }

    // MARK: What goes on from where the person stands

    package func alreadyThere(_ now: String) -> String {
        tr(
            "it is at %1$s a day already, so nothing is left to change. For another end: --to MG",
            now)
    }

    package var noPiece: String {
        tr("the plan says no tablet, so give by how much: --by MG")
    }

    package var noPace: String {
        tr("the plan does not say how long an amount is kept, so give it: --every DAYS")
    }

    package func noGoal(_ now: String) -> String {
        tr("it is at %1$s a day, and the plan goes no higher; give how far: --to MG", now)
    }

    package func notAbove(_ now: String, _ goal: String) -> String {
        tr(
            "it is at %1$s a day, and %2$s is not above that. To go down: dosectl taper", now, goal)
    }

    package func notBelow(_ now: String, _ goal: String) -> String {
        tr("it is at %1$s a day, and %2$s is not below that. To go up: dosectl climb", now, goal)
    }

    package var nothingDue: String {
        tr("the course is over, and nothing is due. To begin again: dosectl climb")
    }

    package func several(cravings: Int) -> String {
        tr(
            "the plan has %1$s cravings, which may move apart; give the times: dosectl spread TIMES",
            "\(cravings)")
    }

    package var beyondTheDay: String {
        tr(
            "one of the times would be on another day, or on some days of the week not in its order"
        )
    }

    package var timesAlready: String { tr("the intakes are at these times already") }

    package func taken(_ time: CivilTime) -> String {
        tr("there is an intake at %1$s already", language.time(time))
    }

    package func noIntake(at time: CivilTime, known: [CivilTime]) -> String {
        tr(
            "nothing is taken at %1$s; the intakes are at %2$s", language.time(time),
            language.list(known.map(language.time)))
    }

    package func notSoMuch(_ rest: String, at time: CivilTime) -> String {
        tr(
            "the intake at %1$s has only %2$s, which is less than what is to be moved",
            language.time(time), rest)
    }

    package func notEditable(_ key: String) -> String {
        tr(
            "the plan writes '%1$s' in a form that this program does not change; write it as a table of lines, [medication.%1$s], and try again",
            key)
    }

    // MARK: What is named

    package func notInstalled(_ name: String) -> String {
        tr("the protocol '%1$s' comes with dosed, and is not installed here.", name)
    }

    package func noProtocol(_ name: String, meant: String) -> String {
        tr("there is no protocol '%1$s'; did you mean '%2$s'?", name, meant)
    }

    package func noProtocol(_ name: String, published: [String]) -> String {
        tr(
            "there is no protocol '%1$s'. Those that come with dosed: %2$s.", name,
            language.together(published))
    }

    package func lookedFor(in folders: [String]) -> String {
        tr("Looked for in %1$s.", language.together(folders))
    }

    package func pathOfProtocol(_ path: String) -> String {
        tr("The path of a file has a slash: %1$s", path)
    }

    package func noMedicine(_ name: String, known: [String]) -> String {
        known.isEmpty
            ? tr("the plan has no medicine '%1$s': it is empty", name)
            : tr(
                "the plan has no medicine '%1$s'. It has: %2$s", name,
                language.together(known))
    }

    package func medicineNotNamed(known: [String]) -> String {
        known.isEmpty
            ? tr("the plan is empty")
            : tr(
                "which medicine of the plan? Add --medication with one of these: %1$s",
                language.together(known))
    }
}
