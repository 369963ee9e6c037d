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
            return AsNeeded(
                spacing: optional(fields[.spacing]) {
                    $0.duration($1, $2, in: .seconds(1)...Limits.spacing)
                },
                dailyMaximum: optional(fields[.dailyMaximum]) {
                    $0.mass($1, $2, .dailyMaximum)
                })
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
        case .name, .tablet, .halves, .start, .profile, .asNeeded: true
        case .end, .times, .steps, .after, .early, .late, .spacing, .weekdays, .every, .cycle,
            .daysOfMonth, .advance, .pauseAfter, .reviewEvery, .reviewOn, .cravings, .shift:
            false
        }
    }
}
