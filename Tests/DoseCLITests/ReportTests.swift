import ControlProtocol
import DoseCore
import DoseSimulator
import Publishing
import Testing

@testable import DoseCLI

/// `dosectl report`, from the words to the page, with a daemon that tells the dates.
@Suite struct `The treatment is told for the visit` {
    private let folder: ReportFolder

    init() throws { folder = try ReportFolder() }

    private func peer(_ replies: [AdherenceReply]? = nil, course: Wire.CourseReport? = nil)
        throws -> Peer
    {
        let told =
            replies ?? [
                AdherenceReply(
                    periods: ReportSample.early, entries: Array(ReportSample.entries.prefix(5)),
                    next: (ReportSample.today - 9).description),
                AdherenceReply(
                    periods: ReportSample.late, entries: Array(ReportSample.entries.dropFirst(5))),
                AdherenceReply(periods: ReportSample.lately),
            ]
        return try Peer(
            [
                .reply(StatusReply(status: Sample.status).message()),
                .reply(CourseReply(courses: [course ?? ReportSample.course]).message()),
            ] + told.map { .replyAndEnd($0.message()) })
    }

    private func run(_ words: [String], by peer: Peer) -> Program.Result {
        let environment = [
            "LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder.path, "HOME": folder.path,
            "XDG_DATA_HOME": folder.path, "XDG_DATA_DIRS": folder.path,
        ]
        return Program(environment: environment).run(words + ["--socket", peer.path])
    }

    @Test func `where it stands, how it was taken, what was noted, decided and is to be asked`()
        throws
    {
        let lines = Screen.plain.report(ReportSample.report)
        #expect(
            lines.joined(separator: "\n").replacing("\u{a0}", with: " ") == """
                Report: Thu 12 November 2026 to Tue 1 December 2026

                Where the courses stand
                Baclofène, 20 mg a day: step 2 of 3, day 1 of 2. Next: 30 mg a day from Thu 3 December.

                How it was taken
                  medicine                 doses    on time  early  late  skipped  missed  extra      even
                  Baclofène                   19  10 (53 %)      –     8        –       1      –  10 of 18
                  Baclofène, last 14 days     13   4 (31 %)      –     8        –       1      –         –
                  Vitamin                      0          0      –     –        –       –      1         –

                What was noted
                Drinks: 3 a week on average, on 2 of 20 days. Most in a week: 6, from Thu 12 November 2026. Low risk is at most 10 a week (SpF, 2017).
                Craving: noted 2 times, 5.5 of 10 on average, at most 8.
                  effect      times  at worst  from, to                  at a day's amount of
                  drowsiness      2         5  2026-11-14 to 2026-11-29  10 mg to 20 mg
                  dry mouth       1         –  2026-11-29                20 mg
                2026-11-26: slept badly

                What was asked and decided
                2026-11-23: Baclofène on hold from 2026-11-23: the threshold dose, to be kept until 2027-03-01
                2026-11-29: Baclofène goes back a step from 2026-11-29: nausea

                Questions for the visit
                2026-11-27: May I drive?\u{20}

                As a page to print: dosectl report --html report.html
                """)
    }

    @Test func `the dates are asked for in parts, and the last days once more`() throws {
        let peer = try peer()
        let result = run(["report", "--json"], by: peer)
        #expect(result.code == .done)
        #expect(result.errors == "")
        let calls = peer.calls.filter { $0.contains("Adherence") }
        #expect(calls.count == 3)
        #expect(calls[0].contains("\"from\":\"2026-11-12\""))
        // What was decided today acts from tomorrow on.
        #expect(calls[0].contains("\"through\":\"2026-12-02\""))
        #expect(calls[0].contains("\"days\":1"))
        #expect(calls[1].contains("\"from\":\"2026-11-22\""))
        #expect(calls[2].contains("\"from\":\"2026-11-18\""))
        #expect(calls[2].contains("\"through\":\"2026-12-01\""))
        #expect(calls[2].contains("\"days\":14"))
        #expect(result.output.contains("\"on_time\":4"))
        #expect(result.output.contains("slept badly"))
    }

    @Test func `of years a week is a period`() throws {
        // The next part is asked for as one is read; where one ends elsewhere, once more from there.
        let peer = try peer([
            AdherenceReply(next: "2020-01-29"), AdherenceReply(next: "2020-02-29"),
            AdherenceReply(), AdherenceReply(), AdherenceReply(), AdherenceReply(),
        ])
        let result = run(["report", "--from", "2020-01-01", "--to", "2026-11-30"], by: peer)
        #expect(result.errors == "")
        let calls = peer.calls.filter { $0.contains("Adherence") }
        #expect(calls.first?.contains("\"days\":7") ?? false)
        #expect(calls.first?.contains("\"through\":\"2026-11-30\"") ?? false)
        #expect(
            ["2020-01-29", "2020-02-26", "2020-02-29"].allSatisfy { date in
                calls.contains { $0.contains("\"from\":\"\(date)\"") }
            })
    }

    @Test func `a daemon that does not get on ends the report`() throws {
        let back = AdherenceReply(next: ReportSample.first.description)
        let result = run(["report"], by: try peer([back, back]))
        #expect(result.code == .failed)
    }

    @Test func `dates in the wrong order are told, and what cannot be together`() throws {
        let late = run(["report", "--from", "2026-12-02"], by: try peer())
        #expect(late.code == .usage)
        #expect(
            late.errors.contains(
                "'2026-12-02' is no first date of a report that ends on 2026-12-01"))
        let order = run(
            ["report", "--from", "2026-11-02", "--to", "2026-11-01"], by: try peer())
        #expect(order.errors.contains("ends on 2026-11-01"))
        for words in [
            ["report", "--html", "a", "--json"], ["report", "--force"],
            ["report", "--from", "soon"],
            ["report", "today"], ["page", "--force"], ["page", "--json", "--watch"],
        ] {
            #expect(Program().run(words).code == .usage)
        }
    }

    @Test func `a page is written, and another's file is not replaced unasked`() throws {
        let file = "\(folder.path)/report.html"
        let result = run(["report", "--html", file], by: try peer())
        #expect(result.errors == "")
        #expect(result.output == "The report is in \(file).\n")
        let again = run(["report", "--html", file], by: try peer())
        #expect(again.code == .failed)
        #expect(run(["report", "--html", file, "--force"], by: try peer()).code == .done)
        let printed = run(["report", "--html", "-"], by: try peer())
        #expect(printed.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(printed.output.hasSuffix("</html>\n"))
    }

    @Test func `the page has the picture, the numbers beside it, and nothing that is fetched`() {
        let page = Screen.plain.page(ReportSample.report).text
        for text in [
            "<title>Report: Thu 12 November 2026 to Tue 1 December 2026</title>",
            "<title id=\"treatment-title\">The treatment with Baclofène from Thu 12 November 2026",
            "November 2026: Baclofène, 14.7 mg planned and 13.7 mg taken a day.",
            "<th scope=\"row\">November 2026</th>", "threshold 20 mg", "low risk: at most 10",
            "<th scope=\"row\">drowsiness</th>", "<li>2026-11-27: May I drive? </li>",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        for name in ["<script", "<link", "<img", "src=", "url(", "@import", "<a "] {
            #expect(!page.contains(name), "\(name)")
        }
        let addresses = page.split(separator: "http").dropFirst().filter {
            !$0.hasPrefix("://www.w3.org/2000/svg") && !$0.hasPrefix("-equiv")
        }
        #expect(addresses.isEmpty)
    }

    @Test func `where little is known the report says so`() {
        #expect(
            Screen.plain.report(ReportSample.bare).filter { !$0.isEmpty } == [
                "Report: Tue 1 December 2026",
                "As a page to print: dosectl report --html report.html",
            ])
        let page = Screen.plain.page(ReportSample.bare).text
        #expect(page.contains("Nothing is recorded of these dates."))
        #expect(page.contains("Nothing was noted in the diary."))
        #expect(page.contains("Nothing was asked or changed."))
        #expect(!page.contains("<svg"))
    }
}

@Suite struct `What a report draws` {
    @Test func `the axis goes on after today by what is planned, and not of a report of the past`()
        throws
    {
        var report = ReportSample.report
        let treatment = Treatment(report)
        #expect(treatment.axis == ReportSample.first...ReportSample.today + 14)
        let series = try #require(treatment.series.first)
        #expect(series.stretches.count == 34)
        #expect(series.stretches.filter { $0.taken == nil }.map(\.planned).suffix(1) == [30])
        #expect(series.stretches[16].taken == 0)
        #expect(series.planned(on: ReportSample.first + 9) == Amount(milligrams: 10))
        #expect(series.planned(on: ReportSample.first + 10) == Amount(milligrams: 20))
        report.periods = []
        report = Report(
            dates: ReportSample.first...ReportSample.today - 5, today: ReportSample.today,
            now: report.now, version: "", courses: report.courses, questions: [], needs: [],
            daysOfPeriod: 7,
            periods: [
                ReportSample.period(13, days: 7, planned: 70, taken: 35, Adherence())
            ])
        #expect(Treatment(report).axis == report.dates)
    }

    @Test func `a period of a week is its days on average`() throws {
        var report = ReportSample.report
        report = Report(
            dates: ReportSample.first...ReportSample.first + 9, today: ReportSample.today,
            now: report.now, version: "", courses: [], questions: [], needs: [], daysOfPeriod: 7,
            periods: [ReportSample.period(13, days: 7, planned: 70, taken: 35, Adherence())])
        let series = try #require(Treatment(report).series.first)
        #expect(series.stretches.map(\.planned) == [10, 0])
        #expect(series.stretches.map(\.taken) == [5, 0])
        #expect(series.stretches.map { $0.dates.upperBound - $0.dates.lowerBound } == [6, 2])
    }

    @Test func `of a first day it is told what was, and no week is made of it`() {
        let today = ReportSample.today
        let report = Report(
            dates: today...today, today: today, now: ReportSample.report.now, version: "",
            courses: [ReportSample.course], questions: [], needs: [], daysOfPeriod: 1,
            periods: [ReportSample.period(0, days: 1, planned: 20, taken: 20, Adherence())],
            entries: [
                DiarySample.entry(1, .drink, 2, at: "\(today)T12:00:00+01:00"),
                DiarySample.entry(2, .burden, 4, at: "\(today)T12:00:00+01:00"),
            ])
        #expect(
            Screen.plain.months(report, Treatment(report)).map(\.cells) == [
                ["20 mg", "20 mg", "–"]
            ])
        #expect(Screen.plain.noted(report) == ["Drinks: 2, on 1 of 1 days."])
        #expect(
            Screen.plain.effectRows(report).map { $0.prefix(3) } == [["all of them", "1", "4"]])
    }

    @Test func `drinks are of seven dates each from the first on`() {
        let weeks = ReportSample.report.drinksOfWeeks
        #expect(weeks.map(\.sum) == [6, 0, 2.5])
        #expect(weeks.last?.dates.upperBound == ReportSample.today)
    }

    @Test func `a question is a note that ends with a question mark`() {
        #expect(
            ReportSample.report.askedByPerson.map(\.observation.note) == ["May I drive? "])
        #expect(ReportSample.report.notes.map(\.observation.note) == ["slept badly"])
    }

    @Test func `what was decided is no matter of course`() {
        var found = ReportSample.moved(1, .placed, from: ReportSample.today, nil)
        found.placed = .found
        var kept = found
        kept.placed = .kept
        var report = ReportSample.report
        report.entries = [found, kept] + ReportSample.entries
        #expect(report.decisions.map(\.placed) == [.kept, nil, nil])
    }

    @Test func `a hold says why in words of the ledger, and is read again`() {
        for mark in [CourseMark.comfort, .threshold(until: "2027-03-01")] {
            #expect(CourseMark(reason: mark.reason) == mark)
        }
        #expect(CourseMark(reason: "nausea") == nil)
    }
}

@Suite struct `The morning's page` {
    private let folder: ReportFolder

    init() throws { folder = try ReportFolder() }

    private var parts: [Peer.Part] {
        let day = Peer.Part.reply(
            DiaryReply(diary: DiarySample.days[1]).message())
        return [.reply(StatusReply(status: Sample.status).message())]
            + Array(repeating: day, count: 7)
            + [.reply(StatusReply(status: Sample.status).message())]
    }

    private func run(_ words: [String], _ parts: [Peer.Part], opened: CInt = 0) throws
        -> Program.Result
    {
        let peer = try Peer(parts)
        var program = Program(environment: ["LANG": "C.UTF-8", "HOME": folder.path])
        program.execute = { $0.first == "xdg-open" ? opened : 1 }
        return program.run(["page"] + words + ["--socket", peer.path])
    }

    @Test func `it has the doses, the courses and the diary, and is for its owner alone`() throws {
        let result = try run([], parts)
        let file = "\(folder.path)/.cache/dosed/page.html"
        #expect(result.errors == "")
        #expect(result.output == "The page is in \(file).\n")
        let text = try #require(content(file))
        for part in [
            "<h1>Tue 1 December 2026</h1>", "As it was at 17:05.", "missed</td>",
            "ringing until 18:00", "drowsiness 3", "Baclofène, 20 mg a day",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("http-equiv=\"refresh\""))
        // Its own place is always written anew.
        #expect(try run([], parts).code == .done)
    }

    @Test func `it is opened, and where that fails it says what to open`() throws {
        #expect(try run(["--open"], parts).code == .done)
        let failed = try run(["--open"], parts, opened: 256)
        #expect(failed.code == .failed)
        #expect(failed.errors.contains("xdg-open could not show the page; open "))
    }

    @Test func `it is written again at each change, and a browser is told to read it again`()
        throws
    {
        let watch = WatchReply(status: Sample.status, entries: [])
        let first = Peer.Part.replyAndEnd(
            watch.message(continues: true) + watch.message(continues: false))
        let file = "\(folder.path)/day.html"
        let result = try run(["--html", file, "--watch"], [first] + parts + parts)
        #expect(result.errors == "")
        #expect(result.output == "The page is in \(file).\n")
        #expect(content(file)?.contains("<meta http-equiv=\"refresh\" content=\"60\">") ?? false)
    }
}
