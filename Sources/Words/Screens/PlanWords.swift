package import DoseCore

/// What `dosectl plan show` and `plan diff` say; the values are words by then.
package struct PlanWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    package var isEmpty: String { tr("The plan holds no medicine.") }

    // MARK: The head of a medicine

    package func heading(_ name: String, _ key: String, _ preparation: String?) -> String {
        preparation.map { trc("a medicine of the plan", "%1$s (%2$s), %3$s", name, key, $0) }
            ?? trc("a medicine of the plan", "%1$s (%2$s)", name, key)
    }

    package func series(_ doses: Int, every stretch: String, from point: String) -> String {
        trn(
            "%1$s dose, from %3$s; the hours are those of clocks that are not changed meanwhile.",
            "%1$s doses, one every %2$s from %3$s; the hours are those of clocks that are not changed meanwhile.",
            doses, "\(doses)", stretch, point)
    }

    /// - Parameter others: The times of the weekdays that have another one.
    package func saidTime(
        _ name: String?, _ time: String, _ others: [(time: String, days: [Weekday])]
    ) -> String {
        let others = others.map {
            trc("a time, and its days of the week", "%1$s on %2$s", $0.time, weekdays($0.days))
        }
        let times = language.together([time] + others)
        return name.map { trc("a name of the plan for a time", "%1$s: %2$s.", $0, times) }
            ?? trc("times of the plan", "%1$s.", times)
    }

    /// As a sentence of its own.
    package func often(_ dates: DatedRecurrence) -> String {
        let often = language.often(dates)
        let words = "\(often.prefix(1).uppercased())\(often.dropFirst())"
        return switch dates.recurrence {
        case .daily, .weekdays, .daysOfMonth: trc("how often", "%1$s.", words)
        case .every, .months, .cycle, .daysOfCycle:
            trc("how often", "%1$s, counted from the first day.", words)
        }
    }

    package func needed(
        _ dose: String?, spacing: String?, most: String?, within: String
    ) -> String {
        let limits = [
            dose.map { trc("as needed", "%1$s each time", $0) },
            spacing.map { trc("as needed", "at least %1$s apart", $0) },
            most.map { trc("as needed", "at most %1$s in %2$s", $0, within) },
        ].compactMap(\.self)
        return limits.isEmpty
            ? tr("Taken when needed.")
            : tr(
                "Taken when needed: %1$s.",
                language.together(limits))
    }

    // MARK: The calendar

    package func past(_ steps: Int) -> String {
        trn(
            "%1$s step before today is not shown.", "%1$s steps before today are not shown.",
            steps, "\(steps)")
    }

    package func today(_ place: String) -> String { tr("Today: %1$s.", place) }

    package var from: String { trc("above a column", "from") }
    package var days: String { trc("above a column", "days") }
    package var intakes: String { trc("above a column", "intakes") }
    package var daily: String { trc("above a column", "a day") }
    package var inAll: String { trc("above a column", "in all") }

    package func on(_ days: [Weekday]) -> String {
        trc("a row of the calendar for some weekdays", "on %1$s", weekdays(days))
    }

    package func day(_ date: CivilDate) -> String {
        trc(
            "a date: weekday, and in figures", "%1$s %2$s", language.weekday(date.weekday),
            "\(date)")
    }

    /// `Sat, Sun`.
    package func weekdays(_ days: [Weekday]) -> String {
        language.together(Weekday.allCases.filter(days.contains).map(language.weekday))
    }

    package func amount(_ amount: String, on days: [Weekday]) -> String {
        tr("%1$s on %2$s", amount, weekdays(days))
    }

    package var nothing: String { trc("an amount", "nothing") }

    package var rowsToFollow: String { tr("Once it goes on, the rows of the plan that follow:") }

    package func more(_ rows: Int) -> String {
        trn("and %1$s more row", "and %1$s more rows", rows, "\(rows)")
    }

    package func staysUntil(_ command: String) -> String {
        tr("It stays so. To go on: %1$s", command)
    }

    package var endsBeforeItBegins: String { tr("It ends before it begins.") }
    package var lastIsKept: String { tr("The last step is kept until the plan changes.") }
    package func lastDay(_ date: String) -> String { tr("The last day is %1$s.", date) }

    package func repeats(until date: String?) -> String {
        date.map { tr("After the last step the first follows again, until %1$s.", $0) }
            ?? tr("After the last step the first follows again.")
    }

    // MARK: A difference

    package var same: String { tr("The two plans ask for the same.") }
    package var wholePlan: String { tr("The whole plan") }
    package func removed(_ name: String, _ key: String) -> String {
        tr("%1$s (%2$s) is removed.", name, key)
    }

    /// - Parameter date: Nil of what is taken when needed.
    package func added(_ name: String, _ key: String, from date: String?) -> String {
        date.map { tr("%1$s (%2$s) is added, from %3$s.", name, key, $0) }
            ?? tr("%1$s (%2$s) is added, taken when needed.", name, key)
    }

    package func place(_ place: String) -> String {
        tr(
            "Today: %1$s. A plan that is saved goes on from there; below are the dates of its file.",
            place)
    }

    package func property(_ key: String, _ before: String?, _ after: String?) -> String {
        switch (before, after) {
        case (let before?, let after?): tr("%1$s is %2$s, was %3$s", key, after, before)
        case (nil, let after): tr("%1$s is %2$s, was not there", key, after ?? "?")
        case (let before?, nil): tr("%1$s is not there any more, was %2$s", key, before)
        }
    }

    package func dates(from date: CivilDate, until: CivilDate?) -> String {
        switch until {
        case nil: tr("from %1$s:", day(date))
        case date: tr("on %1$s:", day(date))
        case let until?: tr("from %1$s to %2$s:", day(date), day(until))
        }
    }

    package var was: String { trc("ahead of amounts", "was") }
    package var `is`: String { trc("ahead of amounts", "is") }

    package func total(_ intakes: String, _ rate: String) -> String {
        trc("intakes, and what they are together", "%1$s: %2$s", intakes, rate)
    }

    package func inAll(_ amount: String) -> String { tr("%1$s in all", amount) }

    package var pastNotTold: String { tr("What differs before today is not shown.") }
}
