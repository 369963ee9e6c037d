// Lengths are in pixels of CSS, 96 to an inch; the picture is as wide as A4 between its margins.

extension TreatmentPicture {
    private static let width = 720.0
    private static let left = 104.0
    private static let right = 708.0
    /// Above the first panel, for the words of the vertical lines.
    private static let top = 16.0
    private static let heading = 18.0
    private static let flagRow = 14.0

    package var svg: String {
        var y = Self.top
        var drawn: [SVG] = []
        var bottom = y
        for panel in panels {
            let begin = y + Self.heading
            bottom = begin + panel.height
            drawn += self.drawn(panel, from: begin)
            let rows = Self.rows(of: panel.flags).map(\.row).max().map { $0 + 1 } ?? 0
            y = bottom + 4 + Double(rows) * Self.flagRow
        }
        let height = y + 20
        let lines = verticals.flatMap { mark in
            let x = Self.x(mark.place)
            return [
                SVG(
                    "path",
                    [
                        "d": "M \(SVG.number(x)) \(SVG.number(Self.top)) V \(SVG.number(bottom))",
                        "stroke": "#000", "stroke-width": "1", "stroke-dasharray": "2 3",
                    ]),
                Self.text(mark.text, x, Self.top - 4, mark.place > 0.9 ? "end" : "middle"),
            ]
        }
        let axis = dates.flatMap { mark in
            let x = Self.x(mark.place)
            return [
                Self.hairline(
                    "M \(SVG.number(x)) \(SVG.number(Self.top + Self.heading)) V \(SVG.number(y))")
            ] + (mark.place > 0.96 ? [] : [Self.text(mark.text, x + 2, y + 12, "start")])
        }
        return SVG(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "role": "img", "lang": language,
                "aria-labelledby": "\(name)-title \(name)-description",
                "viewBox": "0 0 \(SVG.number(Self.width)) \(SVG.number(height))",
                "font-family": "sans-serif", "fill": "#000",
            ],
            [
                SVG("title", ["id": "\(name)-title"], text: title),
                SVG(
                    "desc", ["id": "\(name)-description"], text: description.joined(separator: " ")),
                SVG(
                    "rect",
                    [
                        "width": SVG.number(Self.width), "height": SVG.number(height),
                        "fill": "#fff",
                    ]),
            ] + axis + drawn + lines
        ).text
    }

    // MARK: A panel

    private func drawn(_ panel: Panel, from top: Double) -> [SVG] {
        let bottom = top + panel.height
        func y(_ height: Double) -> Double { bottom - min(max(height, 0), 1) * panel.height }
        let scale = panel.scale.flatMap { mark in
            [
                Self.hairline(
                    "M \(SVG.number(Self.left)) \(SVG.number(y(mark.place))) H \(SVG.number(Self.right))"
                ),
                Self.text(mark.text, Self.left - 6, y(mark.place) + 4, "end"),
            ]
        }
        let bars = panel.bars.filter { $0.height > 0 }.map { bar in
            let (x, end) = (Self.x(bar.from), Self.x(bar.through))
            // Of many days each bar is as wide as its days; a hair of white parts those of few.
            let gap = end - x > 3 ? 0.6 : 0
            return SVG(
                "rect",
                [
                    "x": SVG.number(x), "y": SVG.number(y(bar.height)),
                    "width": SVG.number(max(0.5, end - x - gap)),
                    "height": SVG.number(bottom - y(bar.height)), "fill": "#b0b0b0",
                ])
        }
        let levels = panel.levels.flatMap { mark in
            // Above its line, or below where the next line or the heading is near.
            let isCrowded =
                y(mark.place) - top < 16
                || panel.levels.contains {
                    $0.place > mark.place && y(mark.place) - y($0.place) < 16
                }
            return [
                SVG(
                    "path",
                    [
                        "d":
                            "M \(SVG.number(Self.left)) \(SVG.number(y(mark.place))) H \(SVG.number(Self.right))",
                        "stroke": "#000", "stroke-width": "1", "stroke-dasharray": "8 3 2 3",
                    ]),
                Self.text(
                    mark.text, Self.left + 6, y(mark.place) + (isCrowded ? 12 : -4), "start",
                    halo: true),
            ]
        }
        let dots = panel.dots.map { dot in
            SVG(
                "circle",
                [
                    "cx": SVG.number(Self.x(dot.place)), "cy": SVG.number(y(dot.height)),
                    "r": SVG.number(1.6 + 2.6 * min(max(dot.size, 0), 1)),
                ])
        }
        let flags = Self.rows(of: panel.flags).flatMap { flag in
            let x = Self.x(flag.mark.place)
            let below = bottom + Double(flag.row + 1) * Self.flagRow
            return [
                SVG(
                    "path",
                    [
                        "d":
                            "M \(SVG.number(x)) \(SVG.number(bottom)) V \(SVG.number(below - 9))",
                        "stroke": "#000", "stroke-width": "1",
                    ]),
                Self.text(flag.mark.text, x, below, "middle"),
            ]
        }
        let path = [
            (panel.outline, "none", "1.6"), (panel.toCome, "4 3", "1.6"),
        ].flatMap { stretches, dashes, width in
            Self.paths(stretches, y).map {
                SVG(
                    "path",
                    [
                        "d": $0, "fill": "none", "stroke": "#000", "stroke-width": width,
                        "stroke-dasharray": dashes,
                    ])
            }
        }
        return [Self.text(panel.heading, Self.left, top - 5, "start", isBold: true)] + scale + bars
            + path + levels + dots + flags
    }

    /// A line for stretches that follow each other, from one height to the next.
    private static func paths(_ stretches: [Stretch], _ y: (Double) -> Double) -> [String] {
        var paths: [String] = []
        var last: Stretch?
        for stretch in stretches {
            let (from, end) = (SVG.number(x(stretch.from)), SVG.number(x(stretch.through)))
            let height = SVG.number(y(stretch.height))
            if let last, abs(last.through - stretch.from) < 1e-6 {
                paths[paths.count - 1] +=
                    last.height == stretch.height ? " H \(end)" : " V \(height) H \(end)"
            } else {
                paths.append("M \(from) \(height) H \(end)")
            }
            last = stretch
        }
        return paths
    }

    /// Signs that would stand in each other's way, below one another: three rows of them at most.
    static func rows(of flags: [Mark]) -> [(mark: Mark, row: Int)] {
        var ends = [Double](repeating: -.infinity, count: 3)
        return flags.sorted { $0.place < $1.place }.map { flag in
            let half = Double(flag.text.count) * 3.5 + 2
            let row = ends.firstIndex { x(flag.place) - half >= $0 } ?? ends.count - 1
            ends[row] = x(flag.place) + half
            return (flag, row)
        }
    }

    // MARK: Parts

    private static func x(_ place: Double) -> Double {
        left + min(max(place, 0), 1) * (right - left)
    }

    private static func hairline(_ path: String) -> SVG {
        SVG("path", ["d": path, "stroke": "#999", "stroke-width": "0.6"])
    }

    private static func text(
        _ text: String, _ x: Double, _ y: Double, _ anchor: String, isBold: Bool = false,
        halo: Bool = false
    ) -> SVG {
        SVG(
            "text",
            [
                "x": SVG.number(x), "y": SVG.number(y), "font-size": "12", "text-anchor": anchor,
                "font-weight": isBold ? "bold" : "normal",
                // White around the letters, so that they can be read on a bar.
                "style": halo ? "paint-order: stroke; stroke: #fff; stroke-width: 3px" : "",
            ], text: text)
    }
}
