package import DoseCore

/// What `dosectl curve` says, on the screen and in a picture; the values are words by then.
package struct CurveWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// The name of a medicine, and a date.
    package func heading(_ name: String, on date: String) -> String {
        tr("%1$s in the body, an estimate: %2$s", name, date)
    }

    package func nothing(_ name: String, on date: String) -> String {
        tr(
            "By the plan and by what was recorded nothing of %1$s is in the body on %2$s.", name,
            date)
    }

    // MARK: The curves

    package var planned: String { trc("a curve", "planned") }
    package var taken: String { trc("a curve", "taken") }
    package var compared: String { trc("a curve", "compared") }
    package var craving: String { trc("below a curve, the hour of it", "craving") }

    /// - Parameter sign: How it is drawn.
    package func planned(_ sign: String) -> String {
        trc("what a curve looks like", "%1$s planned", sign)
    }

    package func taken(_ sign: String) -> String {
        trc("what a curve looks like", "%1$s taken", sign)
    }

    package func toCome(_ sign: String) -> String {
        trc("what a curve looks like", "%1$s taken, if all goes on as planned", sign)
    }

    /// How what was taken goes on after now.
    package var ifAllGoesOn: String {
        trc("a curve", "taken, if all goes on as planned")
    }

    package func compared(_ sign: String) -> String {
        trc("what a curve looks like", "%1$s compared", sign)
    }

    /// By which a reader of screens pronounces the picture.
    package var code: String { trc("the code of this language, as fr", "en") }

    // MARK: The numbers

    package var highest: String { trc("an amount in the body", "highest") }
    package var lowest: String { trc("an amount in the body", "lowest") }

    package func craving(at time: String) -> String {
        tr("at the craving, %1$s", time)
    }

    package func amount(_ amount: String, at time: String) -> String {
        trc("an amount in the body at a time", "%1$s at %2$s", amount, time)
    }

    /// For those who do not see the picture: a curve, with its intakes.
    package func told(_ curve: String, _ intakes: [String]) -> String {
        intakes.isEmpty
            ? tr("%1$s, no intakes on this day.", curve)
            : tr("%1$s, intakes: %2$s.", curve, language.together(intakes))
    }

    /// The same: what a number is, of a curve.
    package func told(_ number: String, of curve: String, _ amount: String) -> String {
        trc(
            "of a curve in a picture: what a number is, and the number", "%1$s, %2$s: %3$s.", curve,
            number, amount)
    }

    // MARK: What it is

    package func estimate(halfLife: String, peak: String) -> String {
        tr(
            "An estimate, not a measurement: what is absorbed and not yet eliminated, where half is eliminated in %1$s and a single intake is highest after %2$s. The concentration in the blood is in proportion to it; how high it is differs from person to person.",
            halfLife, peak)
    }

    package func source(_ profile: String, _ source: String) -> String {
        tr("Both are from the profile %1$s: %2$s", profile, source)
    }

    /// Amounts of the ledger in a unit that nobody can convert.
    package func leftOut(_ count: Int) -> String {
        trn(
            "%1$s recorded amount is in another unit and is not in the curves.",
            "%1$s recorded amounts are in another unit and are not in the curves.", count,
            "\(count)")
    }

    package func drawn(_ name: String, in file: String) -> String {
        tr("The curve of %1$s is in %2$s.", name, file)
    }

    // MARK: Why there is none

    package func notSaid(_ name: String) -> String {
        tr("how fast %1$s comes and goes is not said, so no curve can be drawn.", name)
    }

    /// Above the lines that are to be written.
    package func write(into file: String) -> String {
        tr("Write into %1$s, with the times that the leaflet says:", file)
    }

    package func write(_ line: String, below table: String, into file: String) -> String {
        tr("Write into %1$s, below %2$s: %3$s", file, table, line)
    }

    package func otherUnit(_ said: String, _ name: String, _ unit: AmountUnit) -> String {
        tr(
            "'%1$s' cannot be compared: the amounts of %2$s are in %3$s", said, name,
            language.things(unit))
    }

    package func absent(_ key: String, from file: String) -> String {
        tr("the plan in %1$s has no medicine '%2$s' to compare with", file, key)
    }
}
