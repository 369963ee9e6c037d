/// What is said of a pill box; the values are words by then.
package struct PillboxWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    package var title: String { tr("Pill box") }

    package func title(from first: String, through last: String) -> String {
        tr("Pill box from %1$s through %2$s", first, last)
    }

    package func title(of date: String) -> String { tr("Pill box of %1$s", date) }

    package var nothing: String { tr("Nothing is to be put in.") }

    package func cell(_ name: String, _ pieces: String) -> String {
        trc("a medicine in a pill box, and how much of it", "%1$s: %2$s", name, pieces)
    }

    /// Before how much of each is needed in all.
    package var inAll: String { tr("In all") }
    package var beside: String { tr("Not in the box") }

    /// - Parameter days: On how many of those that are printed.
    package func beside(_ what: String, at time: String, on days: Int) -> String {
        trn(
            "%2$s at %3$s, on %1$s day", "%2$s at %3$s, on %1$s days", days, "\(days)", what,
            time)
    }

    package func leftOut(_ count: Int) -> String {
        trn(
            "%1$s dose that is taken or over is left out.",
            "%1$s doses that are taken or over are left out.", count, "\(count)")
    }

    package var check: String {
        tr("Check it against your prescription before you fill the box.")
    }
}
