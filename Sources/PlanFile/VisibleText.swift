/// A text out of a file on one line: what is invisible or steers a terminal is written as its number.
///
/// The length is bounded in scalars because one letter may carry any number of marks.
func visible(_ text: String, upTo limit: Int = 60) -> String {
    var shown = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
        if count == limit { return shown + "…" }
        if scalar.isVisible {
            shown.unicodeScalars.append(scalar)
        } else {
            shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }
    return shown
}

extension Unicode.Scalar {
    fileprivate var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
            .unassigned:
            false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}
