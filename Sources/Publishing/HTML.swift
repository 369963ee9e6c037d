import DoseCore

/// An element of an HTML page, whose texts and attributes are escaped as it is written.
///
/// Source: the HTML Living Standard, 13.1, "Writing HTML documents".
package struct HTML {
    private let node: Node

    private enum Node {
        case element(String, [(name: String, value: String)], [HTML])
        case text(String)
        /// An SVG picture as it stands.
        case picture(String)
    }

    package init(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [HTML] = []
    ) {
        node = .element(name, attributes.map { ($0.key, $0.value) }, content)
    }

    package init(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
    ) {
        self.init(name, attributes, [.text(text)])
    }

    private init(_ node: Node) { self.node = node }

    package static func text(_ text: String) -> HTML { HTML(.text(text)) }

    /// - Parameter svg: As `SVG.text`, which has escaped what is in it.
    package static func picture(_ svg: String) -> HTML { HTML(.picture(svg)) }

    /// A table with its heads; the first cell of each row is the head of the row.
    ///
    /// - Parameters:
    ///   - caption: nil where the heading before the table says what it is.
    ///   - columns: the heads, each with whether the cells below it are numbers.
    package static func table(
        caption: String? = nil, _ columns: [(head: String, isNumber: Bool)], _ rows: [[String]]
    ) -> HTML {
        table(caption: caption, columns, ofLines: rows.map { $0.map { [$0] } })
    }

    /// The same of cells in which several texts stand below each other.
    package static func table(
        caption: String? = nil, _ columns: [(head: String, isNumber: Bool)],
        ofLines rows: [[[String]]]
    ) -> HTML {
        func style(_ column: Int) -> KeyValuePairs<String, String> {
            column < columns.count && columns[column].isNumber ? ["class": "number"] : [:]
        }
        let heads = columns.enumerated().map { index, column in
            // What has no name is no head.
            column.head.isEmpty
                ? HTML("td")
                : HTML(
                    "th",
                    column.isNumber
                        ? ["scope": "col", "class": "number"] : ["scope": "col"],
                    text: column.head)
        }
        let body = rows.map { row in
            HTML(
                "tr",
                row.enumerated().map { index, cell in
                    index == 0
                        ? HTML("th", ["scope": "row"], lines(cell))
                        : HTML("td", style(index), lines(cell))
                })
        }
        return HTML(
            "table",
            (caption.map { [HTML("caption", text: $0)] } ?? [])
                + [HTML("thead", [HTML("tr", heads)]), HTML("tbody", body)])
    }

    private static func lines(_ texts: [String]) -> [HTML] {
        Array(texts.map { [HTML.text($0)] }.joined(separator: [HTML("br")]))
    }

    package static func list(_ items: [String], ordered isOrdered: Bool = false) -> HTML {
        HTML(isOrdered ? "ol" : "ul", items.map { HTML("li", text: $0) })
    }

    package var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch node {
        case .text(let plain): text += SVG.escaped(plain)
        case .picture(let svg): text += svg
        case .element(let name, let attributes, let content):
            text += "<\(name)"
            for attribute in attributes {
                text += " \(attribute.name)=\"\(SVG.escaped(attribute.value))\""
            }
            text += ">"
            if Self.void.contains(name) { return }
            for part in content { part.write(to: &text) }
            text += "</\(name)>"
            if Self.blocks.contains(name) { text += "\n" }
        }
    }

    /// Those that have no content and no end tag.
    private static let void: Set = ["br", "hr", "meta"]
    /// After which a line ends, so that the file can be read.
    private static let blocks: Set = [
        "body", "caption", "div", "figure", "figcaption", "footer", "h1", "h2", "h3", "head",
        "header", "li", "main", "ol", "p", "section", "style", "table", "tbody", "thead", "title",
        "tr", "ul",
    ]
}

extension HTML {
    package init(_ name: String, _ content: [HTML]) { self.init(name, [:], content) }
    package init(_ name: String, text: String) { self.init(name, [:], text: text) }
}
