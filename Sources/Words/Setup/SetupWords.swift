package import DoseCore

/// What `dosectl setup` says: to somebody who has a box and a prescription, and has never seen a plan.
package struct SetupWords: Speaking {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    // MARK: Before and after

    /// - Parameter medicines: the names in the plan that is there; nil where there is none.
    package func intro(_ medicines: [String]?) -> [String] {
        [
            medicines.map {
                $0.isEmpty
                    ? tr("Your plan holds no medicine yet. A few questions add one.")
                    : tr(
                        "Your plan holds %1$s. A few questions add another medicine.",
                        language.list($0.map(\.shown)))
            }
                ?? tr("There is no plan yet. A few questions make one of your prescription."),
            tr("I only remind: what you take, and how much, is for your prescriber to say."),
            tr("Enter takes what stands in [brackets]. Ctrl-C leaves everything as it is."),
        ]
    }

    package var nothingChanged: String { tr("Nothing was changed.") }

    package var noTerminal: String {
        tr(
            "setup asks questions, and there is no terminal to ask on. Give the answers as options: %1$s",
            "dosectl setup --non-interactive --name \"Ramipril\" --tablet \"5 mg\" --times 08:00")
    }

    package func planHasMistakes(_ file: String) -> String {
        tr(
            "%1$s is not a plan as it stands, and is left as it is. Mend it first: %2$s", file,
            "dosectl check".asOne)
    }

    package func holdsAlready(_ name: String) -> String {
        tr("Your plan has %1$s already. Its lines are changed in the plan itself.", name.shown)
    }

    /// A question, and what Enter answers.
    package func asked(_ question: String, _ answer: String) -> String {
        trc("a question, and what Enter answers", "%1$s [%2$s] ", question, answer.asOne)

    }

    /// A question that Enter does not answer.
    package func asked(_ question: String) -> String {
        trc("a question that is to be answered", "%1$s: ", question)
    }

    // MARK: The medicine

    package var firstName: String { tr("Name of the medicine, as on the box") }
    package var nextName: String { tr("Another medicine? Its name, as on the box") }
    package var noName: String { trc("instead of a name", "none") }
    package func badName(_ said: String) -> String {
        tr("\"%1$s\" is too long for a name, or has signs that cannot be shown.", said.shown)
    }

    package var strength: String {
        tr("Strength on the box, as 10 mg, 100 mcg/puff or 10 mg/5 ml (- for none)")
    }

    package func badStrength(_ said: String) -> String {
        tr("\"%1$s\" is not a strength. Write a number and its unit, as 10 mg; or -", said.shown)
    }

    package var halves: String { tr("May a tablet be cut in half? (yes or no)") }

    package var ways: String { tr("How is it taken?") }
    package func way(_ way: SetupWay) -> String {
        switch way {
        case .same: tr("every day, always the same")
        case .sometimes: tr("always the same, but not every day or not for good")
        case .steps: tr("in steps: the amount changes")
        case .titration: tr("by a published protocol")
        case .needed: tr("when it is needed")
        }
    }

    package var number: String { tr("Number") }
    package func badNumber(_ said: String, of count: Int) -> String {
        tr("\"%1$s\" is not one of them. Write a number from 1 to %2$s.", said.shown, "\(count)")
    }

    package var times: String { tr("At what times? As 8, or 8 13:30 20") }
    package func badTimes(_ said: String) -> String {
        tr("\"%1$s\" are no times of a day. Write them as 8, or 8 13:30 20", said.shown)
    }

    package func amount(at times: [CivilTime]) -> String {
        let first = times.first.map(language.time) ?? ""
        return times.count == 1
            ? tr("How much at %1$s? As %2$s", first, example(for: 1))
            : tr(
                "How much at %1$s? As %2$s, or one amount for each time",
                language.list(times.map(language.time)), example(for: times.count))
    }

    /// `1-0-1 tablets`.
    func example(for count: Int) -> String {
        guard count > 1 else { return tr("1 tablet, 5 mg or 18 units") }
        let numbers = (0..<count).map { $0 == 0 || $0 == count - 1 ? "1" : "0" }
            .joined(separator: "-")
        return tr("%1$s tablets", numbers)
    }

    package func badAmount(_ said: String, at count: Int) -> String {
        count == 1
            ? tr("\"%1$s\" is not an amount. Write a number and its unit, as 5 mg", said.shown)
            : tr(
                "\"%1$s\" is not an amount for each of the %2$s times. Write them as %3$s",
                said.shown, "\(count)", example(for: count))
    }

    package func noUnit(_ said: String) -> String {
        tr(
            "\"%1$s\" may be tablets, or what they hold. Write its unit: %2$s or %3$s", said.shown,
            "\(said.shown) mg", tr("%1$s tablets", said.shown))
    }

    package func twoReadings(_ said: String, _ one: String, _ other: String) -> String {
        tr(
            "\"%1$s\" is %2$s to some and %3$s to others. Write one of these.", said.shown, one,
            other)
    }

    package var justUsed: String { trc("instead of an amount, as of a cream", "just used") }
    package var notSaid: String { trc("an answer left out", "-") }
    package var noAmount: String {
        tr("Only the prescription says that: write a number and its unit.")
    }

    // MARK: Days

    package var days: String {
        tr("On which days? As mon,thu or 2d (every other day), 2w, 3m, or 21/7 (a pause of 7)")
    }
    package var everyDay: String { trc("instead of days of the week", "every day") }
    package func badDays(_ said: String) -> String {
        tr("\"%1$s\" is not understood. Write mon,thu or 2d or 2w or 3m or 21/7", said.shown)
    }

    package var length: String {
        tr("For how many days? (- if it goes on)")
    }
    package func badLength(_ said: String) -> String {
        tr("\"%1$s\" is not a number of days. Write 7 or 7d or 2w", said.shown)
    }

    package var isBegun: String { tr("Have you begun it already? (yes or no)") }
    package var begunOn: String { tr("On which day did you begin?") }
    package var firstDay: String { tr("On which day does it begin?") }
    package func badDate(_ said: String, like date: CivilDate) -> String {
        tr(
            "\"%1$s\" is not a date. Write today, tomorrow, or a date as %2$s", said.shown,
            "\(date)")
    }
    package var notBegunYet: String {
        tr("That day is still to come. Write the day on which you began.")
    }

    package func today(_ date: CivilDate) -> String {
        tr("today, %1$s", language.date(date, today: date))
    }
    package func tomorrow(_ date: CivilDate, today: CivilDate) -> String {
        tr("tomorrow, %1$s", language.date(date, today: today))
    }
    package func yesterday(_ date: CivilDate, today: CivilDate) -> String {
        tr("yesterday, %1$s", language.date(date, today: today))
    }
    package func day(_ date: CivilDate, today: CivilDate) -> String {
        switch date - today {
        case 0: self.today(date)
        case 1: tomorrow(date, today: today)
        case -1: yesterday(date, today: today)
        default: language.date(date, today: today)
        }
    }

    package var yes: String { trc("an answer", "yes") }
    package var no: String { trc("an answer", "no") }
    /// What else is understood as one of them.
    package var yesWords: String { trc("what counts as a yes, with spaces between", "y yes") }
    package var noWords: String { trc("what counts as a no, with spaces between", "n no") }

    /// `comprimé`, `comprimés`.
    package func names(of unit: AmountUnit) -> [String] {
        [1.0, 2.0].compactMap { Amount($0, unit) }.map {
            String(language.amount($0).drop { !$0.isLetter })
        }
    }

    /// `lun`.
    package func name(of weekday: Weekday) -> String { language.weekday(weekday) }
    package func badYes(_ said: String) -> String {
        tr("\"%1$s\" is neither. Write %2$s or %3$s", said.shown, yes, no)
    }
}

/// How a medicine is taken, as setup asks it.
package enum SetupWay: String, CaseIterable, Hashable, Sendable {
    case same, sometimes, steps, titration, needed
}

extension String {
    /// With spaces at which no line is broken, as a command to be copied.
    var asOne: String { replacing(" ", with: "\u{a0}") }
}
