// Lengths are in pixels of CSS, 96 to an inch; the picture is as wide as A4 between its margins.

extension CurvePicture {
    private static let width = 720.0
    private static let left = 110.0
    private static let right = 700.0
    private static let lineHeight = 20.0
    /// How many letters of a remark are on a line, as wide as they are on average.
    private static let lettersOfLine = 108
    private static let lettersOfHeading = 64

    package var svg: String {
        let legend = legend
        let heading = Self.wrapped(title, at: Self.lettersOfHeading)
        let head = 28 + Double(heading.count) * 22
        let top = head + 4 + Double(legend.count) * Self.lineHeight
        let bottom = top + 240
        let rows = bottom + 2 * Self.lineHeight
        let table = rows + (Double(curves.count) + 0.5) * Self.lineHeight
        let text = table + (Double(numbers.count) + 1) * Self.lineHeight
        let lines = remarks.flatMap { Self.wrapped($0, at: Self.lettersOfLine) }
        let height = text + Double(lines.count) * 17
        let drawn =
            [Self.background(height)]
            + heading.enumerated().map {
                Self.text($1, Self.width / 2, 26 + Double($0) * 22, .heading)
            }
            + legend.enumerated().flatMap { sample($1, head + Double($0) * Self.lineHeight) }
            + scale(from: top, to: bottom) + verticals(from: top, to: bottom)
            + curves.flatMap { line in line.parts.map { path($0, line.line, top, bottom) } }
            + curves.enumerated().flatMap { intakes($1, rows + Double($0) * Self.lineHeight) }
            + columns(of: table)
            + lines.enumerated().map { Self.text($1, 20, text + Double($0) * 17, .remark) }
        return SVG(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "role": "img", "lang": language,
                "aria-labelledby": "title description",
                "viewBox": "0 0 \(SVG.number(Self.width)) \(SVG.number(height))",
                "width": SVG.number(Self.width), "height": SVG.number(height),
                "font-family": "sans-serif", "fill": "#000",
            ],
            [
                SVG("title", ["id": "title"], text: title),
                SVG("desc", ["id": "description"], text: description.joined(separator: " ")),
            ] + drawn
        ).text
    }

    // MARK: The curves

    private var legend: [(line: Line, part: Part)] {
        curves.flatMap { drawn in drawn.parts.map { (drawn.line, $0) } }
    }

    private func sample(_ sample: (line: Line, part: Part), _ y: Double) -> [SVG] {
        let place = "M \(SVG.number(Self.left)) \(SVG.number(y)) h 44"
        return [
            Self.stroke(place, sample.line, sample.part.isToCome),
            Self.text(sample.part.name, Self.left + 54, y + 4, .plain),
        ]
    }

    private func path(_ part: Part, _ line: Line, _ top: Double, _ bottom: Double) -> SVG {
        let points = part.points.map { point in
            let x = Self.left + point.place * (Self.right - Self.left)
            let y = bottom - point.height * (bottom - top)
            return "\(SVG.number(x)) \(SVG.number(y))"
        }
        return Self.stroke("M \(points.joined(separator: " L "))", line, part.isToCome)
    }

    private static func stroke(_ path: String, _ line: Line, _ isToCome: Bool) -> SVG {
        let (width, dashes): (String, String) =
            switch (line, isToCome) {
            case (.thin, _): ("1.2", "none")
            case (.thick, false): ("3.5", "none")
            case (.thick, true): ("2.5", "9 4")
            case (.dotted, _): ("2.5", "1.5 4")
            }
        return SVG(
            "path",
            [
                "d": path, "fill": "none", "stroke": "#000", "stroke-width": width,
                "stroke-dasharray": dashes, "stroke-linejoin": "round",
            ])
    }

    // MARK: Around them

    private func scale(from top: Double, to bottom: Double) -> [SVG] {
        let amounts = amounts.flatMap { amount in
            let y = bottom - amount.place * (bottom - top)
            return [
                Self.hairline(
                    "M \(SVG.number(Self.left)) \(SVG.number(y)) H \(SVG.number(Self.right))"),
                Self.text(amount.text, Self.left - 8, y + 4, .ofRow),
            ]
        }
        let hours = hours.flatMap { hour in
            let x = Self.x(hour.place)
            return [
                Self.hairline("M \(SVG.number(x)) \(SVG.number(bottom)) v 6"),
                Self.text(hour.text, x, bottom + 20, .centred),
            ]
        }
        return amounts + hours
    }

    private func verticals(from top: Double, to bottom: Double) -> [SVG] {
        verticals.flatMap { mark in
            let x = Self.x(mark.place)
            let path = "M \(SVG.number(x)) \(SVG.number(top - 4)) V \(SVG.number(bottom))"
            return [
                SVG(
                    "path",
                    ["d": path, "stroke": "#000", "stroke-width": "1", "stroke-dasharray": "5 5"]),
                Self.text(mark.text, x, top - 8, .centred),
            ]
        }
    }

    /// The intakes of a curve in a row, each a triangle under its hour with its amount.
    private func intakes(_ drawn: Drawn, _ y: Double) -> [SVG] {
        [Self.text(drawn.name, Self.left - 8, y, .ofRow)]
            + drawn.intakes.flatMap { intake in
                let x = Self.x(intake.place)
                return [
                    SVG(
                        "path", ["d": "M \(SVG.number(x)) \(SVG.number(y - 10)) l 5 9 h -10 z"]),
                    Self.text(intake.text, x + 7, y, .plain),
                ]
            }
    }

    private func columns(of y: Double) -> [SVG] {
        numbers.enumerated().flatMap { row, cells in
            cells.enumerated().compactMap { column, cell in
                cell.isEmpty
                    ? nil
                    : Self.text(
                        cell, column == 0 ? 20 : 80 + 150 * Double(column),
                        y + Double(row) * Self.lineHeight, row == 0 ? .head : .plain)
            }
        }
    }

    private static func background(_ height: Double) -> SVG {
        SVG("rect", ["width": SVG.number(width), "height": SVG.number(height), "fill": "#fff"])
    }

    private static func hairline(_ path: String) -> SVG {
        SVG("path", ["d": path, "stroke": "#777", "stroke-width": "0.7"])
    }

    private static func x(_ place: Double) -> Double { left + place * (right - left) }

    // MARK: Texts

    private enum Kind {
        case heading, head, plain, centred, ofRow, remark
    }

    private static func text(_ text: String, _ x: Double, _ y: Double, _ kind: Kind) -> SVG {
        let (size, anchor, weight): (String, String, String) =
            switch kind {
            case .heading: ("17", "middle", "bold")
            case .head: ("13", "start", "bold")
            case .plain: ("13", "start", "normal")
            case .centred: ("13", "middle", "normal")
            case .ofRow: ("13", "end", "normal")
            case .remark: ("12", "start", "normal")
            }
        return SVG(
            "text",
            [
                "x": SVG.number(x), "y": SVG.number(y), "font-size": size, "text-anchor": anchor,
                "font-weight": weight,
            ], text: text)
    }

    /// Broken between words, and within one that is longer than a line.
    static func wrapped(_ text: String, at letters: Int) -> [String] {
        text.split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + word.count < letters {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                var rest = word
                while !rest.isEmpty {
                    lines.append(String(rest.prefix(letters)))
                    rest = rest.dropFirst(letters)
                }
            }
        }
    }
}
