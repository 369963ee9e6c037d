import ControlProtocol
import DoseCore
import PlanFile
import Words

// What was noted, in a report.

extension Screen {
    private var words: ReportWords { ReportWords(language) }

    /// Drinks, cravings and weights, a sentence or two for each.
    func noted(_ report: Report) -> [String] {
        drinkLines(report) + cravingLine(report) + weightLine(report)
    }

    private func drinkLines(_ report: Report) -> [String] {
        let drunk = report.observed(.drink)
        guard !drunk.isEmpty else { return [] }
        let days = report.dates.upperBound - report.dates.lowerBound + 1
        let sum = drunk.compactMap(\.observation.value).reduce(0, +)
        let dates = Set(drunk.filter { $0.observation.value ?? 0 > 0 }.map(\.date))
        var lines = [
            drinksOfWeek(sum, report.dates).map {
                words.drinks($0, on: dates.count, of: days)
            } ?? words.drinks(inAll: tenths(sum), on: dates.count, of: days)
        ]
        let weeks = report.drinksOfWeeks
        if weeks.count > 1, let most = weeks.max(by: { $0.sum < $1.sum }), most.sum > 0 {
            lines.append(words.mostDrinks(tenths(most.sum), from: day(most.dates.lowerBound)))
        }
        if let marks = report.marks {
            lines.append(words.lowRisk("\(marks.perWeek)", text(marks.source)))
        }
        return [lines.joined(separator: " ")]
    }

    /// On average; nil of less than a week, of which nobody knows it.
    func drinksOfWeek(_ sum: Double, _ dates: ClosedRange<CivilDate>) -> String? {
        let days = dates.upperBound - dates.lowerBound + 1
        guard days >= DrinkSums.daysOfWeek else { return nil }
        return tenths(sum * Double(DrinkSums.daysOfWeek) / Double(days))
    }

    private func cravingLine(_ report: Report) -> [String] {
        let cravings = report.observed(.craving).compactMap(\.observation.value)
        guard let highest = cravings.max() else { return [] }
        let mean = cravings.reduce(0, +) / Double(cravings.count)
        return [
            words.cravings(cravings.count, mean: tenths(mean), highest: tenths(highest))
        ]
    }

    private func weightLine(_ report: Report) -> [String] {
        let weights = report.observed(.weight).compactMap(\.observation.value)
        guard let first = weights.first, let last = weights.last, weights.count > 1 else {
            return []
        }
        return [words.weight(tenths(first), tenths(last))]
    }

    /// To a tenth, with the mark of decimals of the language.
    func tenths(_ value: Double) -> String {
        guard let number = ExactNumber((value * 10).rounded() / 10) else { return "\(value)" }
        return text(
            language == .person
                ? DiaryWords(language).number(number) : number.text(style.mark))
    }

    // MARK: Effects

    struct Effect {
        let name: String
        var scores: [Double] = []
        var dates: [CivilDate] = []
        var count = 0
    }

    private static let effectsShown = 6

    /// The most frequent first; names that differ in capitals alone are one.
    func effects(_ report: Report) -> [Effect] {
        var effects: [String: Effect] = [:]
        for noted in observedEffects(report) {
            let name = noted.name
            var effect = effects[name.lowercased()] ?? Effect(name: name)
            effect.count += 1
            effect.dates.append(noted.date)
            if let score = noted.score { effect.scores.append(score) }
            effects[name.lowercased()] = effect
        }
        return Array(
            effects.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
                .prefix(Self.effectsShown))
    }

    /// Each effect, and how much all of them trouble.
    func observedEffects(
        _ report: Report
    ) -> [(name: String, date: CivilDate, score: Double?)] {
        report.observed(.effect).map { ($0.observation.name ?? "?", $0.date, $0.observation.value) }
            + report.observed(.burden).map { (words.allEffects, $0.date, $0.observation.value) }
    }

    /// A row for each: how often, how bad at worst, from when to when, and at which amounts of a day.
    func effectRows(_ report: Report) -> [[String]] {
        let series = Treatment(report).series.first
        return effects(report).map { effect in
            let planned = effect.dates.compactMap { series?.planned(on: $0) }
            let range = planned.min().flatMap { least in
                planned.max().map { words.range(amount(least), amount($0)) }
            }
            return [
                text(effect.name), "\(effect.count)", effect.scores.max().map(tenths) ?? "–",
                effect.dates.min().flatMap { first in
                    effect.dates.max().map { words.range(short(first), short($0)) }
                } ?? "", range ?? "–",
            ]
        }
    }

    var effectColumns: [(head: String, isNumber: Bool)] {
        [
            (words.effect, false), (words.times, true), (words.worst, true), (words.stretch, false),
            (words.atAmounts, false),
        ]
    }

    func effectLines(_ report: Report) -> [String] {
        let rows = effectRows(report)
        guard !rows.isEmpty else { return [] }
        var table = Table()
        table.add(effectColumns.map { Table.Cell($0.head, .faint, isRight: $0.isNumber) })
        for row in rows {
            table.add(zip(row, effectColumns).map { Table.Cell($0, isRight: $1.isNumber) })
        }
        return table.lines(style)
    }

    // MARK: Notes

    private static let notesShown = 12

    func noteLines(_ report: Report) -> [String] {
        let notes = report.notes
        let earlier = notes.count - Self.notesShown + report.leftOut
        return (earlier > 0 ? [words.moreNotes(earlier)] : [])
            + notes.suffix(Self.notesShown).map { noted in
                let note = text(noted.observation.note ?? "")
                return words.note(
                    short(noted.date),
                    noted.observation.kind == .note
                        ? note : DiaryWords(language).entry(what(noted.observation), note: note))
            }
    }
}
