/// A detail in the very form in which dosed writes it, read by hand: that is what makes a long history quick.
extension RecordDetail {
    /// Nil for whatever takes a whole reader of JSON: a blank, an escape, a fraction, a member that is not known here.
    package init?(plain text: String) {
        self.init()
        var text = text
        guard text.withUTF8({ bytes in Self.read(bytes, into: &self) }) else { return nil }
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, into detail: inout Self) -> Bool {
        var text = PlainText(bytes)
        return text.readObject { text in
            // In alphabetical order, as they are written.
            text.read("cause", &detail.cause)
                && text.read("day", &detail.day)
                && text.read("due", &detail.due)
                && text.read("expires", &detail.expires)
                && text.read("isHeld", &detail.isHeld)
                && text.read("kind", &detail.kind)
                && text.read("name", &detail.name)
                && text.read("note", &detail.note)
                && text.read("observed", &detail.observed)
                && text.read("plan", &detail.plan)
                && text.read("planRecord", &detail.planRecord)
                && text.read("planned", &detail.planned)
                && text.read("plannedUnit", &detail.plannedUnit)
                && text.read("reason", &detail.reason)
                && text.read("said", &detail.said)
                && text.read("since", &detail.since)
                && text.read("step", &detail.step)
                && text.read("strength", &detail.strength)
                && text.read("strengthUnit", &detail.strengthUnit)
                && text.read("undoesName", &detail.undoesName)
                && text.read("until", &detail.until)
                && text.read("used", &detail.used)
        }
    }
}
