import DoseCore

extension String {
    /// The text as a basic string of TOML 1.0, harmless on a terminal: what is invisible or deceptive is escaped.
    package var quotedForTOML: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            switch String(scalar) {
            case "\"", "\\": quoted += "\\\(scalar)"
            case let character where character.harmless != character:
                let digits = String(scalar.value, radix: 16)
                let (letter, width) = digits.count > 4 ? ("U", 8) : ("u", 4)
                quoted +=
                    "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
