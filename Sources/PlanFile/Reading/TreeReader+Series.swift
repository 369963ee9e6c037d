import DoseCore
import TOMLText

extension TreeReader {
    /// Whether the table says that so many doses are taken at equal stretches of time, rightly or not.
    func isSeries(_ fields: [MedicationField: TOMLEntry]) -> Bool {
        fields[.first] != nil || fields[.doses] != nil
    }

    /// Reads what a medication of so many doses at equal stretches has: no dates, no times and no steps.
    mutating func series(
        _ key: Medication.Key, _ fields: [MedicationField: TOMLEntry],
        in table: (name: String?, SourcePosition)
    ) -> Medication? {
        let errorsBefore = errors
        let head = fields[.first] ?? fields[.doses]
        for (field, other) in fields.sorted(by: { $0.value.keyPosition < $1.value.keyPosition })
        where !field.isForSeries {
            guard let head else { continue }
            note(other.keyPosition, .meaninglessSeries(other.key, head.key, at: head.keyPosition))
        }
        let first = optional(required(.first, of: fields, in: table, .first)) { $0.first($1, $2) }
        let every = optional(required(.every, of: fields, in: table, .hours)) {
            $0.hours($1, $2)
        }
        let count = optional(required(.doses, of: fields, in: table, .count)) {
            $0.days($1, $2, in: Limits.seriesCount, .count)
        }
        // What has no amount is taken once each time: but where a strength is told, the amount was forgotten.
        let mayHaveNone =
            fields[.tablet] == nil && fields[.strength] == nil || fields[.steps] != nil
        let entry =
            mayHaveNone ? fields[.dose] : required(.dose, of: fields, in: table, .quantity)
        if let entry { locations[.slot(key, step: 0, slot: 0)] = entry.node.position }
        if let steps = fields[.steps], let entry {
            note(steps.keyPosition, .saidTwice(steps.key, first: entry.key))
        }
        let row = optional(fields[.steps]) { $0.onlyRow($1, $2, of: key) }
        let dose = optional(entry) { $0.quantity($1, $2) } ?? row
        let early = optional(fields[.early]) { $0.duration($1, $2, in: .zero...Limits.windowSide) }
        let late = optional(fields[.late]) {
            $0.duration($1, $2, in: .seconds(1)...Limits.windowSide)
        }
        let spacing = optional(fields[.spacing]) {
            $0.duration($1, $2, in: .seconds(1)...Limits.spacing)
        }
        guard errors == errorsBefore, let first, let every, let count else { return nil }
        let series = DoseSeries(first: first, every: every, count: count)
        return Medication(
            key: key, name: key, start: first.date, steps: series.steps(of: dose ?? .dose),
            after: .stop, early: early ?? Limits.early, late: late ?? Limits.late,
            spacing: spacing, series: series)
    }

    /// The amount of each dose where it stands in a row, as other medications have them.
    private mutating func onlyRow(
        _ node: TOMLNode, _ key: String, of medication: Medication.Key
    ) -> Amount? {
        let errorsBefore = errors
        let place = Slot(time: .midnight, amount: .zero)
        let steps = steps(node, key, of: medication, at: [place], after: .hold)
        guard errors == errorsBefore, let steps, let step = steps.first, let slot = step.slots.first
        else { return nil }
        guard steps.count == 1, step.days == 1, step.note == nil, slot.time == place.time,
            slot.amount > .zero
        else {
            note(node.position, .rowOfSeries)
            return nil
        }
        return slot.amount
    }

    /// A date with a time, of TOML's own or in quotes; without an offset, for the zone is the plan's.
    private mutating func first(_ node: TOMLNode, _ key: String) -> CivilDateTime? {
        let found: CivilDateTime? =
            switch node.value {
            case .dateTime(let date, let time): time.map { CivilDateTime(date: date, time: $0) }
            case .string(let text): CivilDateTime(planText: text)
            default: nil
            }
        guard let found, found.time.afterMidnight == nil else {
            unexpected(node, key, .first)
            return nil
        }
        guard Limits.years.contains(found.date.year) else {
            note(
                node.position,
                .outOfRange(key, found: .date(found.date), allowed: .years(Limits.years)))
            return nil
        }
        return found
    }

    private mutating func hours(_ node: TOMLNode, _ key: String) -> Duration? {
        guard case .string(let text) = node.value, Duration(planText: text) != nil else {
            unexpected(node, key, .hours)
            return nil
        }
        return duration(node, key, in: Limits.seriesEvery)
    }
}

extension CivilDateTime {
    /// Reads `2026-12-01T15:00` and `2026-12-01 15:00`.
    package init?(planText text: String) {
        let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }.map(String.init)
        guard parts.count == 2, let date = CivilDate(parts[0]), let time = CivilTime(parts[1])
        else { return nil }
        self.init(date: date, time: time)
    }
}

extension MedicationField {
    /// Whether the key means something for so many doses at equal stretches.
    fileprivate var isForSeries: Bool {
        switch self {
        case .name, .tablet, .halves, .parts, .strength, .profile, .note, .ifMissed, .early, .late,
            .spacing, .first, .every, .doses, .dose, .steps, .stockNotice:
            true
        case .start, .end, .times, .after, .weekdays, .cycle, .daysOfMonth, .advance,
            .pauseAfter, .reviewEvery, .reviewOn, .cravings, .shift, .asNeeded:
            false
        }
    }
}
