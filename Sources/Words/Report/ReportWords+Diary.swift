// What was noted, in a report.

extension ReportWords {
    package func drinks(_ perWeek: String, on days: Int, of all: Int) -> String {
        tr(
            "Drinks: %1$s a week on average, on %2$s of %3$s days.", perWeek, "\(days)", "\(all)")
    }

    /// Of less than a week.
    package func drinks(inAll sum: String, on days: Int, of all: Int) -> String {
        tr("Drinks: %1$s, on %2$s of %3$s days.", sum, "\(days)", "\(all)")
    }

    /// How much all effects trouble, as one of them.
    package var allEffects: String { trc("an effect of the treatment", "all of them") }

    package func mostDrinks(_ drinks: String, from date: String) -> String {
        tr("Most in a week: %1$s, from %2$s.", drinks, date)
    }

    package func lowRisk(_ perWeek: String, _ source: String) -> String {
        tr("Low risk is at most %1$s a week (%2$s).", perWeek, source)
    }

    package func cravings(_ count: Int, mean: String, highest: String) -> String {
        trn(
            "Craving: noted %1$s time, %2$s of 10 on average, at most %3$s.",
            "Craving: noted %1$s times, %2$s of 10 on average, at most %3$s.", count, "\(count)",
            mean, highest)
    }

    package func weight(_ first: String, _ last: String) -> String {
        tr("Weight: %1$s kg at first, %2$s kg at last.", first, last)
    }

    package var effects: String { trc("the caption of a table", "Effects that were noted") }
    package var effect: String { trc("a column of a report", "effect") }
    package var times: String { trc("a column of a report: how often", "times") }
    package var worst: String { trc("a column of a report: of 10, how bad it was", "at worst") }
    package var stretch: String { trc("a column of a report: from when to when", "from, to") }
    package var atAmounts: String { trc("a column of a report", "at a day's amount of") }

    package func range(_ first: String, _ last: String) -> String {
        first == last ? first : trc("from one to another", "%1$s to %2$s", first, last)
    }

    package var notes: String { trc("the caption of a list", "Notes") }

    package func note(_ date: String, _ text: String) -> String {
        trc("a note of the diary, with its date", "%1$s: %2$s", date, text)
    }

    package func moreNotes(_ count: Int) -> String {
        trn(
            "%1$s earlier note is in the diary.", "%1$s earlier notes are in the diary.", count,
            "\(count)")
    }

    package var nothingNoted: String { tr("Nothing was noted in the diary.") }
}
