import DoseCore
import TOMLText

extension TreeReader {
    /// Reads where the times of the rows go.
    mutating func shift(
        _ node: TOMLNode, _ key: String, of medication: Medication.Key
    ) -> TimeShift? {
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .shift)
            return nil
        }
        let fields = fields(of: entries, as: ShiftField.self)
        let table: (String?, SourcePosition) = (
            "shift of medication.\(medication)", node.position
        )
        let from = optional(required(.from, of: fields, in: table, .date)) { $0.date($1, $2) }
        let to = optional(required(.to, of: fields, in: table, .times)) { $0.times($1, $2) }
        let perDay = optional(required(.perDay, of: fields, in: table, .duration)) {
            $0.duration($1, $2, in: Limits.shiftPerDay)
        }
        guard let from, let to, let perDay else { return nil }
        return TimeShift(from: from, to: to, perDay: perDay)
    }
}
