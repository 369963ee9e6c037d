import DoseCore
import PlanFile
import PlanSamples
import TOMLText
import Testing
import Words

@Suite struct PlanReadingTests {
    @Test func `the plan of the specification is read whole`() throws {
        let text = """
            version = 1
            timezone = "local"

            [medication.baclofen]
            name   = "Baclofène"
            tablet = "10 mg"
            halves = true
            start  = 2026-12-01
            times  = ["13:00", "15:00", "17:00"]
            steps  = [                       # one row per plateau; amounts in mg, one per time
              { days = 3, mg = [ 0,  0, 10] },
              { days = 3, mg = [ 0,  0, 20] },
              { days = 3, mg = [ 0,  0, 30] },
              { days = 3, mg = [ 0, 10, 30] },
            ]
            after  = "hold"                  # stay on the last row ("hold"), or end ("stop")
            late   = "60 min"
            """
        let reading = PlanFile.read(text)
        #expect(reading.problems == [])
        let times = ["13:00", "15:00", "17:00"].compactMap { CivilTime($0) }
        let start = try #require(CivilDate("2026-12-01"))
        let rows = [[0, 0, 10], [0, 0, 20], [0, 0, 30], [0, 10, 30]]
        let steps = rows.map { row in
            Step(
                days: 3,
                slots: zip(times, row).map { Slot(time: $0, amount: Amount(milligrams: $1)) })
        }
        let baclofen = Medication(
            key: "baclofen", name: "Baclofène",
            preparation: Preparation(tablet: Amount(milligrams: 10), parts: 2), start: start,
            steps: steps, after: .hold, late: .minutes(60))
        #expect(reading.plan == Plan(zone: .local, medications: [baclofen]))
    }

    @Test func `what a medication leaves out has a default`() throws {
        let medication = try #require(PlanFile.read(plan(with: "")).plan?.medications.first)
        #expect(medication.name == "x")
        #expect(medication.preparation == nil)
        #expect(medication.after == .hold)
        #expect(medication.early == Limits.early)
        #expect(medication.late == Limits.late)
        #expect(medication.spacing == nil)
    }

    @Test func `the bounds of a dose and what its course asks for are read each for itself`() throws
    {
        let lines = """
            early = "10 min"
            late = "20 min"
            spacing = "3 h"
            pause_after = 5
            review_every = 14
            cravings = ["18:00"]
            """
        let medication = try #require(PlanFile.read(plan(with: lines)).plan?.medications.first)
        #expect(medication.early == .minutes(10))
        #expect(medication.late == .minutes(20))
        #expect(medication.spacing == .hours(3))
        #expect(medication.pauseAfter == 5)
        #expect(medication.reviewEvery == 14)
        #expect(medication.cravings == [try #require(CivilTime("18:00"))])
    }

    @Test(
        arguments: [
            ("0 s", .zero), ("45 s", .seconds(45)), ("45s", .seconds(45)), ("45 sec", .seconds(45)),
            ("10 min", .minutes(10)), ("1.5 h", .minutes(90)), ("12 h", .hours(12)),
        ] as [(String, Duration)])
    func `a duration is a number and a unit`(text: String, duration: Duration) {
        let reading = PlanFile.read(plan(with: "early = \"\(text)\""))
        #expect(reading.plan?.medications.first?.early == duration)
    }

    @Test(arguments: [
        ("10 mg", 10_000), ("10mg", 10_000), ("2.5 mg", 2500), ("0.5 g", 500_000),
        ("25 \u{B5}g", 25), ("25 \u{3BC}g", 25), ("25 mcg", 25), ("25 ug", 25),
    ])
    func `a tablet has its strength in one of the usual units`(text: String, micrograms: Int) {
        let reading = PlanFile.read(plan(with: "tablet = \"\(text)\""))
        let strength = Amount(micrograms: micrograms)
        #expect(reading.plan?.medications.first?.preparation == Preparation(tablet: strength))
    }

    @Test(arguments: [
        "local", "UTC", "Europe/Paris", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "EST5EDT",
    ])
    func `a zone is the machine's or a place`(name: String) {
        let zone = PlanFile.read("version = 1\ntimezone = \"\(name)\"").plan?.zone
        #expect(zone == (name == "local" ? .local : .named(name)))
    }

    @Test func `a step may have times of its own`() {
        let reading = PlanFile.read(
            plan(steps: "[{ days = 2, mg = [5, 5] }, { mg = [7], times = [\"20:30:15\"] }]"))
        #expect(
            reading.plan?.medications.first?.steps.last
                == CivilTime("20:30:15").map { time in
                    Step(days: 1, slots: [Slot(time: time, amount: Amount(milligrams: 7))])
                })
    }

    @Test func `a step at which nothing is due is a pause`() {
        let reading = PlanFile.read(plan(steps: "[{ days = 2, mg = [5, 5] }, { mg = [0, 0] }]"))
        #expect(reading.problems == [])
        #expect(reading.plan?.medications.first?.steps.last?.dailyAmount == .zero)
    }

    @Test func `medications keep the order of the file`() {
        let body = "start = 2026-12-01\ntimes = [\"08:00\"]\nsteps = [{ mg = [1] }]\n"
        let text = "version = 1\n" + ["z", "a", "m"].map { "[medication.\($0)]\n" + body }.joined()
        #expect(PlanFile.read(text).plan?.medications.map(\.key) == ["z", "a", "m"])
    }

    @Test func `every part of a plan can be found again in its file`() {
        let reading = PlanFile.read(
            plan(steps: "[{ days = 2, mg = [5, 5] },\n  { mg = [0, 0] }]"))
        let rows: [(PlanPath, Int, Int)] = [
            (.plan, 1, 1), (.medication("x"), 2, 13), (.field("x", .start), 3, 9),
            (.field("x", .name), 2, 13), (.step("x", step: 1), 7, 3),
            (.slot("x", step: 0, slot: 1), 6, 31), (.slot("x", step: 1, slot: 9), 7, 3),
        ]
        for (path, line, column) in rows {
            #expect(reading.locations[path] == SourcePosition(line: line, column: column))
        }
    }

    @Test func `a finding made later is told at its place`() {
        var reading = PlanFile.read(plan(with: ""))
        reading.add([PlanFinding(.slot("x", step: 0, slot: 1), .neverDue("x"))])
        #expect(
            reading.problems.map { $0.message(in: "p") } == [
                "p:5:22: warning: every amount of 'x' is 0; nothing will ring"
            ])
        #expect(reading.plan != nil)
    }
}
