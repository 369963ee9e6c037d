package import DoseCore

/// What is said of the diary; the values are words by then.
package struct DiaryWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: What was noted

    /// - Parameter count: 1 for one, 0 for nothing and for one and a part, else 2.
    package func drinks(_ number: String, _ count: Int) -> String {
        language.unbroken(trn("%1$s drink", "%1$s drinks", count, number))
    }

    package func drinks(_ count: ExactNumber) -> String {
        let one = ExactNumber(1)
        return drinks(number(count), count == one ? 1 : count < one + one ? 0 : 2)
    }

    package func craving(_ number: String) -> String {
        trc("an entry of the diary", "craving %1$s", number)
    }

    /// - Parameter medication: Nil where it is of all together.
    package func burden(_ number: String, of medication: String?) -> String {
        medication.map { trc("an entry of the diary", "side effects of %1$s %2$s", $0, number) }
            ?? trc("an entry of the diary", "side effects %1$s", number)
    }

    package func weight(_ kilograms: String) -> String {
        trc("an entry of the diary", "weight %1$s kg", kilograms)
    }

    package var note: String { trc("an entry of the diary", "note") }

    package func entry(_ what: String, at point: String) -> String {
        trc("an entry of the diary, and when it was", "%1$s at %2$s", what, point)
    }

    package func entry(_ what: String, note: String) -> String {
        trc("an entry of the diary, and what was said of it", "%1$s: %2$s", what, note)
    }

    package func record(_ entry: String) -> String { trc("a record", "diary: %1$s", entry) }

    /// As a word for it that a person could write.
    package func name(of kind: Observation.Kind) -> String {
        switch kind {
        case .drink: trc("what a person may call it", "drink")
        case .craving: trc("what a person may call it", "craving")
        case .effect: trc("what a person may call it", "effect")
        case .burden: trc("what a person may call it", "burden")
        case .note: trc("what a person may call it", "note")
        case .weight: trc("what a person may call it", "weight")
        case .other: trc("what a person may call it", "other")
        }
    }

    /// With the mark of decimals of the language.
    package func number(_ number: ExactNumber) -> String {
        language.marked(number.description)
    }

    // MARK: An entry

    package func noted(_ entry: String) -> String { tr("Noted: %1$s.", entry) }

    package func computed(
        _ volume: String, _ strength: String, grams: String, perMilliliter: String
    ) -> String {
        tr(
            "%1$s at %2$s by volume have %3$s g of alcohol, at %4$s g in a ml.", volume, strength,
            grams, perMilliliter)
    }

    /// - Parameters:
    ///   - date: Nil for today.
    ///   - mark: Up to how many a day the risk is low, where that is known.
    package func day(_ drinks: String, on date: String?, mark: String?) -> String {
        switch (date, mark) {
        case (nil, nil): tr("Today: %1$s.", drinks)
        case (nil, let mark?): tr("Today: %1$s. Low risk is at most %2$s a day.", drinks, mark)
        case (let date?, nil): trc("drinks of a day", "%1$s: %2$s.", date, drinks)
        case (let date?, let mark?):
            trc(
                "drinks of a day", "%1$s: %2$s. Low risk is at most %3$s a day.", date, drinks,
                mark)
        }
    }

    /// - Parameter marks: Up to how many a week the risk is low, and on how many days without.
    package func week(
        _ drinks: String, on days: String, marks: (most: String, without: Int)?
    ) -> String {
        guard let marks else { return tr("In 7 days: %1$s, on %2$s of the 7.", drinks, days) }
        guard marks.without > 0 else {
            return tr(
                "In 7 days: %1$s, on %2$s of the 7. Low risk is at most %3$s.", drinks, days,
                marks.most)
        }
        return trn(
            "In 7 days: %1$s, on %2$s of the 7. Low risk is at most %3$s, with %4$s day without.",
            "In 7 days: %1$s, on %2$s of the 7. Low risk is at most %3$s, with %4$s days without.",
            marks.without, drinks, days, marks.most, "\(marks.without)")
    }

    package func marks(perDay: String) -> String {
        tr("On one day low risk is at most %1$s.", perDay)
    }

    package func source(_ source: String) -> String { tr("Source: %1$s.", source) }

    // MARK: Before an entry

    package func areDrinksRight(_ drinks: String) -> String {
        tr("%1$s at one time: is that right?", drinks)
    }

    package func isWeightRight(_ kilograms: String) -> String {
        tr("A weight of %1$s kg: is that right?", kilograms)
    }

    package func isOwn(_ name: String, _ kind: String, _ command: String) -> String {
        tr(
            "'%1$s' looks like %2$s, which is noted by %3$s. Is it something else, of your own?",
            name, kind, command)
    }

    // MARK: The days

    package var drinksColumn: String { trc("a column of the diary", "drinks") }
    package var cravingColumn: String { trc("a column of the diary", "craving") }
    package var effectsColumn: String { trc("a column of the diary", "effects") }
    package var otherColumn: String { trc("a column of the diary", "other") }

    package func craving(_ number: String, at time: String) -> String {
        trc("a craving, and when it was", "%1$s at %2$s", number, time)
    }

    /// - Parameter what: Nil where it is a note alone.
    package func note(_ note: String, of what: String?, at point: String) -> String {
        what.map { trc("a note of the diary", "%1$s, %2$s: %3$s", point, $0, note) }
            ?? trc("a note of the diary", "%1$s: %2$s", point, note)
    }

    package func leftOut(_ count: Int, of date: String) -> String {
        trn(
            "%2$s: %1$s earlier entry is not shown.", "%2$s: %1$s earlier entries are not shown.",
            count, "\(count)", date)
    }

    package func nothing(since date: String) -> String {
        tr("Nothing is noted since %1$s.", date)
    }

    package func toNote(_ command: String) -> String { tr("To note something: %1$s", command) }
}
