/// A detail in the very form in which dosed writes it, read by hand: that is what makes a long history quick.
nonisolated extension RecordDetail {
    /// Nil for whatever takes a whole reader of JSON: a blank, an escape, a fraction, a member that is not known here.
    init?(plain text: String) {
        self.init()
        var text = text
        guard text.withUTF8({ bytes in Self.read(bytes, into: &self) }) else { return nil }
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, into detail: inout Self) -> Bool {
        var text = PlainText(bytes)
        guard text.skip("{") else { return false }
        repeat {
            guard let name = text.string(), text.skip(":") else { return false }
            let isRead =
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
                default: false
                }
            guard isRead else { return false }
        } while text.skip(",")
        return text.skip("}") && text.isAtEnd
    }
}

/// JSON without blanks and escapes, from a place on.
nonisolated private struct PlainText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func skip(word: StaticString) -> Bool {
        let end = place + word.utf8CodeUnitCount
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard end <= bytes.count, bytes[place..<end].elementsEqual(letters) else { return false }
        place = end
        return true
    }

    mutating func string() -> String? {
        guard skip("\"") else { return nil }
        let start = place
        while let byte = next, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
            place += 1
        }
        let text = bytes[start..<place]
        return skip("\"") ? String(decoding: text, as: UTF8.self) : nil
    }

    /// Of so few digits that it cannot be too large.
    private mutating func integer() -> Int64? {
        let isNegative = skip("-")
        let start = place
        var value: Int64 = 0
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            guard place - start < 18 else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
            place += 1
        }
        let digits = place - start
        guard digits > 0, digits == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
        return isNegative ? -value : value
    }

    /// False where something is there already, too.
    mutating func set(_ member: inout Int64?) -> Bool {
        guard member == nil, let value = integer() else { return false }
        member = value
        return true
    }

    mutating func set(_ member: inout Int?) -> Bool {
        guard member == nil, let value = integer() else { return false }
        member = Int(value)
        return true
    }

    mutating func set(_ member: inout Bool?) -> Bool {
        guard member == nil else { return false }
        if skip(word: "true") {
            member = true
        } else if skip(word: "false") {
            member = false
        }
        return member != nil
    }

    mutating func set(_ member: inout String?) -> Bool {
        guard member == nil, let value = string() else { return false }
        member = value
        return true
    }
}
