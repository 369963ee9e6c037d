package import DoseCore

/// What is said of the pieces at home; the values are words by then.
package struct StockWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// `60 tablets of 10 mg`.
    ///
    /// - Parameter strength: Nil where none is told.
    package func pieces(_ pieces: String, of strength: String?) -> String {
        strength.map { trc("so many tablets of a strength", "%1$s of %2$s", pieces, $0) } ?? pieces
    }

    // MARK: What was told

    package func told(_ kind: StockEntry.Kind, _ name: String, _ pieces: String) -> String {
        switch kind {
        case .added: tr("%1$s: %2$s added.", name, pieces)
        case .counted: tr("%1$s: %2$s counted.", name, pieces)
        case .removed: tr("%1$s: %2$s taken away.", name, pieces)
        }
    }

    /// As the history tells it.
    package func record(_ kind: StockEntry.Kind, _ name: String, _ pieces: String) -> String {
        switch kind {
        case .added: trc("a record", "%1$s: %2$s added to the stock", name, pieces)
        case .counted: trc("a record", "%1$s: %2$s counted in the stock", name, pieces)
        case .removed: trc("a record", "%1$s: %2$s taken away from the stock", name, pieces)
        }
    }

    // MARK: How it stands

    package var nothing: String { tr("No stock is counted.") }

    package func nothing(of name: String) -> String {
        tr("No stock of %1$s is counted.", name)
    }

    package func toBegin(_ command: String) -> String {
        tr("To begin, count what is at home: %1$s", command)
    }

    /// Of what is too little for the doses of a date.
    ///
    /// - Parameter last: The date before it, as it is told.
    package func enough(
        before date: CivilDate?, today: CivilDate?, isAnyLeft: Bool, _ last: String
    ) -> String {
        if !isAnyLeft { return tr("nothing left") }
        let isToday = date.flatMap { date in today.map { date <= $0 } } ?? false
        return isToday ? tr("not enough for today") : tr("enough through %1$s", last)
    }

    package func enoughAtLeast(through date: String) -> String {
        tr("enough at least through %1$s", date)
    }

    package func enoughForCourse(through date: String) -> String {
        tr("enough for the whole course, through %1$s", date)
    }

    package var unused: String { tr("not needed as the course stands") }
    package var asNeeded: String { tr("taken as needed") }

    package func good(_ pieces: String, through date: String) -> String {
        tr("%1$s good through %2$s", pieces, date)
    }

    package func expired(_ pieces: String, on date: String) -> String {
        tr("%1$s expired on %2$s", pieces, date)
    }

    package func missing(_ pieces: String, _ command: String) -> String {
        tr("%1$s more taken than there should be; count again: %2$s", pieces, command)
    }

    /// A line of `status`.
    package func line(_ name: String, _ parts: [String]) -> String {
        trc(
            "a medicine, and what is said of its stock", "%1$s: %2$s.", name,
            language.together(parts))
    }
}
