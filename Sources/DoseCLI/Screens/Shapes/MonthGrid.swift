import ControlProtocol
import DoseCore
import Words

/// A month as a grid: a row for each medication, a sign for each day.
struct MonthGrid {
    private struct Row {
        var name: String
        var signs: [Int: Table.Cell] = [:]
        var taken = 0
        var settled = 0
    }

    private var keys: [String] = []
    private var rows: [String: Row] = [:]
    private let length: Int

    /// - Parameters:
    ///   - days: Those of the month that are not to come.
    ///   - length: How many days the month has.
    init(_ days: [Wire.Day], length: Int, of medication: String?, _ screen: Screen) {
        self.length = length
        for day in days {
            guard let number = CivilDate(day.date)?.day else { continue }
            for dose in day.doses where medication ?? dose.medication == dose.medication {
                note(dose, named: dose.name)
            }
            let doses = Dictionary(grouping: day.doses, by: \.medication)
            for extra in day.extraIntakes
            where medication ?? extra.medication == extra.medication {
                begin(extra.medication, extra.name)
                rows[extra.medication]?.signs[number] = Table.Cell("+")
            }
            for (key, doses) in doses {
                guard let state = Self.state(doses.map(\.state)), rows[key] != nil else { continue }
                rows[key]?.signs[number] = screen.mark(state)
            }
        }
    }

    private mutating func begin(_ key: String, _ name: String) {
        guard rows[key] == nil else { return }
        keys.append(key)
        rows[key] = Row(name: name)
    }

    private mutating func note(_ dose: Wire.Dose, named name: String) {
        begin(dose.medication, name)
        switch dose.state {
        case .taken:
            rows[dose.medication]?.taken += 1
            rows[dose.medication]?.settled += 1
        case .missed, .skipped: rows[dose.medication]?.settled += 1
        case .awaited, .takeable, .ringing, .snoozed, .superseded: break
        }
    }

    /// What is to be seen first of the doses of a day; nil where nothing was due.
    private static func state(_ states: [Wire.Dose.State]) -> Wire.Dose.State? {
        let order: [Wire.Dose.State] = [
            .missed, .ringing, .snoozed, .takeable, .awaited, .skipped, .taken,
        ]
        return order.first(where: states.contains)
    }

    func lines(_ screen: Screen) -> [String] {
        let style = screen.style
        // Beside the signs and the count.
        let room = max(8, (style.width ?? 80) - length - 20)
        let names = keys.map { screen.text(rows[$0]?.name ?? $0) }
        let width = names.map(\.displayWidth).filter { $0 <= room }.max() ?? 0
        let scale = (1...length).map { $0 == 1 || $0 % 5 == 0 ? $0 : nil }
        var header = ""
        for (column, number) in scale.enumerated() {
            guard let number, header.count <= column else { continue }
            header += String(repeating: " ", count: column - header.count) + "\(number)"
        }
        let indent = String(repeating: " ", count: width + 4)
        return [indent + header]
            + zip(keys, names).flatMap { key, name in
                line(rows[key], name, width, style, RecordWords(screen.language))
            }
    }

    private func line(
        _ row: Row?, _ name: String, _ width: Int, _ style: Style, _ words: RecordWords
    ) -> [String] {
        guard let row else { return [] }
        let signs = (1...length).map { day in
            row.signs[day].map { style.paint($0.text, $0.colour) } ?? (style.isUTF8 ? "·" : ".")
        }
        let count = row.settled > 0 ? "  \(words.taken(row.taken, of: row.settled))" : ""
        let isLong = name.displayWidth > width
        let blank = String(repeating: " ", count: width - (isLong ? 0 : name.displayWidth))
        let label = isLong ? blank : name + blank
        return (isLong ? ["  \(name)"] : []) + ["  \(label)  \(signs.joined())\(count)"]
    }
}

extension Screen {
    /// `dosectl history --month`.
    func month(_ days: [Wire.Day], first: CivilDate, length: Int, of medication: String?)
        -> [String]
    {
        let grid = MonthGrid(days, length: length, of: medication, self).lines(self)
        let words = RecordWords(language)
        let month = words.month(first.month, of: first.year)
        let title = style.paint("\(month.prefix(1).uppercased())\(month.dropFirst())", .bold)
        guard grid.count > 1 else { return [title, "", words.nothing] }
        func sign(_ state: Wire.Dose.State) -> String { mark(state).text }
        return [title, ""] + grid + [
            "",
            words.signs(
                sign(.taken), missed: sign(.missed), skipped: sign(.skipped),
                toCome: sign(.awaited)),
        ]
    }

    /// `dosectl history missed`: the doses that stand missed, the newest first.
    func missed(_ days: [Wire.Day], since first: CivilDate) -> [String] {
        let words = RecordWords(language)
        var table = Table()
        for dose in days.reversed().flatMap({ $0.doses.reversed() }) {
            table.add([
                Table.Cell(text(clock.dateAndTime(dose.due))), Table.Cell(text(dose.name)),
                Table.Cell(dose.amount.isUncounted ? "" : amount(dose.amount), isRight: true),
                Table.Cell(outcome(dose), .red),
            ])
        }
        guard let newest = days.last(where: { !$0.doses.isEmpty })?.doses.last else {
            return [words.noneMissed(since: date(first.description, today: days.last?.date))]
        }
        return table.lines(style) + ["", words.ifTaken(told(newest))]
    }
}
