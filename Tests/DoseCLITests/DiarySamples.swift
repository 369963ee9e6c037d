import ControlProtocol
import DoseCore
import PlanFile

/// What the screens of the diary are made of.
enum DiarySample {
    static func entry(
        _ number: Int, _ kind: Observation.Kind, name: String? = nil, _ value: Double? = nil,
        unit: String? = nil, note: String? = nil, at: String, recorded: String? = nil
    ) -> Wire.Entry {
        let date = String(at.prefix(10))
        return Wire.Entry(
            number: number, at: recorded ?? at, by: .command, event: .diary, date: date,
            observation: Wire.Observation(
                kind, name: name, value: value, unit: unit, note: note, at: at))
    }

    static let marks = DrinkMarks(perDay: 2, perWeek: 10, daysWithout: 1, source: "SpF, 2017")
    static let drinks = Wire.DrinkSums(date: "2026-12-01", day: 4, week: 9.5, days: 5)

    static let noted = Wire.Answer(
        isRecorded: true, takeable: [Sample.ringing], next: Sample.tomorrow,
        noted: entry(12, .drink, 2, at: "2026-12-01T17:04:00+01:00"), drinks: drinks)

    static let days = [
        Wire.DiaryDay(date: "2026-11-29", entries: []),
        Wire.DiaryDay(
            date: "2026-11-30",
            entries: [
                entry(
                    7, .drink, 1.5, note: "at a wedding", at: "2026-11-30T12:00:00+01:00"),
                entry(8, .craving, 7, at: "2026-11-30T18:00:00+01:00"),
                entry(9, .craving, 4, at: "2026-11-30T21:00:00+01:00"),
                entry(10, .effect, name: "drowsiness", 3, at: "2026-11-30T21:05:00+01:00"),
                entry(11, .drink, 1.5, at: "2026-11-30T21:30:00+01:00"),
            ]),
        Wire.DiaryDay(
            date: "2026-12-01",
            entries: [
                entry(12, .note, note: "slept badly", at: "2026-12-01T07:10:00+01:00"),
                entry(13, .other, name: "coffee", 3, unit: "cups", at: "2026-12-01T09:00:00+01:00"),
                entry(14, .weight, 71.5, at: "2026-12-01T09:01:00+01:00"),
            ], leftOut: 2,
            drinks: Wire.DrinkSums(date: "2026-12-01", day: 0, week: 3, days: 1)),
    ]
}
