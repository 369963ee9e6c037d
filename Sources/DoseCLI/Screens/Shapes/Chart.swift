import ControlProtocol
import DoseCore
import Words

/// The whole treatment in a few lines: what was taken, before what was and is planned; today, and the moves on their day.
struct Chart {
    /// One column, which stands for so many days.
    private struct Column: Equatable {
        var planned = 0.0
        /// None of a day to come.
        var taken = 0.0
        /// `H`, or `*` where several moves are of its days.
        var move: Character?
    }

    /// Narrow enough for 80 columns beside the scale.
    static let width = 64
    static let height = 6

    private var columns: [Column]
    /// In which the days are counted.
    private let unit: AmountUnit
    private let daysPerColumn: Int
    /// How wide a column is drawn, so that a short course can be seen as well.
    private let columnWidth: Int
    private let first: String
    private let last: String
    /// The column of today; nil where the days are all past or to come.
    private let today: Int?

    /// Nil where there is nothing to draw.
    init?(_ course: Wire.CourseReport) {
        let days = course.days
        guard days.count > 1, let first = days.first, let last = days.last,
            let unit = days.lazy.flatMap({ [$0.planned.amount, $0.taken?.amount] })
                .compactMap(\.self).first(where: { $0 > .zero })?.unit
        else { return nil }
        self.unit = unit
        func value(_ quantity: Wire.Quantity?) -> Double {
            quantity?.amount?.in(unit)?.value ?? 0
        }
        let step = (days.count + Self.width - 1) / Self.width
        daysPerColumn = step
        columnWidth = max(1, min(3, Self.width / days.count))
        self.first = first.date
        self.last = last.date
        today = days.firstIndex { $0.date == course.today }.map { $0 / step }
        columns = stride(from: 0, to: days.count, by: step).map { start in
            // The most of these days, so that no peak is hidden.
            days[start..<min(start + step, days.count)].reduce(into: Column()) { column, day in
                column.planned = max(column.planned, value(day.planned))
                column.taken = max(column.taken, value(day.taken))
            }
        }
        for move in course.moves {
            guard let day = days.firstIndex(where: { $0.date == move.from.prefix(10) }) else {
                continue
            }
            let mark: Character =
                switch move.kind {
                case .held: "H"
                case .resumed: "R"
                case .steppedBack: "B"
                }
            let earlier = columns[day / step].move
            columns[day / step].move = earlier == nil || earlier == mark ? mark : "*"
        }
    }

    func lines(_ screen: Screen) -> [String] {
        let style = screen.style
        let most = columns.map { max($0.planned, $0.taken) }.max() ?? 0
        let labels = [most, most / 2, 0].map { Amount($0, unit).map(screen.amount) ?? "" }
        let margin = (labels.map(\.count).max() ?? 0) + 2
        let rows = (0..<Self.height).map { row in
            let label = row == 0 ? labels[0] : row == Self.height / 2 ? labels[1] : ""
            let bars = columns.map { column in
                let cell = cell(column, of: most, row: Self.height - 1 - row, style)
                return String(repeating: cell, count: columnWidth)
            }
            return label.padded(to: margin) + (style.isUTF8 ? " ┤" : " |")
                + bars.joined().withoutTrailingSpaces
        }
        let indent = "".padded(to: margin) + "  "
        let marks = marks.joined().withoutTrailingSpaces
        return rows + [labels[2].padded(to: margin) + axis(style)]
            + (marks.isEmpty ? [] : [indent + marks]) + [indent + dates(style)]
            + legend(style, CourseWords(screen.language))
    }

    /// Eighths of a line, from the bottom up; what was taken is filled, what is planned and was not taken is light.
    private func cell(_ column: Column, of most: Double, row: Int, _ style: Style) -> String {
        func eighths(_ value: Double) -> Int {
            Int((value / most * Double(Self.height * 8)).rounded()) - row * 8
        }
        let (taken, planned) = (eighths(column.taken), eighths(column.planned))
        guard style.isUTF8 else {
            return taken >= 4 ? "#" : planned >= 4 ? ":" : max(taken, planned) > 0 ? "." : " "
        }
        let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        // A light cell is a whole one; before a thin rest of what was taken it says more.
        if planned >= 4, taken < 4 { return "░" }
        return taken > 0 ? blocks[min(taken, 8) - 1] : " "
    }

    private func axis(_ style: Style) -> String {
        let (corner, line, mark): (String, String, String) =
            style.isUTF8 ? (" └", "─", "┴") : (" +", "-", "^")
        let cells = columns.indices.map { index in
            index == today
                ? mark + String(repeating: line, count: columnWidth - 1)
                : String(repeating: line, count: columnWidth)
        }
        return corner + cells.joined()
    }

    /// The moves under their days.
    private var marks: [String] {
        columns.map { column in
            String(column.move ?? " ") + String(repeating: " ", count: columnWidth - 1)
        }
    }

    /// The first and the last date under their columns.
    private func dates(_ style: Style) -> String {
        let (first, last) = (style.text(first), style.text(last))
        let gap = columns.count * columnWidth - first.count - last.count
        return gap > 0 ? first + String(repeating: " ", count: gap) + last : "\(first) - \(last)"
    }

    private func legend(_ style: Style, _ words: CourseWords) -> [String] {
        let (taken, planned, mark) = style.isUTF8 ? ("█", "░", "┴") : ("#", ":", "^")
        let signs =
            [words.taken(taken), words.planned(planned)]
            + (today == nil ? [] : [words.today(mark)])
        let days = daysPerColumn == 1 ? "" : "; \(words.column(of: daysPerColumn))"
        let moves = columns.contains { $0.move != nil }
        return ["  \(signs.joined(separator: "  "))\(days)"] + (moves ? ["  \(words.moves)"] : [])
    }
}
