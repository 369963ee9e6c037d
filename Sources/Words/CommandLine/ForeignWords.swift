/// What became of the file of another program, medicine by medicine; the values are words by then.
package struct ForeignWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: As a whole

    package func account(_ program: String, _ all: Int, in plan: Int) -> String {
        trn(
            "%2$s: %1$s medicine, of which %3$s can be in a plan.",
            "%2$s: %1$s medicines, of which %3$s can be in a plan.", all, "\(all)", program,
            "\(plan)")
    }

    package func kept(_ name: String, as keys: [String]) -> String {
        tr("%1$s: in the plan as %2$s.", name, language.together(keys))
    }

    package func left(_ name: String) -> String { tr("%1$s: NOT in the plan.", name) }

    package func answers(_ count: Int) -> String {
        trn(
            "%1$s answer is not taken over: the ledger holds what dosed itself was told.",
            "%1$s answers (taken, skipped, missed) are not taken over: the ledger holds what dosed itself was told.",
            count, "\(count)")
    }

    package func leftOut(_ names: [String]) -> String {
        tr("Of no use in a plan, and not taken over: %1$s.", language.together(names))
    }

    /// - Parameter program: nil of a file that no program reminds of.
    package func begins(_ date: String, _ program: String?) -> String {
        guard let program else {
            return tr("The plan begins on %1$s: until then go on as before.", date)
        }
        return tr(
            "The plan begins on %1$s: until then go on with %2$s, and from then on with one of the two alone.",
            date, program)
    }

    package func written(_ file: String, check: String) -> String {
        tr("It is in %1$s. Compare it with the prescription, and check it: %2$s", file, check)
    }

    package var nothingWritten: String { tr("No plan can be made of it; nothing was written.") }

    // MARK: A part that is left out

    package func notInForce(_ why: String) -> String {
        tr("not to be taken there: %1$s", why)
    }

    package var noDosage: String { tr("it is not said when and how much") }

    package func over(_ date: String) -> String { tr("over since %1$s", date) }

    package func freeText(_ text: String) -> String {
        tr("told in words alone, which no program understands for sure: %1$s", text)
    }

    package func range(_ text: String) -> String {
        tr("an amount from one to another, of which the prescriber chooses: %1$s", text)
    }

    package func dates(_ text: String) -> String {
        tr("when it is due cannot be said in a plan, or can be read in two ways: %1$s", text)
    }

    package func notUnderstood(_ name: String) -> String {
        tr("something that may change the dose is not understood: %1$s", name)
    }

    package var afterIntake: String {
        tr("a reminder that follows another one or the last intake: a plan has times of its own")
    }

    package var stock: String { tr("a reminder to buy or replace it") }
    package var twice: String { tr("there twice, and taken once") }

    package var sameName: String {
        tr(
            "there again with other doses, which are NOT in the plan: ask which of them hold, or both would ring"
        )
    }

    package func impossible(_ text: String) -> String {
        tr("no plan can hold this: %1$s", text)
    }

    // MARK: What differs

    package func amountInNote(_ text: String) -> String {
        tr(
            "its unit is not known here: the alarm says '%1$s' as a note. If you know the unit, write the amount into the plan",
            text)
    }

    package var noAmount: String { tr("no amount is said: the alarm says the name alone") }

    package func timesChosen(_ times: [String]) -> String {
        tr("no times are said; these were chosen: %1$s", language.together(times))
    }

    package func timeNamed(_ name: String, _ time: String) -> String {
        tr("%1$s is taken for %2$s: change it under [times]", name, time)
    }

    package func startChosen(_ date: String) -> String {
        tr("no first day is said; it is counted from %1$s", date)
    }

    package func severalEntries(_ count: Int) -> String {
        tr("it takes %1$s entries of the plan", "\(count)")
    }

    package func longNote(_ text: String) -> String {
        tr("too long for a note, and left out: %1$s", text)
    }

    package var takenByItself: String {
        tr("it was recorded as taken by itself; here each dose is asked for")
    }

    package func details(_ names: [String]) -> String {
        tr("left out of it: %1$s", language.together(names))
    }

    // MARK: A file that is refused

    package func unknown(_ file: String, _ export: String) -> String {
        tr(
            "%1$s is neither what dosed wrote (%2$s) nor a file of Dosage, medTimer or FHIR; nothing was changed",
            file, export)
    }

    package func tooLarge(_ file: String, megabytes: Int) -> String {
        tr(
            "%1$s has more than %2$s MB, which no list of medicines has; nothing was changed", file,
            "\(megabytes)")
    }

    package func notNew(_ file: String) -> String {
        tr("%1$s is there already and is left as it is: name another file", file)
    }

    package func cutOff(_ file: String, line: Int) -> String {
        tr(
            "%1$s is cut off in line %2$s: save it anew. Nothing was changed", file, "\(line)")
    }

    package func malformed(_ file: String, line: Int) -> String {
        tr("%1$s, line %2$s: this is no JSON. Nothing was changed", file, "\(line)")
    }

    package func tooDeep(_ file: String, line: Int) -> String {
        tr(
            "%1$s, line %2$s: lists within lists, deeper than any list of medicines. Nothing was changed",
            file, "\(line)")
    }

    package func twice(_ file: String, line: Int, _ name: String) -> String {
        tr(
            "%1$s, line %2$s: '%3$s' is there twice, and nobody knows which one counts. Nothing was changed",
            file, "\(line)", name)
    }

    package func newer(_ file: String, _ program: String, _ version: Int, known: Int) -> String {
        tr(
            "%1$s is of version %3$s of %2$s, and this dosed knows versions up to %4$s: install a newer one. Nothing was changed",
            file, program, "\(version)", "\(known)")
    }

    package func older(_ file: String, _ program: String) -> String {
        tr(
            "%1$s is of an old version of %2$s: start the %2$s of now once, which brings it up to date. Nothing was changed",
            file, program)
    }

    package func notOfProgram(_ file: String, _ program: String, at place: String) -> String {
        tr("%1$s is not as %2$s writes it, at %3$s; nothing was changed", file, program, place)
    }

    package func tooMany(_ file: String, _ count: Int, most: Int) -> String {
        tr(
            "%1$s has %2$s medicines, and a plan at most %3$s; nothing was changed", file,
            "\(count)", "\(most)")
    }

    package func noMedicine(_ file: String, _ program: String, answers: Int) -> String {
        answers == 0
            ? tr("%1$s, of %2$s, has no medicine; nothing was changed", file, program)
            : trn(
                "%2$s, of %3$s, has no medicine, only %1$s answer; nothing was changed",
                "%2$s, of %3$s, has no medicine, only %1$s answers; nothing was changed", answers,
                "\(answers)", file, program)
    }
}
