extension String {
    /// The text with everything invisible or deceptive made visible as `\u{...}`: control characters, terminal escapes,
    /// line ends, the marks that reverse the direction of writing, and letters that look like nothing.
    ///
    /// Names come from a file that anybody may have written; they are made harmless where they are shown, never before.
    package var harmless: String {
        guard unicodeScalars.contains(where: \.isDeceptive) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.isDeceptive {
                text += scalar.escaped
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    /// The number of the scalar, as Swift writes it.
    package var escaped: String { "\\u{\(String(value, radix: 16))}" }

    /// Control and format characters, line and paragraph separators, what is no character at all, and whatever else is to
    /// be passed over in silence, such as the fillers of Hangul.
    fileprivate var isDeceptive: Bool {
        // Most of all there is to look at, and the tables take long.
        if (0x20..<0x7f).contains(value) { return false }
        return switch properties.generalCategory {
        // The joiners are part of how some scripts and emoji are written.
        case .format: value != 0x200c && value != 0x200d
        case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            true
        // Those that select a variant of the letter before them are part of how some scripts and emoji are written.
        default:
            properties.isDefaultIgnorableCodePoint
                && !(properties.isVariationSelector && value <= 0xffff)
        }
    }
}
