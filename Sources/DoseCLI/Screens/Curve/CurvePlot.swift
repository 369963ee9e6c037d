import DoseCore
import Kinetics
import Words

/// The curves of a day in a terminal: what was taken as an area, what is planned and compared as lines before it, the
/// intakes and the cravings below.
struct CurvePlot {
    private static let rows = 12
    /// Narrow enough for 80 columns beside the scale.
    private static let widest = 64
    /// Narrower than so nobody could tell one hour from another.
    private static let narrowest = 24

    private let curves: DayCurves
    private let screen: Screen
    private let words: CurveWords
    /// What stands left of the picture, each as wide as the widest.
    private let margin: Int
    private let plot: Plot

    /// Nil where there is no room.
    init?(_ curves: DayCurves, _ screen: Screen) {
        (self.curves, self.screen) = (curves, screen)
        words = CurveWords(screen.language)
        let top = Plot.round(above: curves.highest)
        let labels =
            [top, top / 2, 0].map { screen.exact($0, curves) }
            + curves.named.map { screen.title($0.name) }
            + (curves.cravings.isEmpty ? [] : [words.craving])
        margin = (labels.map(\.displayWidth).max() ?? 0) + 2
        let columns = min(Self.widest, (screen.style.width ?? 80) - margin - 4)
        guard columns >= Self.narrowest else { return nil }
        plot = Self.plot(curves, columns: columns, screen.style)
    }

    private static func plot(_ curves: DayCurves, columns: Int, _ style: Style) -> Plot {
        var plot = Plot(
            columns: columns, rows: rows, most: curves.highest, isUTF8: style.isUTF8)
        if let taken = curves.taken {
            let known = curves.knownUntil ?? curves.range.upperBound
            plot.addArea(isLight: true) { taken.amount(at: curves.instant(at: $0)) }
            plot.addArea {
                let instant = curves.instant(at: $0)
                return instant <= known ? taken.amount(at: instant) : nil
            }
        }
        plot.addLine { curves.planned.amount(at: curves.instant(at: $0)) }
        if let compared = curves.compared {
            plot.addLine(isBroken: true) { compared.amount(at: curves.instant(at: $0)) }
        }
        for craving in curves.cravings { plot.addVertical(at: curves.place(of: craving)) }
        return plot
    }

    var lines: [String] {
        let (tick, corner) = screen.style.isUTF8 ? ("┤", "└") : ("|", "+")
        let pictured = plot.text.enumerated().map { row, line in
            let label =
                row == 0
                ? screen.exact(plot.top, curves)
                : row == Self.rows / 2 ? screen.exact(plot.top / 2, curves) : ""
            return "\(label.padded(to: margin)) \(tick)\(line)".withoutTrailingSpaces
        }
        return pictured + ["\(screen.exact(0, curves).padded(to: margin)) \(corner)\(axis)", hours]
            + marks
            + [""] + legend
    }

    // MARK: Below the picture

    /// Every third hour and its column.
    private var ticks: [(hour: Int, column: Int)] {
        stride(from: 0, through: 24, by: 3).compactMap { hour in
            guard let time = CivilTime(hour: hour, minute: 0) else { return nil }
            let instant = curves.zone.instant(curves.date, time)
            return (hour, Int(curves.place(of: instant) * Double(plot.columns)))
        }
    }

    private var axis: String {
        let (line, tick) = screen.style.isUTF8 ? ("─", "┬") : ("-", "+")
        let columns = Set(ticks.map(\.column))
        return (0...plot.columns).map { columns.contains($0) ? tick : line }.joined()
    }

    private var hours: String {
        row("", ticks.map { (column: $0.column, text: "\($0.hour)") })
    }

    /// The intakes of each curve, and the cravings, under their hours.
    private var marks: [String] {
        let sign = screen.style.isUTF8 ? "▴" : "^"
        let intakes = curves.named.map { name, curve in
            row(
                screen.title(name),
                curves.intakes(curve).map { intake in
                    let amount = screen.intake(intake, curves)
                    return (column: plot.column(of: curves.place(of: intake.at)), sign + amount)
                }, shortened: sign)
        }
        let craving = screen.style.isUTF8 ? "┊" : "|"
        let cravings = curves.cravings.map { instant in
            (
                column: plot.column(of: curves.place(of: instant)),
                text: "\(craving)\(screen.hour(instant, curves))"
            )
        }
        return intakes
            + (cravings.isEmpty ? [] : [row(words.craving, cravings, shortened: craving)])
    }

    /// Texts under their columns; where two would touch, the first is shortened.
    private func row(
        _ label: String, _ texts: [(column: Int, text: String)], shortened: String = ""
    ) -> String {
        var line = ""
        for (index, (column, text)) in texts.enumerated() {
            let next = index + 1 < texts.count ? texts[index + 1].column : .max
            let isWide = column + text.count >= next
            if line.count < column { line += String(repeating: " ", count: column - line.count) }
            // Of two in one column the first is enough.
            if line.count == column { line += isWide ? shortened : text }
        }
        return "\(label.padded(to: margin))  \(line)".withoutTrailingSpaces
    }

    private var legend: [String] {
        let isUTF8 = screen.style.isUTF8
        var signs = [words.planned(isUTF8 ? "⠒⠒⠒" : "***")]
        if curves.taken != nil { signs.append(words.taken(isUTF8 ? "███" : "###")) }
        if curves.taken != nil, curves.knownUntil != nil {
            signs.append(words.toCome(isUTF8 ? "░░░" : ":::"))
        }
        if curves.compared != nil { signs.append(words.compared(isUTF8 ? "⠒ ⠒" : "ooo")) }
        let line = "  \(signs.joined(separator: "   "))"
        return line.displayWidth > screen.style.width ?? 80 ? signs.map { "  \($0)" } : [line]
    }
}

extension DayCurves {
    /// Where in the day an instant is: 0 at its beginning, 1 at its end.
    func place(of instant: Instant) -> Double {
        Double((instant - range.lowerBound).milliseconds) / Double(length)
    }

    func instant(at place: Double) -> Instant {
        range.lowerBound + .milliseconds(Int64(place * Double(length)))
    }

    private var length: Int64 { (range.upperBound - range.lowerBound).milliseconds }
}
