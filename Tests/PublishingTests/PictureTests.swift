import DoseCore
import DoseSimulator
import Testing

@testable import Publishing

@Suite struct `Pictures and tables to keep` {
    private func picture(_ text: String) -> CurvePicture {
        let mark = CurvePicture.Mark(place: 0.5, text: text)
        func part(_ name: String, isToCome: Bool) -> CurvePicture.Part {
            CurvePicture.Part(
                points: [(0, 0), (0.5, 1), (1, 0.25)], name: name, isToCome: isToCome)
        }
        let lines: [CurvePicture.Line] = [.thin, .thick, .dotted]
        return CurvePicture(
            language: text, title: text, description: [text, text],
            curves: lines.map {
                CurvePicture.Drawn(
                    name: text, line: $0,
                    parts: [part(text, isToCome: false), part(text, isToCome: true)],
                    intakes: [mark])
            }, hours: [mark], amounts: [mark], verticals: [mark],
            numbers: [[text, text], ["", text]],
            remarks: [text])
    }

    @Test func `no text gets out of its place in a picture`() throws {
        var random = Random(seed: 7)
        let plain = Self.tags(picture("plain").svg)
        #expect(plain.count > 50)
        for _ in 1...300 {
            // Blanks and the ends of lines part a heading and a remark, of which there may be more.
            let text = HostileText.make(&random).prefix(20) + "<script a=\"b\">'&]]>"
            let svg = picture(text.filter { !$0.isWhitespace }).svg
            #expect(Self.tags(svg) == plain)
            for line in svg.split(separator: "\n") where HostileText.isHarmful(String(line)) {
                Issue.record("\(line.debugDescription)")
            }
        }
    }

    /// The names of the elements as they begin and end, and of their attributes.
    private static func tags(_ svg: String) -> [String] {
        // Byte by byte, as XML is read: a mark that follows would belong to the sign before it.
        svg.utf8.split(separator: UInt8(ascii: "<")).dropFirst().map { tag in
            tag.prefix { $0 != UInt8(ascii: ">") }
                .split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
                .enumerated().filter { $0.offset % 2 == 0 }
                .map { String(decoding: $0.element, as: UTF8.self) }.joined()
        }
    }

    @Test func `what XML reserves is escaped, and what it cannot hold is made visible`() {
        #expect(SVG.escaped("<\u{308}\"\u{301}") == "&lt;\u{308}&quot;\u{301}")
        #expect(
            SVG("text", ["id": "a\"b"], text: "<b> & \u{1B}c").text
                == "<text id=\"a&quot;b\">&lt;b&gt; &amp; \\u{1b}c</text>")
        #expect(
            SVG("g", [:], [SVG("path", ["d": "M 0 0"])]).text == "<g>\n  <path d=\"M 0 0\"/>\n</g>")
    }

    @Test func `a picture is told to a reader of screens, and each curve has its own line`() {
        let svg = picture("plain").svg
        #expect(svg.contains("role=\"img\" lang=\"plain\" aria-labelledby=\"title description\""))
        #expect(svg.contains("<title id=\"title\">plain</title>"))
        #expect(svg.contains("<desc id=\"description\">plain plain</desc>"))
        // Three curves, of two parts each; what is taken looks otherwise where it is to come.
        let strokes = svg.split(separator: "\n").filter { $0.contains("L ") }.map { line in
            line.drop { $0 != ">" }.isEmpty
                ? "" : line.split(separator: "stroke-width=")[1].prefix { $0 != "/" }
        }
        #expect(strokes.count == 6)
        #expect(Set(strokes).count == 4)
    }

    @Test func `heights and places go where they are said`() {
        let svg = picture("plain").svg
        // Six lines of a legend end at 174, and the picture is 240 high and reaches from 110 to 700.
        #expect(svg.contains("M 110 414 L 405 174 L 700 354"))
        #expect(svg.contains("M 405 170 V 414"))
    }

    @Test func `numbers have a tenth at most`() {
        let rows = [
            (0, "0"), (1, "1"), (-0.04, "0"), (-1.25, "-1.3"), (12.34, "12.3"), (9.96, "10"),
        ]
        for (value, text) in rows { #expect(SVG.number(value) == text) }
    }

    @Test func `a remark is broken between words`() {
        #expect(CurvePicture.wrapped("one two three", at: 8) == ["one two", "three"])
        #expect(CurvePicture.wrapped("one two", at: 6) == ["one", "two"])
        #expect(CurvePicture.wrapped("a longerword b", at: 4) == ["a", "long", "erwo", "rd b"])
        #expect(CurvePicture.wrapped("", at: 4) == [])
    }

    @Test func `a field of CSV is in quotes where it has to be`() {
        #expect(
            CSV.lines([["a", "b,c", "d\"e"], ["", "f\ng", "h"]])
                == ["a,\"b,c\",\"d\"\"e\"", ",\"f\ng\",h"])
        #expect(CSV.lines([["a,\u{308}b", "c\"\u{308}"]]) == ["\"a,\u{308}b\",\"c\"\"\u{308}\""])
    }
}
