/// Names and reasons as somebody would write them who wants to deceive a person, a terminal, a desktop or a journal.
package enum HostileText {
    /// Whole attacks, each known from somewhere.
    private static let attacks = [
        "\u{1b}]52;c;cm0gLXJmIH4=\u{7}", "\u{1b}[2J\u{1b}[H", "\u{1b}[31m",
        "\u{1b}]0;title\u{1b}\\", "\u{1b}]8;;http://x\u{1b}\\y", "\u{9b}31m", "\u{90}$q\u{9c}",
        "\r", "\r\n", "\n", "\u{8}\u{8}", "\0", "\n__CURSOR=1\nPRIORITY=0\nMESSAGE=forged\n",
        "\nDOSED_EVENT=taken\n", "\u{202e}gm 02\u{202c}", "\u{2066}\u{2069}", "\u{200f}",
        "\u{61c}", "<b>", "</b>", "<a href=\"http://x\">", "<img src=x/>", "&amp;", "&#x1b;", "&",
        "\"", "'", "\\", "\\u{1b}", "\\u001b", "%s%n", "$(id)", "`id`", "; rm -rf ~", "../../",
        "\u{200b}", "\u{feff}", "\u{2060}", "\u{ad}", "\u{3164}", "\u{115f}", "\u{ffa0}",
        "\u{34f}", "\u{e0041}", "\u{e0100}", "\u{2028}", "\u{2029}", "\u{85}", "\u{e000}",
        "\u{ffff}", "\u{10ffff}", "e\u{301}\u{302}\u{303}", "👩\u{200d}⚕\u{fe0f}", "日本", "ﷺ",
        "Baclofène", " ", "20 mg",
    ]

    /// A few to a few dozen scalars; of every thousandth, ten thousand.
    package static func make(_ random: inout Random) -> String {
        if random.once(in: 1000) {
            let attack = random.pick(attacks)
            return String(repeating: attack, count: 10_000 / attack.unicodeScalars.count + 1)
        }
        return (0..<random.int(1...6)).reduce(into: "") { text, _ in
            if random.once(in: 3) {
                text.unicodeScalars.append(scalar(&random))
            } else {
                text += random.pick(attacks)
            }
        }
    }

    private static func scalar(_ random: inout Random) -> Unicode.Scalar {
        let highest: UInt32 = random.pick([0x7f, 0xff, 0x20ff, 0xffff, 0x10ffff])
        // A surrogate is none.
        return Unicode.Scalar(UInt32(random.int(0...Int(highest)))) ?? "\u{fffd}"
    }

    /// What steers a terminal, ends a line, turns the direction of writing or is not to be seen: by its numbers in the
    /// standard, not by the properties that the program asks for.
    private static let harmful: [ClosedRange<UInt32>] = [
        0x0...0x1f, 0x7f...0x9f, 0xad...0xad, 0x34f...0x34f, 0x600...0x605, 0x61c...0x61c,
        0x115f...0x1160, 0x17b4...0x17b5, 0x180e...0x180e, 0x200b...0x200b, 0x200e...0x200f,
        0x2028...0x202e, 0x2060...0x206f, 0x3164...0x3164, 0xe000...0xf8ff, 0xfdd0...0xfdef,
        0xfeff...0xfeff, 0xffa0...0xffa0, 0xfff0...0xfffb, 0xfffe...0xffff, 0x1d173...0x1d17a,
        0xe0000...0xe0fff, 0xf0000...0x10ffff,
    ]

    /// By scalar, for it is asked of millions.
    private static let isHarmful: [Bool] = {
        var table = [Bool](repeating: false, count: 0x110000)
        for range in harmful { for value in range { table[Int(value)] = true } }
        return table
    }()

    /// Whether any of it is left; line ends are allowed where the text is one of several lines.
    package static func isHarmful(_ text: String, lines: Bool = false) -> Bool {
        for scalar in text.unicodeScalars where isHarmful[Int(scalar.value)] {
            if !(lines && scalar == "\n") { return true }
        }
        return false
    }
}
