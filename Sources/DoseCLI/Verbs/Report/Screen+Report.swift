import ControlProtocol
import DoseCore
import PlanFile
import Words

// What `dosectl report` tells on a terminal, and the lines that the page has as well.

extension Screen {
    private var words: ReportWords { ReportWords(language) }

    /// `dosectl report`.
    func report(_ report: Report) -> [String] {
        let taken = intakes(report)
        return [style.paint(reportHeading(report), .bold)]
            + section(words.standing, standings(report.courses))
            + section(words.taking, taken.rows.isEmpty ? [] : taken.table.lines(style))
            + neededIntakes(report)
            + section(words.noted, noted(report) + effectLines(report) + noteLines(report))
            + section(words.decided, decisions(report).map { words.note($0.date, $0.what) })
            + section(words.questions, visitQuestions(report))
            + ["", words.toPrint("dosectl report --html report.html")]
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", style.paint(title, .bold)] + lines
    }

    func reportHeading(_ report: Report) -> String {
        words.heading(
            from: day(report.dates.lowerBound), through: day(report.dates.upperBound))
    }

    /// With its year: a page is read in other years.
    func day(_ date: CivilDate) -> String { text(language.date(date, today: nil)) }

    /// In few letters, for tables and lists.
    func short(_ date: CivilDate) -> String { text(date.description) }

    // MARK: Where the courses stand

    func standings(_ courses: [Wire.CourseReport]) -> [String] {
        courses.map { course in
            let place = standing(course)
            let name = text(course.name)
            var sentences = [
                course.sum.isSomething && !course.sum.isUncounted
                    ? words.stands(name, rate(course), place) : words.stands(name, place)
            ]
            if course.series == nil, let next = course.upcoming.first {
                sentences.append(
                    words.next(rate(next), on: date(next.from, today: course.today)))
            }
            if course.series == nil, let last = course.upcoming.last, course.upcoming.count > 1,
                last.from == course.reachesLast
            {
                sentences.append(
                    words.last(rate(last), on: date(last.from, today: course.today)))
            }
            if let ends = course.ends {
                sentences.append(words.ends(date(ends, today: course.today)))
            }
            return sentences.joined(separator: " ")
        }
    }

    // MARK: How it was taken

    struct IntakeRows {
        var columns: [String]
        var rows: [[String]] = []

        /// As it stands on a terminal.
        var table: Table {
            var table = Table()
            table.add(
                columns.enumerated().map { Table.Cell($1, .faint, isRight: $0 > 0) })
            for row in rows {
                table.add(row.enumerated().map { Table.Cell($1, isRight: $0 > 0) })
            }
            return table
        }
    }

    func intakes(_ report: Report) -> IntakeRows {
        var told = IntakeRows(columns: [
            words.medicine, words.doses, words.onTime, words.early, words.late, words.skipped,
            words.missed, words.extra, words.even,
        ])
        for medicine in report.medicines {
            let all = Report.adherence(of: medicine.key, in: report.periods)
            guard all.settled + all.extra > 0 else { continue }
            let name = text(medicine.name)
            told.rows.append(row(name, all))
            let lately = Report.adherence(of: medicine.key, in: report.lately)
            if lately.settled + lately.extra > 0 {
                let days = language.days(Report.latelyDays)
                told.rows.append(row(words.lately(name, days: days), lately))
            }
        }
        return told
    }

    private func row(_ name: String, _ adherence: Adherence) -> [String] {
        func share(_ count: Int) -> String {
            guard adherence.settled > 0 else { return "\(count)" }
            let percent = (Double(count) * 100 / Double(adherence.settled)).rounded()
            return "\(count) (\(Int(percent)) %)".replacing(" ", with: "\u{a0}")
        }
        func plain(_ count: Int) -> String { count == 0 ? "–" : "\(count)" }
        let spacings = adherence.spacings
        return [
            name, "\(adherence.settled)", share(adherence.onTime), plain(adherence.early),
            plain(adherence.late), plain(adherence.skipped), plain(adherence.missed),
            plain(adherence.extra),
            spacings.count == 0 ? "–" : words.even(spacings.even, of: spacings.count),
        ].map(text)
    }

    func neededIntakes(_ report: Report) -> [String] {
        report.needs.compactMap { need in
            let adherence = Report.adherence(of: need.medication, in: report.periods)
            guard adherence.extra > 0, let taken = report.taken(of: need.medication) else {
                return nil
            }
            return words.asNeeded(text(need.name), adherence.extra, amount(taken))
        }
    }

    /// What the columns count; nil where nothing was counted.
    func rules(_ report: Report) -> [String] {
        let all = report.periods.reduce(into: Adherence()) { $0 += $1.adherence }
        guard all.settled > 0 else { return [] }
        let rules = words.rules(
            onTime: duration(Limits.onTime), ofOne: duration(Limits.onTimeOfOne),
            even: duration(Limits.evenSpacing))
        guard all.spacings.count > 0 else { return [rules] }
        let mean = all.spacings.difference.milliseconds / Int64(all.spacings.count)
        return [rules, words.differs(duration(.milliseconds(mean)))]
    }

    private func duration(_ duration: Duration) -> String {
        text(language.duration(minutes: Int((duration.milliseconds + 30_000) / 60_000)))
    }

    // MARK: What was decided

    struct Decision {
        let number: Int
        let date: String
        let what: String
        let entry: Wire.Entry
    }

    private static let decisionsShown = 12

    /// The newest, each with its number among all.
    func decisions(_ report: Report) -> [Decision] {
        let all = report.decisions
        let names = Dictionary(
            report.medicines.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        return all.enumerated().suffix(Self.decisionsShown).map { index, entry in
            var named = entry
            named.medication = entry.medication.map { names[$0] ?? $0 }
            named.reason = entry.reason.map(reason)
            return Decision(
                number: index + 1,
                date: Report.date(of: entry).map(short) ?? text(entry.from ?? "?"),
                what: words(named), entry: entry)
        }
    }

    /// What a mark says why it holds, in the language of whoever reads it.
    private func reason(_ reason: String) -> String {
        switch CourseMark(reason: reason) {
        case .threshold(let until): words.threshold(until: until)
        case .comfort: words.comfort
        case nil: reason
        }
    }

    // MARK: Questions

    private static let questionsShown = 12

    func visitQuestions(_ report: Report) -> [String] {
        report.questions.map { text(question($0, today: report.today.description)) }
            + report.askedByPerson.suffix(Self.questionsShown).map {
                words.note(short($0.date), text($0.observation.note ?? ""))
            }
    }
}
