import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing

/// What the linter says of the published titrations: only what the rules justify.
@Suite struct PublishedPlanTests {
    @Test func `the targeted titration has one large intake at its end`() throws {
        let text = String(
            decoding: repositoryFile("config/plan.example.toml"), as: UTF8.self)
        let found = try lint(text, by: baclofen, in: try zone("Europe/Paris")) {
            $0.cravings = CivilTime("18:00").map { [$0] } ?? []
            $0.reviewEvery = 14
        }
        #expect(
            found == [
                "plan.toml:28:29: warning: 50 mg at 17:00; where a single intake above 40 mg is not "
                    + "tolerated, an earlier one is added [baclofen: FAQ of the forum Baclofène, 5.6, 6.8]"
            ])
        #expect(try lint(text, in: try zone("Europe/Paris")) == [])
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
        let lines = try found(ameisen)
        let pace = lines.filter { $0.contains("at most 10 mg more in 3 days") }
        #expect(pace.count == 6)
        #expect(
            pace.first
                == "plan.toml:8:1: warning: raised from 30 mg to 50 mg a day at once; at most 10 mg "
                + "more in 3 days [baclofen: FAQ of the forum Baclofène, 5.2, 5.9]")
        let above = lines.filter { !pace.contains($0) }
        #expect(
            above == [
                "plan.toml:12:1: warning: 130 mg a day; from 120 mg a day on the prescriber asks an "
                    + "experienced colleague [baclofen: French temporary recommendation of 2014; FAQ of the forum Baclofène, 10.2, 2014-2017]",
                "plan.toml:12:1: warning: 130 mg a day; above 180 mg a day (above 120 mg from 65 years "
                    + "of age on) the decision is collegial [baclofen: French temporary recommendation of 2014; FAQ of the forum Baclofène, 10.2, 2014-2017]",
            ])
    }
}
