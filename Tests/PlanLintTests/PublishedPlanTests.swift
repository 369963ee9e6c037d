import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing

/// What the linter says of the published titrations: only what the rules justify.
@Suite struct PublishedPlanTests {
    @Test func `the targeted titration is without a word`() throws {
        let text = String(
            decoding: repositoryFile("config/plan.example.toml"), as: UTF8.self)
        #expect(try lint(text, by: baclofen, in: try zone("Europe/Paris"), isNew: true) == [])
    }

    /// A titration of steps of three days, each in even intakes.
    private func found(_ daily: [Int]) throws -> [String] {
        try lint(plan(days: daily.map { (3, $0) }), by: baclofen) { medication in
            medication.reviewEvery = 14
            for index in medication.steps.indices { medication.steps[index].spread() }
        }
    }

    @Test func `the slower protocols are without a word`() throws {
        let beaurepaire = [10, 20, 30, 40, 50, 60, 70]
        let ansm2014 = [15, 20, 25, 30, 40, 50, 60]
        let halfTablets = [15, 30, 40, 50, 60]
        for daily in [beaurepaire, ansm2014, halfTablets] { #expect(try found(daily) == []) }
    }

    @Test func `the fast one is above the pace`() throws {
        let ameisen = [30, 50, 70, 90, 110, 130, 150]
        let rtu =
            "[baclofen: RTU of baclofen (ANSM, March 2014), France, 2014-2017, no longer in force]"
        #expect(
            try found(ameisen) == [
                "plan.toml:8:1: warning: raised from 30 mg to 50 mg a day at once; at most 10 mg more "
                    + "in 3 days; the same at steps 3 to 7 [baclofen: FAQ of the forum Baclofène, 5.2, 5.9]",
                "plan.toml:12:1: warning: 130 mg a day; from 120 mg a day the prescriber asks an "
                    + "experienced colleague \(rtu)",
                "plan.toml:12:1: warning: 130 mg a day; above 180 mg a day (above 120 mg for somebody "
                    + "of more than 65 years) several specialists decide together \(rtu)",
            ])
    }

    @Test func `a published taper is one without a word, with the profile and without it`() throws {
        let text =
            plan(days: [50, 40, 30, 20, 10].map { (21, $0) }, after: "stop")
            + "\ntablet = \"10 mg\"\nhalves = true"
        #expect(try lint(text) == [])
        #expect(
            try lint(text, by: baclofen) {
                for index in $0.steps.indices { $0.steps[index].spread() }
            } == [])
    }
}
