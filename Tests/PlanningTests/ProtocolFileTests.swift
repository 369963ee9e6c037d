import DoseCore
import PlanFile
import Testing
import Words

@testable import Planning

@Suite struct ProtocolFileTests {
    private let whole = """
        name = "Mine"
        source = "My prescriber"
        date = "2026"
        medication = "Baclofen"
        tablet = "10 mg"
        halves = true
        intakes = 4
        profile = "baclofen"
        fill = { first = 10, others = 20, largest = 40 }
        review_every = 14
        lead = "75 min"
        goes_on = "until it helps"
        phases = [
          { mg = 15, days = 3 },
          { mg = 30, days = 4, raise = 10, until = 60 },
          { mg = 65, days = 7, raise = 5 },
        ]
        """

    @Test func `a whole one`() {
        let reading = ProtocolFile.read(whole)
        #expect(reading.problems == [])
        #expect(
            reading.value
                == TitrationProtocol(
                    name: "Mine", source: "My prescriber", date: "2026", medication: "Baclofen",
                    preparation: Preparation(tablet: mg(10), parts: 2), profile: "baclofen",
                    reviewEvery: 14, intakes: 4,
                    fill: Fill(first: mg(10), others: mg(20), largest: mg(40)),
                    lead: .minutes(75), goesOn: "until it helps",
                    phases: [
                        .init(amount: mg(15), days: 3),
                        .init(amount: mg(30), days: 4, raise: .init(by: mg(10), until: mg(60))),
                        .init(amount: mg(65), days: 7, raise: .init(by: mg(5))),
                    ]))
    }

    @Test(arguments: [
        ("source", "sorce", "2:1: error: unknown key 'sorce'; did you mean 'source'?"),
        ("days = 4", "days = 0", "15:21: error: 'days': 0 must be 1 to 3660"),
        (
            "until = 60", "until = 20",
            "15:44: error: 'until': 20 must be 30 mg to 100000 mg"
        ),
        (
            "raise = 10, until = 60", "raise = 10",
            "15:3: error: 'until' is missing in phase 2; write for example: until = 10 or 2.5"
        ),
        (
            "raise = 10, until = 60", "until = 60",
            "15:3: error: 'raise' is missing in phase 2; write for example: raise = 10 or 2.5"
        ),
        (
            "raise = 10", "raise = 0",
            "15:32: error: 'raise': 0 must be 0.001 mg to 100000 mg"
        ),
        (
            "first = 10", "first = 50",
            "9:18: error: 'first': 50 must be 0.001 mg to 40 mg"
        ),
        (
            "intakes = 4", "intakes = \"4\"",
            "7:11: error: 'intakes': found \"4\", expected a whole number such as 3"
        ),
        (
            "\"10 mg\"", "10",
            "5:10: error: 'tablet': found 10, expected a tablet's strength such as \"10 mg\""
        ),
    ])
    func `a mistake is told where it stands`(part: String, mistake: String, message: String) {
        let reading = ProtocolFile.read(whole.replacing(part, with: mistake))
        #expect(reading.value == nil)
        #expect(reading.problems.map { $0.message(in: "x") }.contains("x:\(message)"))
    }

    @Test func `what must be there is asked for`() {
        #expect(
            ProtocolFile.read("").problems.map { $0.message(in: "x").prefix(30) }
                == ["x:1:1: error: 'name' is missin", "x:1:1: error: 'source' is miss"]
                + ["x:1:1: error: 'medication' is ", "x:1:1: error: 'tablet' is miss"]
                + ["x:1:1: error: 'phases' is miss"])
    }

    @Test func `the ones that come with the program are read without a word`() throws {
        for name in ProtocolFile.published {
            let titration = try published(name)
            #expect(titration.preparation.strength == mg(10))
            let fill = Fill(first: mg(20), others: mg(30), largest: mg(50))
            #expect(titration.fill == (["beaurepaire", "targeted"].contains(name) ? fill : nil))
            #expect(
                titration.goesOn == (name == "half-tablets" ? nil : "until the craving is gone"))
            #expect(titration.lead == (name == "targeted" ? .hours(1) : nil))
        }
    }
}
