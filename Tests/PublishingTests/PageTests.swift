import DoseCore
import DoseSimulator
import Testing

@testable import Publishing

@Suite struct `Pages to print` {
    private func page(_ text: String, refresh: Int? = nil) -> Page {
        Page(
            language: "fr", title: text,
            body: [
                HTML("h1", text: text), HTML("p", ["class": text], text: text), HTML("br"),
                HTML.list([text, text], ordered: true),
                HTML.table(caption: text, [(text, false), (text, true)], [[text, text]]),
                .text(text),
            ], refresh: refresh)
    }

    /// Byte by byte, as HTML is read: a mark that follows would belong to the sign before it.
    private static func tags(_ page: String) -> [String] {
        page.utf8.split(separator: UInt8(ascii: "<")).dropFirst().map { tag in
            String(
                decoding: tag.prefix { !" >".utf8.contains($0) }, as: UTF8.self)
        }
    }

    @Test func `no text gets out of its place on a page`() {
        var random = Random(seed: 11)
        let plain = Self.tags(page("plain").text)
        #expect(plain.count > 40)
        for _ in 1...300 {
            let text = HostileText.make(&random).prefix(20) + "</p><script a=\"b\">'&]]>--"
            let html = page(String(text)).text
            #expect(Self.tags(html) == plain)
            for line in html.split(separator: "\n") where HostileText.isHarmful(String(line)) {
                Issue.record("\(line.debugDescription)")
            }
        }
    }

    @Test func `it begins as a page does, speaks its language, and allows nothing to be fetched`() {
        let text = page("a").text
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\">"))
        #expect(text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        #expect(text.contains("<title>a</title>"))
        #expect(!text.contains("refresh"))
        #expect(
            page("a", refresh: 60).text.contains(
                "<meta http-equiv=\"refresh\" content=\"60\">"))
    }

    @Test func `an element without content has no end, and a table tells its heads`() {
        #expect(HTML("br").text == "<br>")
        #expect(HTML("td").text == "<td></td>")
        #expect(
            HTML.table([("", false), ("n", true)], [["a", "1"]]).text
                .replacing("\n", with: "")
                == "<table><thead><tr><td></td><th scope=\"col\" class=\"number\">n</th></tr></thead>"
                + "<tbody><tr><th scope=\"row\">a</th><td class=\"number\">1</td></tr></tbody></table>"
        )
    }
}

@Suite struct `The picture of a treatment` {
    private func picture(_ text: String) -> TreatmentPicture {
        var panel = TreatmentPicture.Panel(
            heading: text, height: 100, scale: [TreatmentPicture.Mark(place: 0.5, text: text)])
        panel.bars = [TreatmentPicture.Bar(from: 0, through: 0.5, height: 0.25)]
        panel.outline = [
            TreatmentPicture.Stretch(from: 0, through: 0.25, height: 0.5),
            TreatmentPicture.Stretch(from: 0.25, through: 0.5, height: 1),
        ]
        panel.toCome = [TreatmentPicture.Stretch(from: 0.75, through: 1, height: 1)]
        panel.levels = [TreatmentPicture.Mark(place: 0.5, text: text)]
        panel.dots = [TreatmentPicture.Dot(place: 0.5, height: 0.5, size: 1)]
        panel.flags = [TreatmentPicture.Mark(place: 0.5, text: text)]
        return TreatmentPicture(
            language: "fr", name: "a", title: text, description: [text, text],
            dates: [TreatmentPicture.Mark(place: 0.5, text: text)],
            verticals: [TreatmentPicture.Mark(place: 0.5, text: text)], panels: [panel])
    }

    @Test func `places and heights go where they are said`() {
        let svg = picture("plain").svg
        // A panel begins 18 below the top of 16, and reaches from 104 to 708.
        #expect(svg.contains("x=\"104\" y=\"109\" width=\"301.4\" height=\"25\""))
        #expect(svg.contains("d=\"M 104 84 H 255 V 34 H 406\""))
        #expect(svg.contains("d=\"M 557 34 H 708\""))
        #expect(svg.contains("<circle cx=\"406\" cy=\"84\" r=\"4.2\"/>"))
    }

    @Test func `what is to come is broken, and a reader of screens is told`() {
        let svg = picture("plain").svg
        let line = svg.split(separator: "\n").first { $0.contains("M 557 34") }
        #expect(line?.contains("stroke-dasharray=\"4 3\"") ?? false)
        #expect(svg.contains("role=\"img\" lang=\"fr\" aria-labelledby=\"a-title a-description\""))
        #expect(svg.contains("<title id=\"a-title\">plain</title>"))
        #expect(svg.contains("<desc id=\"a-description\">plain plain</desc>"))
    }

    @Test func `no text gets out of its place`() {
        func tags(_ svg: String) -> Int { svg.utf8.count { $0 == UInt8(ascii: "<") } }
        var random = Random(seed: 12)
        let plain = tags(picture("plain").svg)
        for _ in 1...200 {
            let svg = picture(HostileText.make(&random) + "</svg><script>\"'&").svg
            #expect(tags(svg) == plain)
            for line in svg.split(separator: "\n") where HostileText.isHarmful(String(line)) {
                Issue.record("\(line.debugDescription)")
            }
        }
    }

    @Test func `signs that would stand in each other's way are below one another`() {
        let marks = [0.5, 0.5, 0.501, 0.9].map { TreatmentPicture.Mark(place: $0, text: "1") }
        #expect(TreatmentPicture.rows(of: marks).map(\.row) == [0, 1, 2, 0])
    }
}
