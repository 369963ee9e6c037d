/// What `dosectl today` says beside the doses; the values are words by then.
package struct DayWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    package var nothing: String { tr("Nothing is planned or recorded.") }

    package var needed: String { trc("an intake", "as needed") }
    package var extra: String { trc("an intake", "extra intake") }

    package func taken(_ name: String, _ taken: String) -> String {
        tr("%1$s: %2$s taken.", name, taken)
    }

    package func taken(_ name: String, _ taken: String, of planned: String) -> String {
        tr("%1$s: %2$s of %3$s taken.", name, taken, planned)
    }

    package func taken(_ name: String, _ taken: String, moreThan planned: String) -> String {
        tr("%1$s: %2$s taken, which is more than the %3$s planned.", name, taken, planned)
    }

    /// Of what has no amount, as a cream.
    package func used(_ name: String, _ times: String, of planned: Int) -> String {
        trn(
            "%1$s: %2$s of %3$s time used.", "%1$s: %2$s of %3$s times used.", planned, name,
            times, "\(planned)")
    }
}
