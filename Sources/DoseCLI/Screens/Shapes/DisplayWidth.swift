extension String {
    /// How many columns of a terminal the text takes.
    ///
    /// Necessary because `wcwidth` follows the process's locale, which this program never sets.
    var displayWidth: Int {
        // Most text is plain, and the tables of Unicode take long.
        utf8.allSatisfy { (0x20..<0x7f).contains($0) }
            ? utf8.count : reduce(0) { $0 + $1.displayWidth }
    }
}

extension Character {
    fileprivate var displayWidth: Int {
        // A cluster is as wide as its base; emoji presentation makes it two columns.
        guard let base = unicodeScalars.first else { return 0 }
        if base.isZeroWidth { return 0 }
        let isEmoji =
            base.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xfe0f }
        return isEmoji || base.isWide ? 2 : 1
    }
}

extension Unicode.Scalar {
    fileprivate var isZeroWidth: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: true
        default: false
        }
    }

    /// Source: Unicode Standard Annex #11, the blocks of `EastAsianWidth.txt` that are W or F.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff,
            0xa000...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
            0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f900...0x1f9ff,
            0x20000...0x3fffd:
            true
        default: false
        }
    }
}
