import DoseCore

/// An element of an SVG picture, whose texts and attributes are escaped as it is written.
package struct SVG {
    private let name: String
    private let attributes: [(name: String, value: String)]
    private let content: Content

    private enum Content {
        case text(String)
        case elements([SVG])
    }

    /// - Parameter attributes: in their order; numbers as `number(_:)` writes them.
    package init(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
    ) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        content = .text(text)
    }

    package init(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ elements: [SVG] = []
    ) {
        self.name = name
        self.attributes = attributes.map { ($0.key, $0.value) }
        content = .elements(elements)
    }

    /// As XML, an element to a line.
    package var text: String { lines.joined(separator: "\n") }

    private var lines: [String] {
        let head = attributes.reduce("<\(name)") {
            $0 + " \($1.name)=\"\(Self.escaped($1.value))\""
        }
        switch content {
        case .text(let text): return ["\(head)>\(Self.escaped(text))</\(name)>"]
        case .elements(let elements) where elements.isEmpty: return ["\(head)/>"]
        case .elements(let elements):
            return ["\(head)>"] + elements.flatMap(\.lines).map { "  \($0)" } + ["</\(name)>"]
        }
    }

    /// What is invisible or deceptive is made visible first: XML cannot hold all of it.
    ///
    /// Scalar by scalar, as XML reads it: with a mark that follows, `<` would be another letter.
    package static func escaped(_ text: String) -> String {
        text.harmless.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }

    /// A length to a tenth, without a needless zero.
    package static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
