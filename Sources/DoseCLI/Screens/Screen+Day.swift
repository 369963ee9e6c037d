import ControlProtocol
import DoseCore
import Words

extension Screen {
    /// `dosectl today`.
    func day(_ day: Wire.Day, questions: [Wire.Question] = []) -> [String] {
        let heading =
            [style.paint(dayTitle(day.date), .bold), ""]
            + self.questions(questions, today: day.date)
        guard !day.doses.isEmpty || !day.extraIntakes.isEmpty else {
            return heading + [DayWords(language).nothing] + needs(day.needs)
        }
        return heading + table(day) + totals(day) + needs(day.needs)
    }

    /// `Tue 1 December 2026`, as it stands at the head of a screen.
    func dayTitle(_ date: String) -> String {
        let title = CivilDate(date).map { language.date($0, today: nil) } ?? date
        return text("\(title.prefix(1).uppercased())\(title.dropFirst())")
    }

    /// What was planned and what was swallowed, in the order of the day.
    func table(_ day: Wire.Day) -> [String] {
        let doses = day.doses.map { (at: $0.due, row: row($0)) }
        let needed = Set(day.totals.filter { $0.planned == nil }.map(\.medication))
        let extras = day.extraIntakes.map {
            (at: $0.at, row: row($0, isNeeded: needed.contains($0.medication)))
        }
        var table = Table()
        for (_, row) in (doses + extras).sorted(by: { order($0.at) < order($1.at) }) {
            table.add(row)
        }
        return table.lines(style)
    }

    private func order(_ stamp: String) -> Int64 {
        ReadingClock.instant(stamp)?.milliseconds ?? .max
    }

    private func row(_ dose: Wire.Dose) -> [Table.Cell] {
        let colour: Style.Colour? = dose.state.isTakeable ? .yellow : nil
        return [
            mark(dose.state), Table.Cell(named(dose), colour, isRight: true),
            Table.Cell(text(dose.name), colour),
            Table.Cell(cell(dose.amount), colour, isRight: true),
            Table.Cell(pieces(dose), colour), Table.Cell(outcome(dose), colour),
        ]
    }

    /// Of what has no amount, as a cream, none is told.
    func cell(_ quantity: Wire.Quantity) -> String {
        quantity.isUncounted ? "" : amount(quantity)
    }

    /// `17:00`, and of a dose that is due at another time than its name says, `07:00 (08:00)`.
    func named(_ dose: Wire.Dose) -> String {
        let due = time(dose.due)
        let time = CivilTime(dose.time)
        let isDue = (time?.afterMidnight ?? time).map { "\($0)".hasPrefix(due) } ?? true
        return isDue ? text(dose.time) : "\(text(dose.time)) (\(due))"
    }

    private func row(_ extra: Wire.ExtraIntake, isNeeded: Bool) -> [Table.Cell] {
        let words = DayWords(language)
        return [
            Table.Cell("+"), Table.Cell(time(extra.at), isRight: true),
            Table.Cell(text(extra.name)),
            Table.Cell(cell(extra.amount), isRight: true), Table.Cell(""),
            Table.Cell(isNeeded ? words.needed : words.extra),
        ]
    }

    /// `Baclofène: 20 mg of 60 mg taken.`
    func totals(_ day: Wire.Day) -> [String] {
        guard !day.totals.isEmpty else { return [] }
        let words = DayWords(language)
        return [""]
            + day.totals.map { total in
                let (name, taken) = (text(total.name), amount(total.taken))
                guard let quantity = total.planned else { return words.taken(name, taken) }
                if quantity.isUncounted {
                    return words.used(name, number(total.taken), of: Int(quantity.value))
                }
                let planned = amount(quantity)
                return total.taken.isMore(than: quantity)
                    ? style.paint(words.taken(name, taken, moreThan: planned), .yellow)
                    : words.taken(name, taken, of: planned)
            }
    }
}

extension Wire.Dose.State {
    /// Whether the dose may be taken now.
    var isTakeable: Bool {
        switch self {
        case .takeable, .ringing, .snoozed: true
        case .awaited, .taken, .skipped, .missed, .superseded: false
        }
    }
}
