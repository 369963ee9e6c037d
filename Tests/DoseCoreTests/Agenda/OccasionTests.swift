import DoseCore
import Testing

/// At what a command of the person's own is run.
@Suite struct OccasionTests {
    private let now: Instant

    init() throws { now = try utc("2026-12-01 17:05") }

    private func record(
        _ number: Int64, _ event: Record.Event, _ provenance: Provenance? = nil
    ) -> Record {
        Record(
            number: number,
            at: Moment(wall: now, boot: BootTime(boot: "a boot", milliseconds: 0)), by: .daemon,
            event: event, provenance: provenance)
    }

    private func dose(_ hour: Int, _ event: DoseEvent) throws -> Record.Event {
        let time = try #require(CivilTime(hour: hour, minute: 0))
        return .dose(
            DoseID(medication: "baclofen", date: today, time: time),
            planned: Amount(milligrams: 10), due: Zone.utc.instant(today, time), event)
    }

    private var today: CivilDate { Zone.utc.date(at: now) }

    private func told(_ records: [Record]) -> [String] {
        records.occasions(at: now).map { "\($0.occasion) \($0.records.map(\.number))" }
    }

    @Test func `what is of one kind is one run, in the order of the records`() throws {
        let intake = Intake(amount: Amount(milligrams: 10), at: now)
        #expect(
            told(
                try [
                    record(1, dose(13, .missed(.unattended))),
                    record(2, dose(17, .raised(closes: now))),
                    record(3, dose(15, .missed(.unattended))),
                    record(4, dose(17, .taken(intake))),
                    record(5, .extraIntake("baclofen", today, intake)),
                    record(6, dose(19, .snoozed(until: now))),
                    record(7, dose(20, .superseded)), record(8, .undone(4)),
                ]) == ["missed [1, 3]", "answered [4]", "answered [5]", "answered [6]"])
    }

    @Test func `where a course goes on is told only where the person is asked about it`() throws {
        let records = Placement.Reason.allCases.enumerated().map { index, reason in
            record(
                Int64(index),
                .placed("baclofen", Placement(from: today, plan: 1, place: nil, reason: reason)))
        }
        let asked = try #require(Placement.Reason.allCases.firstIndex(of: .asked))
        #expect(told(records) == ["question [\(asked)]"])
    }

    @Test func `an answer of another computer is told, and its history is not`() throws {
        let records = try [Duration.minutes(1), .hours(200)].enumerated().map { index, age in
            record(
                Int64(index), try dose(13, .skipped(reason: nil)),
                Provenance(computer: "laptop-0123456789ab", name: "x\(index)", at: now - age))
        }
        #expect(told(records) == ["answered [0]"])
    }
}
