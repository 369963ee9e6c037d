import DoseCore
import DoseSimulator
import PlanFile
import Testing

@testable import Planning

@Suite struct PlanWriterTests {
    @Test func `a plan is written for people`() {
        let plan = Plan(zone: .local, evening: CivilTime(hour: 21), medications: [.climbing])
        #expect(
            PlanWriter.text(plan, remarks: ["Made by \"dosectl plan new\"."]) == """
                # Made by "dosectl plan new".
                #
                # This is not medical advice: check it with the prescriber before you use it.
                # The amounts of a step are one for each time; 0 is nothing at that time.

                version = 1
                timezone = "local"

                [diary]
                evening = "21:00"

                [medication.baclofen]
                name   = "Baclofen"
                tablet = "10 mg"
                halves = false
                start  = 2026-12-01
                times  = ["13:00", "15:00", "17:00"]
                steps  = [
                  { days = 10, mg = [10, 10, 10] },  # from 2026-12-01: 30 mg a day
                  { days = 10, mg = [20, 20, 20] },  # from 2026-12-11: 60 mg a day
                  { days = 10, mg = [30, 30, 30] },  # from 2026-12-21: 90 mg a day
                ]
                after  = "hold"

                """)
    }

    @Test func `where times go is written, and read back the same`() {
        var moving = Medication.climbing
        moving.shift = TimeShift(
            from: day(5), to: times("14:00 16:00 18:00"), perDay: .minutes(30))
        let text = PlanWriter.text(Plan(zone: .local, medications: [moving]))
        let line = #"from = 2026-12-05, to = ["14:00", "16:00", "18:00"], per_day = "30 min""#
        #expect(text.contains("shift  = { \(line) }\n"))
        #expect(text.contains("# from 2026-12-13: 60 mg a day"))
        #expect(PlanFile.read(text).plan?.medications == [moving])
    }

    @Test func `remarks cannot leave their line`() {
        let text = PlanWriter.text(
            Plan(zone: .local, medications: [.climbing]), remarks: ["a\nversion = 2\u{1b}"])
        #expect(PlanFile.read(text).problems == [])
    }

    @Test func `a name steers no terminal that the plan is printed on`() {
        var medication = Medication.climbing
        medication.name = "a\u{1b}[2J\u{85}\u{202e}b\u{3a2}\u{e0001}é"
        let lines = PlanWriter.lines(Plan(zone: .local, medications: [medication]))
        #expect(
            lines.contains(
                #"name   = "a\u001b[2J\u0085\u202eb\u03a2\U000e0001é""#))
        #expect(PlanFile.read(lines.joined(separator: "\n")).plan?.medications == [medication])
    }

    @Test(arguments: 0..<300)
    func `a plan that is written is read back the same`(seed: Int) {
        let plan = Plan.random(seed: UInt64(seed))
        let reading = PlanFile.read(PlanWriter.text(plan, remarks: ["Seed \(seed)"]))
        #expect(reading.problems.filter { $0.severity == .error } == [])
        #expect(reading.plan == plan)
    }
}

extension Plan {
    static func random(seed: UInt64) -> Plan {
        var random = Random(seed: seed)
        let count = random.int(0...3)
        return Plan(
            zone: random.pick([.local, .named("Europe/Paris"), .named("UTC")]),
            medications: (0..<count).map { Medication.random(key: "drug-\($0)", &random) })
    }
}

extension Medication {
    fileprivate static func random(key: Key, _ random: inout Random) -> Medication {
        func maybe<Value>(_ value: Value) -> Value? { random.once(in: 2) ? value : nil }
        let names = ["Baclofène", "a \"b\" \\ c", "tab\tand\u{1b}[0m", "line\nend", "\u{202e}薬 💊"]
        let usual = moments(&random)
        let steps = (0..<random.int(1...8)).map { _ in
            let times = random.once(in: 4) ? moments(&random) : usual
            func slots() -> [Slot] {
                times.map { time in
                    Slot(time: time, amount: Amount(micrograms: random.int(0...40) * 1250))
                }
            }
            let days = Weekday.allCases.shuffled(using: &random)
            let variants = (0..<random.pick([0, 0, 1, 2])).map {
                Variant(weekdays: [days[2 * $0], days[2 * $0 + 1]], slots: slots())
            }
            let dates = random.once(in: 3) ? recurrence(&random) : .daily
            return Step(
                days: random.int(1...90), slots: slots(), on: variants,
                recurrence: dates == .daily ? nil : dates)
        }
        let name = random.pick(names)
        let strength = mg(random.int(1...20))
        let tablets = maybe(Preparation(tablet: strength, parts: random.once(in: 2) ? 2 : 1))
        let start = day(random.int(1...500))
        let profile = maybe("baclofen")
        if random.once(in: 5) {
            let bounds = AsNeeded(
                spacing: maybe(.minutes(random.int(1...300))),
                maximum: maybe(mg(random.int(1...80))))
            return Medication(
                key: key, name: name, preparation: tablets, start: start,
                steps: [Step(days: 1, slots: [])], asNeeded: bounds, profile: profile)
        }
        return Medication(
            key: key, name: name, preparation: tablets, start: start, steps: steps,
            after: random.pick(AfterLastStep.allCases), end: maybe(start + random.int(0...400)),
            recurrence: recurrence(&random), advance: random.pick(Advance.allCases),
            early: .minutes(random.int(0...90)), late: .seconds(random.int(1...9000)),
            spacing: maybe(.minutes(random.int(1...300))), pauseAfter: random.int(1...9),
            reviewEvery: maybe(random.int(1...60)),
            reviewOn: maybe(day(random.int(1...500))), profile: profile,
            cravings: random.once(in: 3) ? moments(&random) : [])
    }

    private static func recurrence(_ random: inout Random) -> Recurrence {
        switch random.int(0...6) {
        case 0: .daily
        case 1: .weekdays(Set((0...random.int(0...6)).map { _ in random.pick(Weekday.allCases) }))
        case 2: .every(days: random.int(2...30))
        case 3: .cycle(on: random.int(1...40), off: random.int(1...40))
        case 4: .months(random.int(1...12))
        case 5: .daysOfCycle([random.int(1...9), random.int(1...9)], of: random.int(9...40))
        default: .daysOfMonth(Set((0...random.int(0...9)).map { _ in random.int(1...31) }))
        }
    }

    private static func moments(_ random: inout Random) -> [CivilTime] {
        let seconds = Set((0..<random.int(1...6)).map { _ in random.int(0...86_399) })
        return seconds.sorted().compactMap { CivilTime(secondOfDay: $0) }
    }
}

@Suite struct `A series` {
    private static let text = """
        version = 1

        [medication.x]
        name  = "X"
        first = 2026-12-01T15:00:00
        every = "8 h"
        doses = 21
        dose  = "500 mg"
        """

    @Test func `is written, and read back the same`() throws {
        let plan = try #require(PlanFile.read(Self.text).plan)
        let written = PlanWriter.text(plan)
        for line in Self.text.split(separator: "\n") { #expect(written.contains(line)) }
        #expect(!written.contains("steps"))
        #expect(PlanFile.read(written).plan == plan)
    }

    @Test func `has no times to be moved`() throws {
        let medication = try #require(PlanFile.read(Self.text).plan?.medications.first)
        #expect(throws: PlanningError.countedDoses) {
            try medication.shifted(
                to: times("08:00"), from: day(3), perDay: .minutes(30), on: day(2))
        }
    }
}
