import ControlProtocol
import DoseCore
import Publishing
import Words

// The page that `dosectl report --html` writes.

extension Screen {
    private var words: ReportWords { ReportWords(language) }

    func page(_ report: Report) -> Page {
        let title = reportHeading(report)
        let treatment = Treatment(report)
        let made = words.made(on: day(report.today), by: text(report.version))
        return Page(
            language: CurveWords(language).code, title: title,
            body: [HTML("header", [HTML("h1", text: title), HTML("p", text: made)])]
                + treatmentSection(report, treatment)
                + section(words.standing, list(standings(report.courses)))
                + section(words.taking, intakeTable(report))
                + section(words.noted, diaryPart(report))
                + section(words.decided, decisionTable(report))
                + questionSection(report))
    }

    func section(_ title: String, _ content: [HTML]) -> [HTML] {
        content.isEmpty ? [] : [HTML("section", [HTML("h2", text: title)] + content)]
    }

    func list(_ lines: [String]) -> [HTML] { lines.isEmpty ? [] : [HTML.list(lines)] }

    private func treatmentSection(_ report: Report, _ treatment: Treatment) -> [HTML] {
        guard let picture = picture(report, treatment) else { return [] }
        let months = months(report, treatment)
        let table =
            treatment.series.isEmpty && months.allSatisfy { $0.cells.isEmpty }
            ? []
            : [
                HTML.table(
                    caption: words.months(areYears(report)), monthColumns(report, treatment),
                    months.map { [$0.name] + $0.cells })
            ]
        return section(
            words.treatment,
            [
                HTML(
                    "figure",
                    [.picture(picture.svg), HTML("figcaption", text: words.key)])
            ] + table)
    }

    private func intakeTable(_ report: Report) -> [HTML] {
        let told = intakes(report)
        let needed = list(neededIntakes(report))
        guard !told.rows.isEmpty else {
            return needed.isEmpty ? [HTML("p", text: words.noDoses)] : needed
        }
        return [
            HTML.table(
                told.columns.enumerated().map { (head: $1, isNumber: $0 > 0) }, told.rows)
        ] + needed + rules(report).map { HTML("p", ["class": "small"], text: $0) }
    }

    private func diaryPart(_ report: Report) -> [HTML] {
        let rows = effectRows(report)
        let notes = noteLines(report)
        let effects =
            rows.isEmpty ? [] : [HTML.table(caption: words.effects, effectColumns, rows)]
        let told =
            noted(report).map { HTML("p", text: $0) } + effects
            + (notes.isEmpty ? [] : [HTML("h3", text: words.notes), HTML.list(notes)])
        return told.isEmpty ? [HTML("p", text: words.nothingNoted)] : told
    }

    private func decisionTable(_ report: Report) -> [HTML] {
        let decisions = decisions(report)
        guard !decisions.isEmpty else { return [HTML("p", text: words.noneDecided)] }
        let earlier = report.decisions.count - decisions.count
        return [
            HTML.table(
                [(words.number, false), (words.date, false), (words.what, false)],
                decisions.map { ["\($0.number)", $0.date, $0.what] })
        ] + (earlier > 0 ? [HTML("p", text: words.moreDecided(earlier))] : [])
    }

    /// With lines to write on, for what comes to mind at the visit.
    private func questionSection(_ report: Report) -> [HTML] {
        let questions = visitQuestions(report)
        let lines = (0..<3).map { _ in HTML("div", ["class": "line"]) }
        let ask = [HTML("p", ["class": "small"], text: words.howToAsk)] + lines
        return section(words.questions, list(questions) + [HTML("div", ["class": "whole"], ask)])
    }
}
