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
        return text.readObject { text, name in
            switch name {
            case "planned": text.set(&detail.planned)
            case "plannedUnit": text.set(&detail.plannedUnit)
            case "due": text.set(&detail.due)
            case "until": text.set(&detail.until)
            case "reason": text.set(&detail.reason)
            case "cause": text.set(&detail.cause)
            case "plan": text.set(&detail.plan)
            case "planRecord": text.set(&detail.planRecord)
            case "step": text.set(&detail.step)
            case "day": text.set(&detail.day)
            case "isHeld": text.set(&detail.isHeld)
            case "since": text.set(&detail.since)
            case "kind": text.set(&detail.kind)
            case "name": text.set(&detail.name)
            case "note": text.set(&detail.note)
            case "observed": text.set(&detail.observed)
            case "strength": text.set(&detail.strength)
            case "strengthUnit": text.set(&detail.strengthUnit)
            case "expires": text.set(&detail.expires)
            case "used": text.set(&detail.used)
            case "said": text.set(&detail.said)
            case "undoesName": text.set(&detail.undoesName)
            default: false
            }
        }
    }
}
