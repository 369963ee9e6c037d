import ControlProtocol
import DoseCore
import FoundationEssentials

/// An agenda in Paris with two doses a day: 20 mg at 15:00 and 5 mg at 17:00, tablets of 10 mg.
struct Scene {
    var agenda: Agenda
    private var records: [Record] = []
    private(set) var now: Moment

    init(at time: String) throws {
        let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Paris"))
        let zone = try Zone(name: "Europe/Paris", tzif: Array(data))
        agenda = Agenda(zone: zone, plan: nil)
        now = Moment(wall: Instant(seconds: 0), boot: BootTime(boot: "first", milliseconds: 0))
        // The plan has been there since long before, so that it holds the whole day.
        try handle(.plan(Self.plan, "plan"), at: "2026-11-30 12:00")
        try handle(.clock, at: time)
    }

    private static var plan: Plan {
        let times: [(hour: Int, milligrams: Int)] = [(15, 20), (17, 5)]
        let slots = times.compactMap { time in
            CivilTime(hour: time.hour, minute: 0).map {
                Slot(time: $0, amount: Amount(milligrams: time.milligrams))
            }
        }
        return Plan(
            zone: .named("Europe/Paris"),
            medications: [
                Medication(
                    key: "baclofen", name: "Baclofène",
                    preparation: Preparation(tablet: Amount(milligrams: 10), parts: 2),
                    start: CivilDate(dayNumber: 20_788),
                    steps: [Step(days: 3, slots: slots)])
            ])
    }

    @discardableResult
    mutating func handle(_ input: Input, at time: String) throws -> Outcome {
        guard let instant = agenda.zone.past(time, at: Instant(seconds: 4_000_000_000)) else {
            throw BadTime(text: time)
        }
        now = Moment(
            wall: instant,
            boot: BootTime(boot: "first", milliseconds: instant.milliseconds),
            isSynchronised: true)
        let turn = agenda.decide(input, at: now)
        records += turn.recordsToKeep
        return agenda.conclude(turn, isSaved: true)
    }

    mutating func answer(_ call: ControlCall, at time: String) throws -> Reply? {
        try handle(.clock, at: time)
        guard let request = try call.request(at: now.wall, in: agenda.zone) else { return nil }
        return try handle(.request(request), at: time).reply
    }

    var context: WireContext {
        let (agenda, records, now) = (agenda, records, now)
        return WireContext(
            zone: agenda.zone, name: { agenda.plan?.medication($0)?.name ?? $0 },
            report: { agenda.situation(at: now).report(of: $0) },
            course: { key in
                agenda.situation(at: now).courses(of: key).first.map {
                    Wire.CourseReport($0, today: agenda.zone.civil(at: now.wall).date)
                }
            },
            question: { key in
                agenda.situation(at: now).questions.first { $0.medication.key == key }.map {
                    Wire.Question($0)
                }
            },
            record: { number in records.first { $0.number == number } },
            drinks: { agenda.ledger.diary.drinks(inWeekTo: $0) })
    }

    /// The doses of the first of December.
    var doses: [Wire.Dose] { day.doses }

    var day: Wire.Day {
        let report = agenda.situation(at: now).day(CivilDate(dayNumber: 20_788))
        return Wire.Day(report, zone: agenda.zone)
    }

    private struct BadTime: Error { let text: String }
}
