import DoseCore
import DoseSimulator
import PlanFile
import Testing

/// The same in a life: what rings, and what is let be taken.
@Suite struct `Prescriptions lived` {
    private static let zone = Zone.system("Europe/Paris")

    @Test(arguments: Corpus.names)
    func `who takes every dose is rung what was prescribed`(name: String) throws {
        let plan = try #require(PlanFile.read(Corpus.text(name)).plan)
        let expected = try #require(Corpus.expected["Europe/Paris"]?[name])
        var life = DutifulLife(plan, in: Self.zone, before: expected.dates.lowerBound)
        var broken: String?
        for wish in expected.wishes where broken == nil {
            broken = life.live(until: wish.dose.due)
            let isRecorded = life.take(wish.dose)
            #expect(
                isRecorded == wish.isAllowed,
                "\(wish.dose.told(in: Self.zone)): \(wish.isAllowed ? "refused" : "let be taken")")
        }
        let begin = Self.zone.instant(expected.dates.lowerBound, .midnight)
        // What is taken after midnight is of the evening before.
        let night = expected.doses.map(\.due).max().map { $0 + .seconds(1) } ?? begin
        let end = max(Self.zone.instant(expected.dates.upperBound + 1, .midnight), night)
        broken = broken ?? life.live(until: end)
        #expect(broken == nil)
        let rung = life.rung.filter { $0.due >= begin }
        #expect(difference(rung, expected.doses, in: Self.zone) == [])
    }
}
