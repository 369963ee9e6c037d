import DoseCore
import DoseSimulator
import Testing

/// What makes every text from outside harmless, wherever it is shown.
struct HarmlessTextTests {
    @Test func `of 100,000 hostile names nothing is left that steers, turns or hides`() {
        var random = Random(seed: 1)
        var changed = 0
        for _ in 1...100_000 {
            let name = HostileText.make(&random)
            let shown = name.harmless
            if HostileText.isHarmful(shown) { Issue.record("\(Array(name.unicodeScalars))") }
            // What was made harmless stays as it is, so that nobody has to know whether it was.
            if shown.harmless != shown { Issue.record("changed twice: \(shown)") }
            if shown != name { changed += 1 }
        }
        #expect((50_000...99_000).contains(changed), "most of them, and not all, were hostile")
    }

    @Test func `every single scalar is as harmless as the standard says`() {
        for value in UInt32(0)...0x10ffff {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(scalar)"
            if HostileText.isHarmful(text.harmless) { Issue.record("\(String(value, radix: 16))") }
        }
    }

    @Test(arguments: [
        "Baclofène 10 mg", "日本", "हिन्दी", "नि\u{200d}र्", "می\u{200c}خواهم", "👩\u{200d}⚕\u{fe0f}",
        "ᠮᠣᠩ\u{180b}ᠭᠣᠯ", "½ × 10 µg",
    ])
    func `what is part of how a script is written stays`(name: String) {
        #expect(name.harmless == name)
    }

    @Test(arguments: [
        ("\u{1b}]52;c;x\u{7}", "\\u{1b}]52;c;x\\u{7}"), ("a\r\nb", "a\\u{d}\\u{a}b"),
        ("\u{3164}\u{115f}\u{ffa0}", "\\u{3164}\\u{115f}\\u{ffa0}"), ("a\u{e0100}", "a\\u{e0100}"),
        ("\u{34f}", "\\u{34f}"), ("\u{202e}x", "\\u{202e}x"),
    ])
    func `what is not to be seen is shown by its number`(text: String, shown: String) {
        #expect(text.harmless == shown)
    }
}
