import ControlProtocol
import DoseCore
import Publishing
import Words

/// What goes into a pill box.
extension Screen {
    private var words: PillboxWords { PillboxWords(language) }

    /// `dosectl pillbox`.
    func pillbox(_ box: Pillbox, today: CivilDate) -> [String] {
        var table = Table()
        for day in box.days {
            var heading = dayTitle(day.date)
            for compartment in day.compartments {
                var time = text(compartment.time)
                for dose in compartment.doses {
                    table.add([
                        Table.Cell(heading, .bold), Table.Cell(time, isRight: true),
                        Table.Cell(text(dose.name)), Table.Cell(inBox(dose)),
                    ])
                    (heading, time) = ("", "")
                }
            }
        }
        let lines = table.rows.isEmpty ? [words.nothing] : table.lines(style)
        let rest = rest(box).flatMap { part in
            [""] + (part.heading.map { [style.paint($0, .bold)] } ?? []) + part.lines
        }
        return questions(box.questions, today: today.description) + lines + rest
    }

    /// `dosectl pillbox --html`.
    func pillboxPage(_ box: Pillbox, today: CivilDate) -> Page {
        let dates = box.days.map { date($0.date, today: today.description) }
        let title =
            dates.count > 1
            ? words.title(from: dates[0], through: dates[dates.count - 1])
            : dates.first.map(words.title(of:)) ?? words.title
        let times = box.times
        let rows = box.days.map { day in
            [[date(day.date, today: today.description)]]
                + times.map { time in
                    let doses = day.compartments.first { $0.time == time }?.doses ?? []
                    return doses.map { words.cell(text($0.name), inBox($0)) }
                }
        }
        let asked = box.questions.map {
            HTML("p", text: question($0, today: today.description))
        }
        return Page(
            language: CurveWords(language).code, title: title,
            body: [HTML("header", [HTML("h1", text: title), HTML("p", text: words.check)])]
                + asked
                + (times.isEmpty
                    ? [HTML("p", text: words.nothing)]
                    : [
                        HTML.table(
                            [(head: "", isNumber: false)]
                                + times.map { (head: text($0), isNumber: false) }, ofLines: rows)
                    ])
                + rest(box).flatMap { part in
                    part.heading.map { section($0, list(part.lines)) }
                        ?? part.lines.map { HTML("p", text: $0) }
                })
    }

    /// `2 tablets of 10 mg and ½ of 5 mg`; of what is no piece the amount.
    private func inBox(_ dose: Wire.Dose) -> String {
        guard let known = dose.knownPortions else { return amount(dose.amount) }
        return text(language.portions(known))
    }

    /// What is told below the compartments.
    private func rest(_ box: Pillbox) -> [(heading: String?, lines: [String])] {
        var parts: [(heading: String?, lines: [String])] = []
        let sums = sums(box)
        if !sums.isEmpty { parts.append((words.inAll, sums)) }
        let beside = besides(box)
        if !beside.isEmpty { parts.append((words.beside, beside)) }
        if box.leftOut > 0 { parts.append((nil, [words.leftOut(box.leftOut)])) }
        return parts
    }

    /// What is the same at the same time of several days is told once.
    private func besides(_ box: Pillbox) -> [String] {
        var days: [(what: String, time: String, count: Int)] = []
        for dose in box.beside {
            let (what, time) = (portion(dose), text(dose.time))
            if let index = days.firstIndex(where: { $0.what == what && $0.time == time }) {
                days[index].count += 1
            } else {
                days.append((what, time, 1))
            }
        }
        return days.map { words.beside($0.what, at: $0.time, on: $0.count) }
    }

    /// How much of each medicine and strength is needed, in the order in which it comes.
    private func sums(_ box: Pillbox) -> [String] {
        var sums: [(name: String, strength: Amount?, sum: Amount)] = []
        for dose in box.days.flatMap(\.compartments).flatMap(\.doses) {
            let portions: [(things: Amount?, strength: Amount?)] =
                dose.knownPortions?.map { ($0.things, $0.strength) }
                ?? [(dose.amount.amount, nil)]
            for (things, strength) in portions {
                guard let things else { continue }
                if let index = sums.firstIndex(where: {
                    $0.name == dose.name && $0.strength == strength && $0.sum.fits(things)
                }) {
                    sums[index].sum = sums[index].sum + things
                } else {
                    sums.append((dose.name, strength, things))
                }
            }
        }
        return sums.map { sum in
            words.cell(
                text(sum.name),
                StockWords(language).pieces(amount(sum.sum), of: sum.strength.map(amount)))
        }
    }
}
