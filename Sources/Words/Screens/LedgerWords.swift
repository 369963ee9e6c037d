/// What `dosectl` says of a ledger as a whole: copied, told, restored; the values are words by then.
package struct LedgerWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    package func progress(_ percent: Int) -> String { tr("%1$s %% done", "\(percent)") }

    package func backedUp(_ file: String) -> String {
        tr("All that was recorded is in %1$s, checked and on the disk.", file)
    }

    package func notBackedUp(_ error: String) -> String {
        tr("no copy was made: %1$s", error)
    }

    /// What is counted of an export.
    package enum Unit {
        case records, rows, doses, entries
    }

    package func exported(_ file: String, _ count: Int, _ unit: Unit) -> String {
        switch unit {
        case .records:
            trn("%1$s record is in %2$s.", "%1$s records are in %2$s.", count, "\(count)", file)
        case .rows:
            trn("%1$s row is in %2$s.", "%1$s rows are in %2$s.", count, "\(count)", file)
        case .doses:
            trn("%1$s dose is in %2$s.", "%1$s doses are in %2$s.", count, "\(count)", file)
        case .entries:
            trn("%1$s entry is in %2$s.", "%1$s entries are in %2$s.", count, "\(count)", file)
        }
    }

    // MARK: What FHIR has no words for

    package func datesNotInFHIR(_ name: String) -> String {
        tr("%1$s: FHIR cannot say on which dates it is due; its doses to come are left out", name)
    }

    package func tooManyRulesForFHIR(_ name: String) -> String {
        tr("%1$s: it would take too many rules of FHIR; its doses to come are left out", name)
    }

    package func calendarInFHIR(_ name: String) -> String {
        tr("%1$s: that a day without an intake does not count is left out", name)
    }

    package func timesOfNowInFHIR(_ name: String) -> String {
        tr("%1$s: that its times go on moving is left out; they are those of now", name)
    }

    package func askedForFHIR(_ name: String) -> String {
        tr(
            "%1$s: how it goes on is being asked, or is to change; its doses to come are left out",
            name)
    }

    // MARK: A calendar

    package var calendar: String { trc("the name of a calendar", "Medicines") }
    package var doseIsDue: String { trn("A dose is due", "%1$s doses are due", 1, "1") }

    package func countsUntil(_ time: String) -> String { tr("Taking it counts until %1$s.", time) }

    package var notMadeUp: String { tr("What was missed is not to be made up for.") }

    // MARK: A ledger

    /// How many records, and when the first and the last of them were made.
    package struct Outline {
        package let records: Int
        package let first: String?
        package let last: String?

        package init(records: Int, first: String?, last: String?) {
            self.records = records
            self.first = first
            self.last = last
        }
    }

    package func account(of file: String, _ outline: Outline) -> String {
        guard let first = outline.first, let last = outline.last else {
            return tr("%1$s has no record.", file)
        }
        return trn(
            "%2$s has %1$s record, from %3$s to %4$s.", "%2$s has %1$s records, from %3$s to %4$s.",
            outline.records, "\(outline.records)", file, first, last)
    }

    package func taken(_ keys: [String]) -> String {
        tr("By them was taken: %1$s.", language.together(keys))
    }

    package func damaged(_ count: Int) -> String {
        trn(
            "%1$s of them cannot be read.", "%1$s of them cannot be read.", count, "\(count)")
    }

    package func present(_ outline: Outline) -> String {
        guard let last = outline.last else { return tr("The ledger of now has no record.") }
        return trn(
            "The ledger of now has %1$s record, of %2$s; it is set aside and stays.",
            "The ledger of now has %1$s records, the last of %2$s; it is set aside and stays.",
            outline.records, "\(outline.records)", last)
    }

    package func lostSince(_ last: String) -> String {
        tr(
            "What was recorded after %1$s is not known then: a dose that can be taken now does not ring, for it may have been taken.",
            last)
    }

    package var restoreIt: String { tr("Go back to it? [y/N]") }

    package func restored(_ records: Int) -> String {
        trn("Restored: %1$s record.", "Restored: %1$s records.", records, "\(records)")
    }

    package func setAside(_ file: String) -> String {
        tr("The ledger of before is %1$s.", file)
    }

    package func seeStatus(_ command: String) -> String {
        tr("What may have been taken and does not ring: %1$s", command)
    }

    // MARK: What is refused

    package func another(option: String) -> String {
        tr(
            "It is not an earlier state of the ledger of now, by which something was taken: it may be another person's. Nothing was changed. To take it all the same: %1$s",
            option)
    }

    package func unknown(_ file: String, _ backup: String, _ export: String) -> String {
        tr(
            "%1$s is neither a copy of the ledger (%2$s) nor what was written of it (%3$s); nothing was changed",
            file, backup, export)
    }

    package func foreign(_ file: String) -> String {
        tr("%1$s is a database of another program; nothing was changed", file)
    }

    package func newer(_ file: String, _ version: Int, known: Int) -> String {
        tr(
            "%1$s is of version %2$s, and this dosed knows versions up to %3$s: install a newer one. Nothing was changed",
            file, "\(version)", "\(known)")
    }

    package func damaged(_ file: String, _ error: String) -> String {
        tr("%1$s is damaged, take an older copy; nothing was changed: %2$s", file, error)
    }

    package func cutOff(_ file: String, _ line: Int) -> String {
        tr(
            "%1$s is cut off after line %2$s: its first line says that there were more records. Nothing was changed",
            file, "\(line)")
    }

    package func outOfOrder(_ file: String, _ line: Int) -> String {
        tr(
            "%1$s, line %2$s: a record is there twice, is missing, or is not in its place. Nothing was changed",
            file, "\(line)")
    }

    package func altered(_ file: String, _ line: Int) -> String {
        tr(
            "%1$s, line %2$s: it is not as it was written, by its checksum. Nothing was changed",
            file, "\(line)")
    }

    package func unreadable(_ file: String, _ error: String) -> String {
        tr("%1$s cannot be read; nothing was changed: %2$s", file, error)
    }

    package func unsaved(_ file: String, _ error: String) -> String {
        tr("%1$s could not be made the ledger; nothing was changed: %2$s", file, error)
    }
}
