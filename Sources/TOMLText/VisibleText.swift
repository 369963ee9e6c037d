import DoseCore

/// A text out of a file on one line, harmless and cut to a length.
///
/// The length is bounded in scalars because one letter may carry any number of marks.
package func visible(_ text: String, upTo limit: Int = 60) -> String {
    var shown = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
        if count == limit { return shown + "…" }
        shown += scalar.isMistakable ? scalar.escaped : String(scalar).harmless
    }
    return shown
}

extension Unicode.Scalar {
    /// What looks like a blank or like nothing, and is no harm but the slip that a problem is about.
    fileprivate var isMistakable: Bool {
        properties.generalCategory == .spaceSeparator ? self != " " : properties.isJoinControl
    }
}
