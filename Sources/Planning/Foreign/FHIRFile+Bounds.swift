import DoseCore
import JSONText

/// From when to when a dosage holds.
struct FHIRBounds {
    var first: CivilDate
    var last: CivilDate?
    /// That of the first dose, where the bounds say one.
    var time: CivilTime?
    /// After which there is none on the last date.
    var lastTime: CivilTime?
    /// Whether the first date is said nowhere.
    var isChosen = false
}

extension FHIRFile {
    /// What the bounds of a Timing say; nil where that is not understood.
    ///
    /// - Parameter begin: the date after what goes before, where there is something.
    func bounds(
        _ times: JSONValue, after begin: CivilDate?, _ medicine: inout ForeignMedicine
    ) -> FHIRBounds? {
        var bounds = FHIRBounds(first: begin ?? around.start, isChosen: begin == nil)
        if let period = times["boundsPeriod"] {
            guard
                Set(period.members?.map(\.name) ?? []).isSubset(of: [
                    "start", "end", "extension", "id",
                ])
            else { return nil }
            if let start = period["start"] {
                guard let (date, time) = start.string.flatMap(dateAndTime) else { return nil }
                bounds = FHIRBounds(first: date, time: time)
            }
            if let end = period["end"] {
                guard let (date, time) = end.string.flatMap(dateAndTime) else { return nil }
                (bounds.last, bounds.lastTime) = (date, time)
            }
            if let last = bounds.last, last < bounds.first {
                // One that is over before the plan begins is told as over.
                guard bounds.isChosen else { return nil }
                bounds.first = last
            }
        }
        if let length = times["boundsDuration"] {
            guard times["boundsPeriod"] == nil, let stretch = length.stretch,
                length["comparator"] == nil, stretch.components.seconds % 86_400 == 0
            else { return nil }
            let days = Int(stretch.components.seconds / 86_400)
            guard (1...Limits.daysPerStep).contains(days) else { return nil }
            bounds.last = bounds.first + (days - 1)
            if bounds.isChosen { medicine.note(.startChosen(bounds.first)) }
        }
        return bounds
    }

    /// `2027-03-20`, or an instant; a month or a year is no date.
    func dateAndTime(_ text: String) -> (CivilDate, CivilTime?)? {
        if text.utf8.count == 10 { return CivilDate(text).map { ($0, nil) } }
        return around.civil(text).map { ($0.date, $0.time) }
    }
}
