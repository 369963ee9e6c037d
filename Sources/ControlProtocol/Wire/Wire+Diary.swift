package import DoseCore

extension Wire {
    /// What a person noted of themselves.
    package struct Observation: Codable, Hashable, Sendable {
        package var kind: DoseCore.Observation.Kind
        package var name: String?
        package var value: Double?
        package var unit: String?
        package var note: String?
        /// When it was.
        package var at: String

        package init(
            _ kind: DoseCore.Observation.Kind, name: String? = nil, value: Double? = nil,
            unit: String? = nil, note: String? = nil, at: String
        ) {
            self.kind = kind
            self.name = name
            self.value = value
            self.unit = unit
            self.note = note
            self.at = at
        }

        enum CodingKeys: String, CodingKey, CaseIterable {
            case kind, name, value, unit, note, at
        }
    }

    /// Standard drinks of a date, and of the seven dates that end with it.
    package struct DrinkSums: Codable, Hashable, Sendable {
        package var date: String
        package var day: Double
        package var week: Double
        /// On how many of the seven dates something was drunk.
        package var days: Int

        package init(date: String, day: Double, week: Double, days: Int) {
            self.date = date
            self.day = day
            self.week = week
            self.days = days
        }

        enum CodingKeys: String, CodingKey, CaseIterable {
            case date, day, week, days
        }
    }

    /// What was noted of a date and was not taken back.
    package struct DiaryDay: Codable, Hashable, Sendable {
        package var date: String
        /// By the time of what they tell.
        package var entries: [Entry]
        /// How many more there are, all earlier ones.
        package var leftOut: Int
        /// Left out of a date so long ago that the week before it is not remembered.
        package var drinks: DrinkSums?

        package init(
            date: String, entries: [Entry], leftOut: Int = 0, drinks: DrinkSums? = nil
        ) {
            self.date = date
            self.entries = entries
            self.leftOut = leftOut
            self.drinks = drinks
        }

        enum CodingKeys: String, CodingKey, CaseIterable {
            case date, entries
            case leftOut = "left_out"
            case drinks
        }
    }
}

extension Wire.Observation {
    package init(_ entry: DiaryEntry, zone: Zone) {
        let observation = entry.observation
        self.init(
            observation.kind, name: observation.name, value: observation.value?.value,
            unit: observation.unit, note: observation.note, at: zone.timestamp(entry.at))
    }
}

extension Wire.DrinkSums {
    package init(_ sums: DrinkSums) {
        self.init(
            date: sums.date.description, day: sums.day.value, week: sums.week.value,
            days: sums.days)
    }
}

extension Wire.DiaryDay {
    package init(_ diary: Diary, on date: CivilDate, isWeekKnown: Bool, zone: Zone) {
        let records = diary.records(on: date)
        let told = records.suffix(Limits.entriesOfDay)
        self.init(
            date: date.description, entries: told.map { Wire.Entry($0, zone: zone) },
            leftOut: records.count - told.count,
            drinks: isWeekKnown ? Wire.DrinkSums(diary.drinks(inWeekTo: date)) : nil)
    }
}
