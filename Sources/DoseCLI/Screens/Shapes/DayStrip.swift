import ControlProtocol
import DoseCore

/// A day as a strip of the clock: each dose at its hour, and now below.
struct DayStrip {
    private struct Mark {
        let minute: Int
        let cell: Table.Cell
        /// Of several in one column the weightiest is shown.
        let weight: Int
    }

    private var marks: [Mark] = []
    private let now: Int?

    /// - Parameter mark: The sign of a state.
    init(
        _ day: Wire.Day, now: String, mark: (Wire.Dose.State) -> Table.Cell
    ) {
        self.now = Self.minute(now, of: day.date)
        for dose in day.doses {
            guard let minute = Self.minute(dose.due, of: day.date),
                let weight = dose.state.weight
            else { continue }
            marks.append(Mark(minute: minute, cell: mark(dose.state), weight: weight))
        }
        for extra in day.extraIntakes {
            guard let minute = Self.minute(extra.at, of: day.date) else { continue }
            marks.append(Mark(minute: minute, cell: Table.Cell("+"), weight: 2))
        }
    }

    /// What is due after midnight stands at the end of its day.
    private static func minute(_ stamp: String, of date: String) -> Int? {
        guard let read = ReadingClock.Stamp(stamp), let date = CivilDate(date) else { return nil }
        if read.date > date { return 24 * 60 }
        return read.date < date ? 0 : read.time.secondOfDay / 60
    }

    /// The hours, the doses, and where it is now; nothing where there is no dose, or no room.
    func lines(_ style: Style, here: String) -> [String] {
        let perHour = [3, 2, 1].first { 24 * $0 + 3 <= style.width ?? 80 }
        guard let perHour, !marks.isEmpty else { return [] }
        var cells = (0...24 * perHour).map { column in
            column % perHour == 0 ? (style.isUTF8 ? "·" : ".") : " "
        }
        for mark in marks.sorted(by: { $0.weight < $1.weight }) {
            cells[mark.minute * perHour / 60] = style.paint(mark.cell.text, mark.cell.colour)
        }
        return [hours(perHour), "  " + cells.joined()] + place(perHour, style, here)
    }

    private func hours(_ perHour: Int) -> String {
        let step = perHour == 1 ? 6 : 3
        return stride(from: 0, through: 24, by: step).reduce("") { line, hour in
            line + String(repeating: " ", count: 2 + hour * perHour - line.count) + "\(hour)"
        }
    }

    private func place(_ perHour: Int, _ style: Style, _ here: String) -> [String] {
        guard let now else { return [] }
        let column = 2 + now * perHour / 60
        let arrow = style.isUTF8 ? "▲" : "^"
        let isLeft = column + 2 + here.displayWidth > 3 + 24 * perHour
        let words = isLeft ? "\(here) \(arrow)" : "\(arrow) \(here)"
        let indent = isLeft ? column - here.displayWidth - 1 : column
        return [String(repeating: " ", count: max(0, indent)) + words]
    }
}

extension Wire.Dose.State {
    /// How much it has to be seen; nil of what is no longer due.
    fileprivate var weight: Int? {
        switch self {
        case .missed: 5
        case .takeable, .ringing, .snoozed: 4
        case .awaited: 3
        case .taken: 1
        case .skipped: 0
        case .superseded: nil
        }
    }
}
