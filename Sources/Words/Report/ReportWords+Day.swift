// The morning's page.

extension ReportWords {
    package func pageWritten(_ file: String) -> String { tr("The page is in %1$s.", file) }

    package func notOpened(_ program: String, _ file: String) -> String {
        tr("%1$s could not show the page; open %2$s yourself", program, file)
    }

    /// When it was so.
    package func asOf(_ time: String) -> String { tr("As it was at %1$s.", time) }

    package var asked: String { trc("the head of a part of a page", "You are asked") }
    package var day: String { trc("the head of a part of a page", "Today") }
    package var missedLately: String { trc("the head of a part of a page", "Missed") }
    package var body: String { trc("the head of a part of a page", "In the body") }
    package var notedLately: String { trc("the head of a part of a page", "The last days") }
    package var trouble: String { trc("the head of a part of a page", "What does not work") }

    package var hour: String { trc("a column of a page", "hour") }
    package var amount: String { trc("a column of a page", "amount") }
    package var pieces: String { trc("a column of a page: in tablets", "as") }
    package var state: String { trc("a column of a page", "what became of it") }

    /// Of a dose that is to come: when its time ends.
    package func until(_ time: String) -> String {
        trc("of a dose that is to come", "may be taken until %1$s", time)
    }
}
