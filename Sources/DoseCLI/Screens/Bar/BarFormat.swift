import ControlProtocol
import DoseCore

/// How a line is written for a bar.
enum BarFormat: String, CaseIterable, Sendable {
    case waybar, i3blocks, tmux
    /// Of no bar in particular: the values of the control protocol.
    case json

    /// One line; nil for what is no line of a bar.
    func line(_ bar: BarLine) -> String? {
        switch self {
        case .waybar: .harmlessJSON(of: Waybar(bar))
        case .i3blocks: .harmlessJSON(of: I3blocks(bar))
        // tmux takes what it is told for a format of its own.
        case .tmux: bar.text.replacing("#", with: "##")
        case .json: nil
        }
    }

    /// A module with `"return-type": "json"`, see waybar-custom(5), which reads texts as Pango's markup.
    private struct Waybar: Encodable {
        let text: String
        let alt: String
        let tooltip: String
        let kind: String

        enum CodingKeys: String, CodingKey {
            case text, alt, tooltip
            case kind = "class"
        }

        init(_ bar: BarLine) {
            text = bar.text.escapedMarkup
            tooltip = bar.tooltip.map(\.escapedMarkup).joined(separator: "\n")
            alt = bar.kind.rawValue
            kind = bar.kind.rawValue
        }
    }

    /// A block with `interval=persist` and `format=json`: members as in the protocol of i3bar, each of which stays until
    /// another one is told.
    ///
    /// Its version 1.4 knows no escapes in a text, and no values but texts.
    private struct I3blocks: Encodable {
        let full: String
        let short: String
        let urgent: String
        let markup = "none"

        enum CodingKeys: String, CodingKey {
            case full = "full_text"
            case short = "short_text"
            case urgent, markup
        }

        init(_ bar: BarLine) {
            (full, short) = (bar.text.withoutEscapes, bar.short.withoutEscapes)
            urgent = "\(bar.kind == .ringing)"
        }
    }
}

extension String {
    /// With signs that JSON writes as they are.
    fileprivate var withoutEscapes: String {
        replacing("\"", with: "'").replacing("\\", with: "/")
    }

    /// As text of Pango's markup.
    fileprivate var escapedMarkup: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
