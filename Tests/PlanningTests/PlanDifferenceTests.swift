import DoseCore
import Testing

@testable import Planning

@Suite struct PlanDifferenceTests {
    private func difference(_ before: Medication, _ after: Medication) -> PlanDifference {
        PlanDifference(
            from: Plan(zone: .local, medications: [before]),
            to: Plan(zone: .local, medications: [after]))
    }

    @Test func `a plan does not differ from itself, nor by times at which nothing is due`() {
        var same = Medication.climbing
        for index in same.steps.indices {
            same.steps[index].slots.append(contentsOf: slots("19:00", [0]))
        }
        #expect(difference(.climbing, .climbing).isEmpty)
        #expect(difference(.climbing, same).isEmpty)
    }

    @Test func `a longer step delays all that follows`() {
        var later = Medication.climbing
        later.steps[0].days = 13
        let times = "13:00 15:00 17:00"
        #expect(
            difference(.climbing, later).changed == [
                PlanDifference.Change(
                    key: "baclofen", properties: [],
                    dated: [
                        .init(
                            from: day(11), until: day(13), before: slots(times, [20, 20, 20]),
                            after: slots(times, [10, 10, 10])),
                        .init(
                            from: day(21), until: day(23), before: slots(times, [30, 30, 30]),
                            after: slots(times, [20, 20, 20])),
                    ])
            ])
    }

    @Test func `an end cuts what follows it, for ever`() {
        var ended = Medication.climbing
        ended.end = day(25)
        let change = difference(.climbing, ended).changed.first
        #expect(
            change?.properties == [.init(key: "end", before: nil, after: "2026-12-25")])
        #expect(
            change?.dated == [
                .init(
                    from: day(26), until: nil,
                    before: slots("13:00 15:00 17:00", [30, 30, 30]), after: [])
            ])
    }

    @Test func `medications that come and go, another tablet, another zone`() {
        var other = Medication.climbing
        other.key = "other"
        var halved = Medication.climbing
        halved.preparation?.parts = 2
        let difference = PlanDifference(
            from: Plan(zone: .local, medications: [.climbing, other]),
            to: Plan(zone: .named("UTC"), medications: [halved]))
        #expect(difference.whole == [.init(key: "timezone", before: "local", after: "UTC")])
        #expect(difference.removed == [other])
        #expect(difference.added == [])
        #expect(
            difference.changed == [
                .init(
                    key: "baclofen",
                    properties: [.init(key: "halves", before: "false", after: "true")], dated: [])
            ])
    }
}
