// What stands in the picture of a treatment, and in the table beside it.

extension ReportWords {
    package func picture(of names: String, from first: String, through last: String) -> String {
        tr("The treatment with %1$s from %2$s to %3$s", names, first, last)
    }

    /// - Parameter unit: as `mg`.
    package func panel(_ name: String, _ unit: String) -> String {
        trc("above a picture: a medicine and its unit", "%1$s, %2$s a day", name, unit)
    }

    package var drinksPanel: String { trc("above a picture", "drinks a week") }
    package var cravingPanel: String { trc("above a picture", "craving, of 10") }
    package var effectsPanel: String { trc("above a picture", "effects; larger is worse") }
    package var today: String { trc("a day in a picture", "today") }

    package func threshold(_ amount: String) -> String {
        trc("a line in a picture", "threshold %1$s", amount)
    }

    package func comfort(_ amount: String) -> String {
        trc("a line in a picture", "comfort dose %1$s", amount)
    }

    package func lowRisk(_ drinks: String) -> String {
        trc("a line in a picture", "low risk: at most %1$s", drinks)
    }

    package var key: String {
        tr(
            "Grey: taken. Line: planned; broken, to come. Numbers: what was decided, in the table below."
        )
    }

    // MARK: The table beside it

    package func months(_ isByYear: Bool) -> String {
        isByYear
            ? trc("the caption of a table", "The same by year")
            : trc("the caption of a table", "The same by month")
    }

    package func stretch(_ isByYear: Bool) -> String {
        isByYear ? trc("a column of a report", "year") : trc("a column of a report", "month")
    }

    package func planned(_ name: String) -> String {
        trc("a column of a report: of a medicine, a day", "%1$s planned", name)
    }

    package func taken(_ name: String) -> String {
        trc("a column of a report: of a medicine, a day", "%1$s taken", name)
    }

    package var drinks: String { trc("a column of a report", "drinks a week") }
    package var craving: String { trc("a column of a report", "craving") }

    /// `April 2026`.
    package func month(_ month: Int, of year: Int) -> String {
        RecordWords(language).month(month, of: year)
    }

    /// A month in few letters, as it stands below an axis.
    package func short(_ month: Int) -> String {
        switch month {
        case 1: trc("month, in few letters", "Jan")
        case 2: trc("month, in few letters", "Feb")
        case 3: trc("month, in few letters", "Mar")
        case 4: trc("month, in few letters", "Apr")
        case 5: trc("month, in few letters", "May")
        case 6: trc("month, in few letters", "Jun")
        case 7: trc("month, in few letters", "Jul")
        case 8: trc("month, in few letters", "Aug")
        case 9: trc("month, in few letters", "Sep")
        case 10: trc("month, in few letters", "Oct")
        case 11: trc("month, in few letters", "Nov")
        default: trc("month, in few letters", "Dec")
        }
    }

    /// For those who do not see the picture.
    package func told(_ month: String, _ name: String, planned: String, taken: String) -> String {
        trc(
            "of a picture: a month, a medicine, and what of it a day",
            "%1$s: %2$s, %3$s planned and %4$s taken a day.",
            month, name, planned, taken)
    }
}
