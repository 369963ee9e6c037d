import ControlProtocol
import DoseCore

/// The daily amount over time in a few lines: what was taken up to today, what is planned after.
struct Chart {
    /// One column, which stands for so many days.
    private struct Column: Equatable {
        var milligrams: Double
        var isPast: Bool
    }

    /// Narrow enough for 80 columns beside the scale.
    static let width = 64
    static let height = 6

    private let columns: [Column]
    private let daysPerColumn: Int
    /// How wide a column is drawn, so that a short course can be seen as well.
    private let columnWidth: Int
    private let first: String
    private let last: String
    private let today: String

    /// Nil where there is nothing to draw.
    init?(_ course: Wire.CourseReport) {
        guard course.days.count > 1, let first = course.days.first, let last = course.days.last,
            course.days.contains(where: { $0.shown(today: course.today) > 0 })
        else { return nil }
        daysPerColumn = (course.days.count + Self.width - 1) / Self.width
        columnWidth = max(1, min(3, Self.width / course.days.count))
        self.first = first.date
        self.last = last.date
        today = course.today
        let step = daysPerColumn
        columns = stride(from: 0, to: course.days.count, by: step).map { start in
            let days = course.days[start..<min(start + step, course.days.count)]
            // The most of these days, so that no peak is hidden.
            return Column(
                milligrams: days.map { $0.shown(today: course.today) }.max() ?? 0,
                isPast: days.allSatisfy { $0.date < course.today })
        }
    }

    func lines(_ style: Style) -> [String] {
        let most = columns.map(\.milligrams).max() ?? 0
        let labels = [most, most / 2, 0].map { Amount(milligrams: $0)?.description ?? "" }
        let margin = (labels.map(\.count).max() ?? 0) + 2
        let rows = (0..<Self.height).map { row in
            let label = row == 0 ? labels[0] : row == Self.height / 2 ? labels[1] : ""
            let bars = columns.map { column in
                let cell = cell(column, of: most, row: Self.height - 1 - row, style)
                return String(repeating: cell, count: columnWidth)
            }
            return padded(label, to: margin) + (style.isUTF8 ? " ┤" : " |") + trimmed(bars.joined())
        }
        let axis =
            padded("0 mg", to: margin) + (style.isUTF8 ? " └" : " +")
            + String(repeating: style.isUTF8 ? "─" : "-", count: columns.count * columnWidth)
        return rows + [axis, padded("", to: margin) + "  " + dates(style)] + [legend(style)]
    }

    /// Eighths of a line, from the bottom up; what was taken is filled, what is planned is light.
    private func cell(_ column: Column, of most: Double, row: Int, _ style: Style) -> String {
        let eighths = Int((column.milligrams / most * Double(Self.height * 8)).rounded()) - row * 8
        guard eighths > 0 else { return " " }
        guard style.isUTF8 else { return eighths < 4 ? "." : column.isPast ? "#" : ":" }
        guard column.isPast else { return eighths < 4 ? " " : "░" }
        let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return blocks[min(eighths, 8) - 1]
    }

    /// The first and the last date under their columns.
    private func dates(_ style: Style) -> String {
        let (first, last) = (style.text(first), style.text(last))
        let gap = columns.count * columnWidth - first.count - last.count
        return gap > 0 ? first + String(repeating: " ", count: gap) + last : "\(first) - \(last)"
    }

    private func legend(_ style: Style) -> String {
        let days =
            daysPerColumn == 1 ? "" : "; a column is the most of \(daysPerColumn) days"
        return style.isUTF8
            ? "  █ taken  ░ planned, from today on\(days)"
            : "  # taken  : planned, from today on\(days)"
    }

    private func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }
}

extension Wire.CourseDay {
    /// Of a day that is over what was taken; of today, which is not, and of a day to come what is planned.
    fileprivate func shown(today: String) -> Double {
        date < today ? takenMilligrams ?? 0 : plannedMilligrams
    }
}
