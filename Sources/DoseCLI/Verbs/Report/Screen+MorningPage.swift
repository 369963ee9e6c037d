import ControlProtocol
import DoseCore
import Publishing
import Words

// The page that `dosectl page` writes.

extension Screen {
    private var words: ReportWords { ReportWords(language) }

    /// - Parameter isKept: whether it is written again, so that a browser is to read it again.
    func page(_ page: MorningPage, isKept: Bool) -> Page {
        let status = page.status
        let title = dayTitle(status.today.date)
        return Page(
            language: CurveWords(language).code, title: title,
            body: [
                HTML(
                    "header",
                    [HTML("h1", text: title), HTML("p", text: words.asOf(time(status.now)))])
            ] + section(words.asked, asked(status))
                + section(words.day, doses(status.today))
                + section(words.missedLately, list(missed(status)))
                + section(
                    words.standing,
                    list(standings(status.courses) + status.today.needs.map(need)))
                + section(words.body, curve(page.curves))
                + section(words.notedLately, diaryTable(page))
                + section(words.trouble, troubles(status)),
            refresh: isKept ? PageVerb.refresh : nil)
    }

    private func asked(_ status: Wire.Overview) -> [HTML] {
        status.questions.flatMap { question in
            [
                HTML("p", text: self.question(question, today: status.today.date)),
                HTML.list(
                    answers(to: question).map { CourseWords(language).heading($0.0, $0.1) }),
            ]
        }
    }

    /// By the hour; of what is missing the page says so.
    private func doses(_ day: Wire.Day) -> [HTML] {
        let extras = day.extraIntakes.map { extra in
            (
                at: extra.at,
                row: [
                    time(extra.at), text(extra.name), cell(extra.amount), "",
                    DayWords(language).extra,
                ]
            )
        }
        let doses = day.doses.map { dose in
            (
                at: dose.due,
                row: [
                    named(dose), text(dose.name) + (dose.note.map { ", \(text($0))" } ?? ""),
                    cell(dose.amount), pieces(dose),
                    dose.state == .awaited
                        ? words.until(point(dose.closes)) : outcome(dose),
                ]
            )
        }
        let rows = (doses + extras).sorted {
            (ReadingClock.instant($0.at)?.milliseconds ?? .max)
                < (ReadingClock.instant($1.at)?.milliseconds ?? .max)
        }.map(\.row)
        guard !rows.isEmpty else { return [HTML("p", text: DayWords(language).nothing)] }
        let totals = totals(day).filter { !$0.isEmpty }
        return [
            HTML.table(
                [
                    (words.hour, false), (words.medicine, false), (words.amount, true),
                    (words.pieces, false), (words.state, false),
                ], rows)
        ] + totals.map { HTML("p", text: $0) }
    }

    private func curve(_ curves: DayCurves?) -> [HTML] {
        guard let curves, curves.highest > 0 else { return [] }
        return [HTML("figure", [.picture(picture(curves).svg)])]
    }

    private func diaryTable(_ page: MorningPage) -> [HTML] {
        let rows = page.diary.filter { !$0.entries.isEmpty }.map { day in
            diaryRow(day, page.today).map(\.text)
        }
        let diary = DiaryWords(language)
        return rows.isEmpty
            ? []
            : [
                HTML.table(
                    [
                        (words.date, false), (diary.drinksColumn, true),
                        (diary.cravingColumn, false), (diary.effectsColumn, false),
                        (diary.otherColumn, false),
                    ], rows)
            ]
    }

    private func troubles(_ status: Wire.Overview) -> [HTML] {
        let status = status.health.filter { !$0.isWell }.map { trouble in
            StatusWords(language).trouble(
                with: trouble.part.told, self.words(trouble).joined(separator: " "))
        }
        return list(status)
    }
}
