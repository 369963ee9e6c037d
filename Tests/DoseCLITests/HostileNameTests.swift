import ControlProtocol
import DoseCore
import DoseSimulator
import Publishing
import Testing

@testable import DoseCLI

/// Whatever a daemon, a plan or a command line says, the terminal is told nothing but words.
@Suite struct `Hostile names on the terminal` {
    @Test func `of 100,000 names none steers the terminal, in UTF-8 and in ASCII`() {
        var random = Random(seed: 2)
        for _ in 1...100_000 {
            let name = HostileText.make(&random)
            if HostileText.isHarmful(Screen.plain.text(name)) {
                Issue.record("\(Array(name.unicodeScalars))")
            }
            guard Screen.ascii.text(name).allSatisfy({ ("\u{20}"..."\u{7e}").contains($0) }) else {
                Issue.record("\(Array(name.unicodeScalars))")
                continue
            }
        }
    }

    @Test func `of 100,000 names each is the same in JSON, and steers no terminal`()
        throws
    {
        var random = Random(seed: 3)
        for _ in 1...1000 {
            let names = (1...100).map { _ in HostileText.make(&random) }
            let json = String(decoding: JSON.bytes(names), as: UTF8.self).harmlessJSON
            if HostileText.isHarmful(json) { Issue.record("\(json.debugDescription)") }
            let read = try VarlinkReply(message: Array("{\"parameters\":{\"names\":\(json)}}".utf8))
                .parameters(Names.self)
            // Equal as scalars: texts that are written differently may be equal letters.
            let scalars = { (names: [String]) in names.map { Array($0.unicodeScalars) } }
            #expect(scalars(read.names) == scalars(names))
        }
    }

    private struct Names: Decodable {
        let names: [String]
    }

    @Test(arguments: [Screen.plain, Screen.ascii, Screen.coloured])
    func `no screen shows a text as it came`(screen: Screen) {
        var random = Random(seed: 4)
        for _ in 1...60 {
            let hostile = Hostile(text: { HostileText.make(&random) })
            for line in hostile.screens(screen) {
                let words = Self.withoutColour(line, of: screen)
                if HostileText.isHarmful(words) { Issue.record("\(line.debugDescription)") }
            }
        }
    }

    @Test func `no report and no page shows a text as it came`() {
        var random = Random(seed: 8)
        for _ in 1...40 {
            let hostile = Hostile(text: { HostileText.make(&random) })
            for line in Screen.plain.report(hostile.report) where HostileText.isHarmful(line) {
                Issue.record("\(line.debugDescription)")
            }
            let page = Screen.plain.page(hostile.report).text
            for line in page.split(separator: "\n") where HostileText.isHarmful(String(line)) {
                Issue.record("\(line.debugDescription)")
            }
        }
    }

    @Test func `no refusal and no failure tells a text as it came`() {
        var random = Random(seed: 5)
        for _ in 1...60 {
            let hostile = Hostile(text: { HostileText.make(&random) })
            for failure in hostile.failures {
                let words = Screen.plain.message(failure, of: "take") ?? ""
                if HostileText.isHarmful(words, lines: true) {
                    Issue.record("\(words.debugDescription)")
                }
            }
        }
    }

    /// The line without the colours that the screen itself has put there.
    ///
    /// Byte by byte: a mark that follows would belong to the last letter of the escape.
    private static func withoutColour(_ line: String, of screen: Screen) -> String {
        guard screen.style.hasColour else { return line }
        let codes = ["0", "1", "2", "31", "32", "33"].map { Array("\u{1b}[\($0)m".utf8) }
        var rest = Array(line.utf8)[...]
        var words: [UInt8] = []
        while let byte = rest.first {
            let code = codes.first { rest.starts(with: $0) }
            if code == nil { words.append(byte) }
            rest = rest.dropFirst(code?.count ?? 1)
        }
        return String(decoding: words, as: UTF8.self)
    }

    @Test func `what is typed is told without effect`() {
        var random = Random(seed: 6)
        for _ in 1...60 {
            let text = HostileText.make(&random)
            let verbs = [["take"], ["take", "--at"], ["today"], ["check"]].map { $0 + [text] }
            for words in [[text], ["--\(text)"]] + verbs {
                let result = Program(environment: ["LANG": "C.UTF-8", "XDG_RUNTIME_DIR": "/none"])
                    .run(words)
                let said = result.output + result.errors
                if HostileText.isHarmful(said, lines: true) {
                    Issue.record("\(said.debugDescription)")
                }
            }
        }
    }
}

/// Every value of the protocol with hostile texts wherever there is a text.
private struct Hostile {
    let text: () -> String

    private func dose(_ state: Wire.Dose.State) -> Wire.Dose {
        var dose = Sample.ringing
        dose.state = state
        for field in [
            \Wire.Dose.id, \.medication, \.name, \.date, \.time, \.due, \.opens, \.closes,
        ] { dose[keyPath: field] = text() }
        for field in [
            \Wire.Dose.note, \.snoozedUntil, \.recordedAt, \.takenAt, \.reason,
        ] { dose[keyPath: field] = text() }
        dose.recordedBy = .button
        dose.taken = 5
        return dose
    }

    private var doses: [Wire.Dose] { Wire.Dose.State.allCases.map(dose) }

    private var entries: [Wire.Entry] {
        Record.Event.Word.allCases.map { event in
            var entry = Sample.entries[0]
            entry.event = event
            entry.at = text()
            entry.amount = 5
            for field in [
                \Wire.Entry.medication, \.dose, \.date, \.intakeAt, \.until, \.from, \.reason,
                \.request,
            ] { entry[keyPath: field] = text() }
            return entry
        }
    }

    private var day: Wire.Day {
        var extra = Sample.extra
        (extra.medication, extra.name, extra.date, extra.at) = (text(), text(), text(), text())
        return Wire.Day(
            date: text(), doses: doses, extraIntakes: [extra],
            totals: [
                Wire.DayTotal(
                    medication: text(), name: text(), taken: 1, planned: 2)
            ])
    }

    private var status: Wire.Overview {
        Wire.Overview(
            version: text(), now: text(), zone: text(), takeable: doses, next: doses, missed: doses,
            today: day, courses: [course],
            health: Wire.Health.Code.allCases.flatMap { code in
                Wire.Health.Part.allCases.map { health($0, code) }
            })
    }

    var report: Report {
        var report = Report(
            dates: ReportSample.first...ReportSample.today, today: ReportSample.today,
            now: Instant(seconds: 1_796_141_100), version: text(), courses: [course],
            questions: [], needs: [], daysOfPeriod: 1)
        report.periods = (ReportSample.early + ReportSample.late).map { period in
            var period = period
            (period.medication, period.name) = ("m\(period.from)", text())
            return period
        }
        report.entries = ReportSample.entries.map { entry in
            var entry = entry
            (entry.medication, entry.reason) = (text(), text())
            var observation = entry.observation
            if observation?.name != nil { observation?.name = text() }
            if observation?.note != nil { observation?.note = text() }
            entry.observation = observation
            return entry
        }
        return report
    }

    private var course: Wire.CourseReport {
        var course = Sample.course
        (course.medication, course.name, course.today) = (text(), text(), text())
        (course.starts, course.reachesLast, course.ends) = (text(), text(), text())
        course.times = [text(), text()]
        course.moves = [Sample.move(.held, from: text(), reason: text())]
        for index in course.upcoming.indices {
            course.upcoming[index].from = text()
            course.upcoming[index].times = [text(), text()]
        }
        for index in course.days.indices { course.days[index].date = text() }
        return course
    }

    private func health(_ part: Wire.Health.Part, _ code: Wire.Health.Code) -> Wire.Health {
        var health = Wire.Health(
            part, code, file: text(), problems: [Wire.Place(file: text(), line: 1, column: 1)],
            at: text(), zone: text(), pragma: text(), found: text(), error: text(),
            doses: [dose(.awaited)])
        health.isWell = false
        return health
    }

    func screens(_ screen: Screen) -> [String] {
        var printed = PrintedHistory()
        let history = screen.history(HistoryReply(entries: entries), after: &printed)
        return screens(screen, history)
    }

    private func screens(_ screen: Screen, _ history: [String]) -> [String] {
        screen.status(status) + screen.day(day) + history
            + screen.month([day], first: CivilDate(dayNumber: 20_788), length: 31, of: nil)
            + screen.missed([day], since: CivilDate(dayNumber: 20_788))
            + screen.courses([course]) + doses.map(screen.done) + doses.map(screen.again)
    }

    var failures: [Failure] {
        let members = ControlError.Members(
            dose: dose(.missed), missed: dose(.missed), next: dose(.awaited), doses: doses,
            asked: text(), medication: text(), medications: [text(), text()], at: text(),
            kind: .held, course: course,
            health: health(.plan, .refused))
        let refusals = Refusal.Name.allCases.map { ControlError($0, members) }
        return refusals.map { .refused($0) } + [
            .notUnderstood(.invalidParameter(text())), .notUnderstood(.methodNotFound(text())),
            .daemon(.noSocket(path: text())), .daemon(.notPermitted(path: text())),
            .daemon(.garbled(path: text())), .noProtocol(text(), folders: [text()]),
            .exists(file: text()), .noMedication(text(), known: [text()]),
            .notInThatPlan(text(), file: text()), .otherUnit(text(), text(), .mg),
            .noKinetics(
                NoKinetics(
                    name: text(), key: text(), plan: text(), profile: text(), file: text())),
        ]
    }
}
