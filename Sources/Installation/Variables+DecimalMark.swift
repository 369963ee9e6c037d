package import DoseCore

extension Variables {
    /// How whoever reads the output writes decimals; the first of these that is set decides, as for the C library.
    package var decimalMark: DecimalMark {
        let locale = ["LC_ALL", "LC_NUMERIC", "LANG"].lazy.compactMap { self[$0] }.first
        return locale.map { DecimalMark(locale: $0) } ?? .point
    }
}
