import DoseCore
import Testing

/// The steps of a plan by their dates.
@Suite struct `The calendar of a plan` {
    private func dates(_ medication: Medication) -> [String] {
        medication.calendar.map { "\($0.index + 1): \($0.first) \($0.last?.description ?? "-")" }
    }

    @Test func `a step ends before the next begins, and the last is kept`() {
        #expect(
            dates(titration()) == [
                "1: 2026-12-01 2026-12-03", "2: 2026-12-04 2026-12-06", "3: 2026-12-07 -",
            ])
    }

    @Test func `the last of a course that stops has its days and no more`() {
        let calendar = titration(after: .stop).calendar
        #expect(calendar.last?.last == civil("2026-12-09"))
        #expect(calendar.map(\.length) == [3, 3, 3])
    }

    @Test(arguments: [AfterLastStep.hold, .stop])
    func `an end cuts the step it falls into, and what would begin after it has no place`(
        after: AfterLastStep
    ) {
        #expect(
            dates(titration(after: after, end: "2026-12-04")) == [
                "1: 2026-12-01 2026-12-03", "2: 2026-12-04 2026-12-04",
            ])
    }
}
