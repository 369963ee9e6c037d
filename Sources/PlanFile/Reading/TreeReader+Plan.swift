import DoseCore
import TOMLText

extension TreeReader {
    /// Reads the root table; the result counts only while no error is noted.
    mutating func plan(_ root: TOMLNode) -> Plan {
        guard case .table(let entries) = root.value else {
            return Plan(zone: .local, medications: [])
        }
        let fields = fields(of: entries, as: PlanField.self)
        if let entry = required(.version, of: fields, in: (nil, .start), .version) {
            version(entry)
        }
        if let entry = fields[.timezone] { locations[.timezone] = entry.node.position }
        let zone = optional(fields[.timezone]) { $0.zone($1, $2) }
        // What they stand for the medications are read by.
        let times = optional(fields[.times]) { $0.timeNames($1, $2) }
        let evening = optional(fields[.diary]) { $0.evening($1, $2) }
        let medications = optional(fields[.medication]) { $0.medications($1, $2) }
        return Plan(
            zone: zone ?? .local, times: times ?? [], evening: evening,
            medications: medications ?? [])
    }

    /// When a `[diary]` is asked for.
    private mutating func evening(_ node: TOMLNode, _ key: String) -> CivilTime? {
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .diary)
            return nil
        }
        let fields = fields(of: entries, as: DiaryField.self)
        let entry = required(.evening, of: fields, in: (key, node.position), .evening)
        return optional(entry) { reader, node, key in
            guard let time = reader.time(node, key) else { return nil }
            // What is asked of a date is asked on it.
            if time.hour < 24 { return time }
            reader.unexpected(node, key, .evening)
            return nil
        }
    }

    private mutating func version(_ entry: TOMLEntry) {
        switch entry.node.value {
        case .integer(PlanFile.version): break
        case .integer(let other): note(entry.node.position, .unknownVersion(other))
        default: unexpected(entry.node, entry.key, .version)
        }
    }

    private mutating func zone(_ node: TOMLNode, _ key: String) -> PlanZone? {
        if case .string(let text) = node.value {
            if text == "local" { return .local }
            // No place is called Local.
            if PlanZone.isName(text), text.lowercased() != "local" { return .named(text) }
        }
        unexpected(node, key, .zone)
        return nil
    }

    private mutating func medications(_ node: TOMLNode, _ key: String) -> [Medication]? {
        guard case .table(let entries) = node.value else {
            unexpected(node, key, .medications)
            return nil
        }
        guard entries.count <= Limits.medications else {
            let count = PlanProblem.Kind.tooMany(
                key, count: entries.count, limit: Limits.medications)
            note(entries[Limits.medications].keyPosition, count)
            return nil
        }
        let medications = entries.compactMap { medication($0) }
        boundDoses(of: medications)
        return medications
    }

    /// Counts for each medication the fullest of its days, whenever that is.
    private mutating func boundDoses(of medications: [Medication]) {
        var doses = 0
        for medication in medications {
            doses +=
                medication.steps.lazy.flatMap(\.rows).map { $0.count { $0.amount > .zero } }.max()
                ?? 0
            guard doses <= Limits.dosesPerDay else {
                let position = locations[.medication(medication.key)]
                return note(position, .tooManyDoses(limit: Limits.dosesPerDay))
            }
        }
    }
}

extension PlanFile {
    /// The only version of plan files so far.
    package static let version = 1
}

extension PlanZone {
    /// Whether a text has the shape of a zone's name and, as a path, stays below the zone folder.
    static func isName(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return text.utf8.count <= Limits.zoneNameLength
            && parts.allSatisfy { part in
                !part.isEmpty && part.first != UInt8(ascii: "-")
                    && part.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"),
                            UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
                            UInt8(ascii: "-"), UInt8(ascii: "+"):
                            true
                        default: false
                        }
                    }
            }
    }
}
