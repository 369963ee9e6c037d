import DoseCore
import TOMLText

extension TreeReader {
    /// Whether the table says that the medication is taken when needed, rightly or not.
    func isAsNeeded(_ fields: [MedicationField: TOMLEntry]) -> Bool {
        fields[.asNeeded].map { $0.node.value != .boolean(false) } ?? false
    }

    /// Reads what a medication that is taken when needed has: no times, and so nothing that concerns them.
    mutating func asNeeded(
        _ key: Medication.Key, _ fields: [MedicationField: TOMLEntry]
    ) -> Medication? {
        guard let entry = fields[.asNeeded] else { return nil }
        for (field, other) in fields.sorted(by: { $0.value.keyPosition < $1.value.keyPosition })
        where !field.isForAsNeeded {
            note(
                other.keyPosition,
                .meaninglessAsNeeded(other.key, asNeeded: entry.keyPosition))
        }
        let start = optional(fields[.start]) { $0.date($1, $2) }
        guard let bounds = asNeeded(entry.node, entry.key) else { return nil }
        return Medication(
            key: key, name: key, start: start ?? CivilDate(dayNumber: 0),
            steps: [Step(days: 1, slots: [])], asNeeded: bounds)
    }

    /// `true`, or a table of what is watched.
    private mutating func asNeeded(_ node: TOMLNode, _ key: String) -> AsNeeded? {
        switch node.value {
        case .boolean(true): return AsNeeded()
        case .table(let entries):
            let fields = fields(of: entries, as: AsNeededField.self)
            if let entry = fields[.dailyMaximum], let other = fields[.max] ?? fields[.within] {
                note(entry.keyPosition, .saidTwice(entry.key, first: other.key))
            }
            if let entry = fields[.within], fields[.max] == nil {
                note(
                    entry.keyPosition,
                    .missingKey(
                        AsNeededField.max.rawValue, table: "as_needed", expected: .quantity))
            }
            let dose = optional(fields[.dose]) { $0.quantity($1, $2) }
            let maximum = optional(fields[.max] ?? fields[.dailyMaximum]) { $0.quantity($1, $2) }
            if let entry = fields[.dose], let dose, let maximum {
                if !dose.fits(maximum) {
                    note(entry.node.position, .unitsDiffer(dose.unit, first: maximum.unit))
                } else if dose > maximum {
                    let allowed = maximum.with(grains: 0)...maximum
                    note(
                        entry.node.position,
                        .outOfRange(entry.key, found: entry.node.value, allowed: .amounts(allowed)))
                }
            }
            return AsNeeded(
                dose: dose,
                spacing: optional(fields[.spacing]) {
                    $0.duration($1, $2, in: .seconds(1)...Limits.spacing)
                }, maximum: maximum,
                within: optional(fields[.within]) {
                    $0.duration($1, $2, in: Limits.withinRange)
                } ?? Limits.within)
        default:
            unexpected(node, key, .asNeeded)
            return nil
        }
    }
}

extension MedicationField {
    /// Whether the key means something for a medication without times.
    fileprivate var isForAsNeeded: Bool {
        switch self {
        case .name, .tablet, .halves, .parts, .strength, .start, .profile, .asNeeded, .note,
            .stockNotice:
            true
        case .end, .times, .steps, .after, .early, .late, .spacing, .weekdays, .every, .cycle,
            .daysOfMonth, .first, .doses, .dose, .advance, .pauseAfter, .reviewEvery, .reviewOn,
            .cravings, .shift,
            .ifMissed:
            false
        }
    }
}
