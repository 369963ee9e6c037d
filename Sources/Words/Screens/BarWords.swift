package import DoseCore

/// What the line of a status bar says: little, and true until something changes.
package struct BarWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    // MARK: What it is about, a medicine with its amount or one of these

    package func medicines(_ count: Int) -> String {
        trn("%1$s medicine", "%1$s medicines", count, "\(count)")
    }

    /// Where neither names nor amounts are to be seen.
    package func doses(_ count: Int) -> String {
        trn("a dose", "%1$s doses", count, "\(count)")
    }

    // MARK: The line

    package func ringing(_ what: String) -> String { trc("in a status bar", "Now: %1$s", what) }

    package func snoozed(_ what: String, until time: String) -> String {
        trc("in a status bar", "%1$s: %2$s", time, what)
    }

    package func next(_ what: String, at time: String) -> String {
        trc("in a status bar", "%1$s %2$s", time, what)
    }

    package var nothing: String { trc("in a status bar", "no dose planned") }
    package var absent: String { tr("dosed is not running") }

    // MARK: Below it

    package func missed(_ what: String, at time: String) -> String {
        tr("Missed: %1$s (%2$s)", what, time)
    }

    package func asked(_ command: String) -> String {
        tr("dosed waits for your answer: %1$s", command)
    }

    /// `17:00`, `Wed 08:00`, `Wed 9 December 08:00`: no "tomorrow", which would be wrong after midnight.
    package func time(_ time: CivilTime, on date: CivilDate, today: CivilDate?) -> String {
        let clock = language.time(time)
        guard let today, date != today else { return clock }
        let day =
            (1...6).contains(date - today)
            ? language.weekday(date.weekday) : language.date(date, today: today)
        return trc("a day and a time", "%1$s %2$s", day, clock)
    }
}
