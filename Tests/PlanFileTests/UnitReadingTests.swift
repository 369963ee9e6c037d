import DoseCore
import Testing
import Words

@testable import PlanFile

/// What stands on a box, in its own unit.
@Suite struct `Units of a plan` {
    private func medication(_ lines: String) -> Medication? {
        PlanFile.read("version = 1\n[medication.a]\nstart = 2026-12-01\n" + lines).plan?
            .medications.first
    }

    private func problems(_ lines: String) -> [String] {
        PlanFile.read("version = 1\n[medication.a]\nstart = 2026-12-01\n" + lines)
            .problems.map { $0.message(in: "p") }
    }

    private func shown(_ lines: String) -> [String]? {
        medication("times = [\"08:00\"]\n" + lines)?.steps.flatMap {
            $0.slots.map { "\($0.amount)" }
        }
    }

    @Test(arguments: AmountUnit.allCases)
    func `the key of the amounts is their unit`(unit: AmountUnit) {
        let amount = Amount(2, unit)
        #expect(
            medication("times = [\"08:00\"]\nsteps = [{ \(unit.rawValue) = [2] }]")?
                .steps.first?.slots.first?.amount == amount)
    }

    @Test(arguments: [
        ("steps = [{ mcg = [62.5] }]", ["62.5 µg"]),
        ("tablet = \"62.5 mcg\"\nsteps = [{ mg = [0.0625] }]", ["62.5 µg"]),
        ("steps = [{ mg = [0.00025] }]", ["0.25 µg"]),
        ("steps = [{ mg = [13800] }]", ["13.8 g"]),
        ("tablet = \"500 mg\"\nsteps = [{ mg = [1000] }]", ["1000 mg"]),
        ("tablet = \"50 µg\"\nhalves = true\nsteps = [{ mg = [0.075] }]", ["75 µg"]),
        ("tablet = \"0.05 mg\"\nsteps = [{ mg = [0.05] }]", ["0.05 mg"]),
        ("steps = [{ days = 1, mg = [0.5] }, { mg = [1] }]", ["0.5 mg", "1 mg"]),
        ("steps = [{ mcg = [1500] }]", ["1500 µg"]),
        ("steps = [{ g = [0.5] }]", ["0.5 g"]),
    ])
    func `amounts are shown as the box has them, all of a medication alike`(
        _ lines: String, _ shown: [String]
    ) {
        #expect(self.shown(lines) == shown)
    }

    @Test(arguments: ["ug", "gm", "mL", "MG", "mgs", "milligram", "puff", "Tabletten"])
    func `no other unit is taken for one that is not known, nor offered`(key: String) {
        let told = problems("times = [\"08:00\"]\nsteps = [{ \(key) = [25] }]")
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("p:5:12: error: '\(key)' is not a key for amounts") ?? false)
        #expect(told.first?.contains("did you mean") == false)
    }

    @Test(arguments: [
        (
            "steps = [{ days = 1 }]",
            "p:5:10: error: step 1 has no amounts; write them with their unit, for example: "
                + "mg = [10, 20], or ml, units, tablets"
        ),
        (
            "steps = [{ mg = [1], ml = [1] }]",
            "p:5:22: error: 'ml' stands beside 'mg'; the amounts of a step have one unit"
        ),
        (
            "steps = [{ days = 1, mg = [1] }, { ml = [1] }]",
            "p:5:34: error: amounts in ml after amounts in mg; the amounts of a medicine are all "
                + "masses, all volumes, or all of one unit"
        ),
        (
            "tablet = \"1.000 mg\"\nsteps = [{ mg = [1] }]",
            "p:5:10: error: 'tablet': \"1.000 mg\" is 1 mg to some readers and 1000 mg to others; "
                + "write \"1 mg\" or \"1000 mg\""
        ),
        (
            "tablet = \"10 mg\"\nstrength = \"10 mg/5 ml\"\nsteps = [{ mg = [10] }]",
            "p:6:1: error: 'strength' stands beside 'tablet', which says it already; keep one of them"
        ),
        (
            "strength = \"10 mg/5 ml\"\nsteps = [{ puffs = [1] }]",
            "p:6:10: warning: the strength 10 mg/5 ml does not tell what puffs are; is the unit of "
                + "the amounts right?"
        ),
        (
            "tablet = \"10 mg\"\nparts = 3\nsteps = [{ mg = [10] }]",
            "p:6:9: error: 'parts': found 3, expected into how many parts each may be cut: 2 or 4"
        ),
        (
            "tablet = [\"10 mg\", \"2 mg\"]\nsteps = [{ mg = [11] }]",
            "p:6:18: warning: 11 mg cannot be made of tablets of 10 mg and 2 mg"
        ),
        (
            "steps = [{ mg = [50000] }]",
            "p:5:18: warning: 50 g at one time is more than anybody takes; is the unit right?"
        ),
        (
            "steps = [{ ml = [0.0001] }]",
            "p:5:18: error: 'ml': 0.0001 is finer than a nanogram or a thousandth of a unit"
        ),
    ])
    func `what does not fit is told`(_ lines: String, _ message: String) {
        #expect(problems("times = [\"08:00\"]\n" + lines) == [message])
    }

    @Test func `a strength tells both sides, and several are paid in the fewest pieces`() throws {
        let solution = try #require(
            medication("times = [\"08:00\"]\nstrength = \"10 mg/5 ml\"\nsteps = [{ ml = [2.5] }]"))
        #expect(
            solution.preparation?.words(for: solution.steps[0].slots[0].amount, .point) == "5 mg")
        let tablets = try #require(
            medication(
                "times = [\"08:00\"]\ntablet = [\"2 mg\", \"10 mg\"]\nsteps = [{ mg = [24] }]"))
        #expect(
            tablets.preparation?.words(for: tablets.steps[0].slots[0].amount, .point)
                == "2 tablets of 10 mg and 2 of 2 mg")
        let quarters = try #require(
            medication(
                "times = [\"21:00\"]\ntablet = \"25 mg\"\nparts = 4\nsteps = [{ mg = [6.25] }]"))
        #expect(
            quarters.preparation?.words(for: quarters.steps[0].slots[0].amount, .point)
                == "¼ tablet of 25 mg")
    }

    @Test func `a dose may have no amount, and words of its own`() throws {
        let cream = try #require(medication("times = [\"20:00\"]\nnote = \"left elbow\""))
        #expect(cream.steps.map { $0.slots.map(\.amount) } == [[.dose]])
        #expect(cream.note == "left elbow")
        // Where a strength is told, the amounts were forgotten.
        #expect(
            problems("times = [\"20:00\"]\ntablet = \"10 mg\"").first?.contains(
                "'steps' is missing")
                ?? false)
        let step = try #require(
            medication("times = [\"20:00\"]\nsteps = [{ mg = [1], note = \"with food\" }]"))
        #expect(step.steps[0].note == "with food")
    }

    @Test func `what is taken as needed has a dose, and a most in a rolling stretch`() throws {
        let text =
            "as_needed = { dose = \"1 g\", spacing = \"4 h\", max = \"4 g\", within = \"24 h\" }"
        #expect(
            try #require(medication(text)).asNeeded
                == AsNeeded(
                    dose: Amount(1, .g), spacing: .hours(4), maximum: Amount(4, .g),
                    within: .hours(24)))
        #expect(medication("as_needed = { daily_max = \"80 mg\" }")?.asNeeded?.within == .hours(24))
        #expect(
            problems("as_needed = { dose = \"5 g\", max = \"4 g\" }") == [
                "p:4:22: error: 'dose': \"5 g\" must be 0 g to 4 g"
            ])
        #expect(problems("as_needed = { within = \"24 h\" }").count == 1)
        #expect(problems("as_needed = { dose = \"1 puff\", max = \"4 g\" }").count == 1)
    }
}
