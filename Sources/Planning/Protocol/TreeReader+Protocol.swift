import DoseCore
import PlanFile
import TOMLText

/// The keys of a protocol's file.
private enum ProtocolField: String, CaseIterable {
    case name, source, date, medication, tablet, halves, profile, intakes, fill, lead, phases
    case reviewEvery = "review_every"
    case goesOn = "goes_on"
}

private enum PhaseField: String, CaseIterable {
    case mg, days, raise, until
}

private enum FillField: String, CaseIterable {
    case first, others, largest
}

extension TreeReader {
    /// Reads the root table; nil when anything in it is wrong.
    mutating func titrationProtocol(_ root: TOMLNode) -> TitrationProtocol? {
        guard case .table(let entries) = root.value else { return nil }
        let fields = fields(of: entries, as: ProtocolField.self)
        let table: (String?, SourcePosition) = (nil, .start)
        let name = optional(required(.name, of: fields, in: table, .text)) { $0.name($1, $2) }
        let source = optional(required(.source, of: fields, in: table, .text)) { $0.name($1, $2) }
        let date = optional(fields[.date]) { $0.name($1, $2) }
        let medication = optional(required(.medication, of: fields, in: table, .text)) {
            $0.name($1, $2)
        }
        let tablet = optional(required(.tablet, of: fields, in: table, .tablet)) {
            $0.quantity($1, $2, .tablet)
        }
        let halves = optional(fields[.halves]) { $0.boolean($1, $2) }
        let profile = optional(fields[.profile]) { $0.profile($1, $2) }
        let reviewEvery = optional(fields[.reviewEvery]) {
            $0.days($1, $2, in: Limits.reviewRange)
        }
        let intakes = optional(fields[.intakes]) {
            $0.days($1, $2, in: 1...Limits.timesPerDay, .count)
        }
        let fill = optional(fields[.fill]) { $0.fill($1, $2) }
        let lead = optional(fields[.lead]) { $0.duration($1, $2, in: IntakeTimes.leads) }
        let goesOn = optional(fields[.goesOn]) { $0.name($1, $2) }
        let phases = optional(required(.phases, of: fields, in: table, .phases)) {
            $0.phases($1, $2)
        }
        guard errors == 0, let name, let source, let medication, let tablet, let phases else {
            return nil
        }
        return TitrationProtocol(
            name: name, source: source, date: date, medication: medication,
            preparation: Preparation(tablet: tablet, parts: halves == true ? 2 : 1),
            profile: profile,
            reviewEvery: reviewEvery, intakes: intakes,
            fill: fill, lead: lead, goesOn: goesOn, phases: phases)
    }

    private mutating func phases(_ node: TOMLNode, _ key: String) -> [TitrationProtocol.Phase]? {
        let nodes = list(node, key, limit: Limits.stepsPerMedication, .phases)
        return nodes?.enumerated().compactMap { index, node in
            phase(node, key, number: index + 1, isLast: index + 1 == nodes?.count)
        }
    }

    /// A phase with a raise has an end; only the last may leave it to whoever uses the protocol.
    private mutating func phase(
        _ node: TOMLNode, _ key: String, number: Int, isLast: Bool
    ) -> TitrationProtocol.Phase? {
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .phase)
            return nil
        }
        let fields = fields(of: entries, as: PhaseField.self)
        let table: (String?, SourcePosition) = ("phase \(number)", node.position)
        let amount = optional(required(.mg, of: fields, in: table, .amount)) {
            $0.amount($1, $2, in: .least ... .most)
        }
        let days = optional(required(.days, of: fields, in: table, .days)) {
            $0.days($1, $2, in: 1...Limits.daysPerStep)
        }
        if fields[.raise] == nil {
            if fields[.until] != nil { _ = required(.raise, of: fields, in: table, .amount) }
            guard let amount, let days else { return nil }
            return TitrationProtocol.Phase(amount: amount, days: days)
        }
        let by = optional(fields[.raise]) { $0.amount($1, $2, in: .least ... .most) }
        let entry = isLast ? fields[.until] : required(.until, of: fields, in: table, .amount)
        let until = optional(entry) { $0.amount($1, $2, in: (amount ?? .least) ... .most) }
        guard let amount, let days, let by else { return nil }
        return TitrationProtocol.Phase(
            amount: amount, days: days, raise: TitrationProtocol.Raise(by: by, until: until))
    }

    private mutating func fill(_ node: TOMLNode, _ key: String) -> Fill? {
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .fill)
            return nil
        }
        let fields = fields(of: entries, as: FillField.self)
        let table: (String?, SourcePosition) = (key, node.position)
        func level(
            _ reader: inout TreeReader, _ field: FillField, upTo limit: Amount
        ) -> Amount? {
            reader.optional(reader.required(field, of: fields, in: table, .amount)) {
                $0.amount($1, $2, in: .least...limit)
            }
        }
        let largest = level(&self, .largest, upTo: .most)
        let others = level(&self, .others, upTo: largest ?? .most)
        let first = level(&self, .first, upTo: largest ?? .most)
        guard let first, let others, let largest else { return nil }
        return Fill(first: first, others: others, largest: largest)
    }
}

extension Amount {
    fileprivate static let least = Amount(micrograms: 1)
    fileprivate static let most = Limits.amount(of: .mg)
}
