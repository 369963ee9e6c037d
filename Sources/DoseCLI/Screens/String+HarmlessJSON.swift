import ControlProtocol
import DoseCore

extension String {
    /// A value as one line of JSON for a terminal.
    static func harmlessJSON(of value: some Encodable) -> String {
        String(decoding: JSON.bytes(value), as: UTF8.self).harmlessJSON
    }

    /// JSON in which everything invisible or deceptive is written as `\uXXXX`: the same value, harmless on a terminal.
    ///
    /// Such characters stand in JSON only within strings, where an escape means the same as the character.
    var harmlessJSON: String {
        guard harmless != self else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            let character = String(scalar)
            guard character.harmless != character else {
                text += character
                return
            }
            for unit in character.utf16 {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
    }
}
