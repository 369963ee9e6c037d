import DoseCore

/// Times that a file tells by a word, and the times that are chosen where it tells none.
enum ForeignTimes {
    /// What a plan calls them, and when they are until the person says otherwise.
    static let known: [TimeName] = [
        ("wake-up", "07:00"), ("morning", "08:00"), ("breakfast", "08:00"), ("noon", "12:00"),
        ("lunch", "12:30"), ("afternoon", "15:00"), ("evening", "18:00"), ("dinner", "19:00"),
        ("night", "22:00"), ("bedtime", "22:00"),
    ].compactMap { name, time in CivilTime(time).map { TimeName(name, WeekTime($0)) } }

    /// Source: the value set EventTiming of FHIR R4, and HL7's TimingEvent, which it draws on.
    static let names = [
        "MORN": "morning", "NOON": "noon", "AFT": "afternoon", "EVE": "evening", "NIGHT": "night",
        "HS": "bedtime", "WAKE": "wake-up", "CM": "breakfast", "CD": "lunch", "CV": "dinner",
        "ACM": "breakfast", "ACD": "lunch", "ACV": "dinner", "PCM": "breakfast", "PCD": "lunch",
        "PCV": "dinner",
    ]

    /// The slot of a code and so many minutes from it; nil for one that is not known, or beyond the day.
    static func slot(_ code: String, offset: Int, _ amount: Amount) -> (slot: Slot, note: String?)?
    {
        guard let name = names[code], let time = known.first(where: { $0.name == name }) else {
            return nil
        }
        let isBefore = code.hasPrefix("AC")
        let isMeal = isBefore || code.hasPrefix("PC")
        guard offset == 0 || isMeal,
            let moved = time.time.moved(by: (isBefore ? -offset : offset) * 60)
        else { return nil }
        let sign = isBefore ? "-" : "+"
        let words = offset == 0 ? name : "\(name) \(sign) \(offset) min"
        let note = isMeal && offset == 0 ? "\(isBefore ? "before" : "after") \(name)" : nil
        return (Slot(said: SaidTime(words, moved), amount: amount), note)
    }

    /// So many a day.
    static func chosen(_ count: Int) -> [CivilTime] { IntakeTimes.overTheDay(intakes: count) }

    /// Every so many minutes, of which a day is a whole number; from a time on, or at hours at which most are awake.
    static func every(minutes: Int, from time: CivilTime?) -> [CivilTime]? {
        guard minutes >= 30, 1440 % minutes == 0 else { return nil }
        let first = (time?.secondOfDay ?? (minutes < 720 ? 6 : 8) * 3600) % (minutes * 60)
        return (0..<1440 / minutes).compactMap {
            CivilTime(secondOfDay: first + $0 * minutes * 60)
        }
    }
}
