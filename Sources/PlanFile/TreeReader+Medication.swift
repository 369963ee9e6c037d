package import DoseCore

extension TreeReader {
    /// Nil when anything in the medication is wrong.
    mutating func medication(_ entry: TOMLEntry) -> Medication? {
        let errorsBefore = log.errors
        let key = entry.key
        locations[.medication(key)] = entry.keyPosition
        if !Medication.isKey(key) { note(entry.keyPosition, .medicationKey(key)) }
        guard case .table(let entries) = entry.node.value else {
            unexpected(entry.node, key, .medications)
            return nil
        }
        let fields = fields(of: entries, as: MedicationField.self)
        for (field, entry) in fields { locations[.field(key, field)] = entry.node.position }
        let table: (String?, SourcePosition) = ("medication.\(key)", entry.keyPosition)

        let name = optional(fields[.name]) { $0.name($1, $2) }
        let tablet = optional(fields[.tablet]) { $0.strength($1, $2) }
        let halves = optional(fields[.halves]) { $0.boolean($1, $2) }
        let start = optional(required(.start, of: fields, in: table, .date)) { $0.date($1, $2) }
        let times = optional(required(.times, of: fields, in: table, .times)) { $0.times($1, $2) }
        let after: AfterLastStep? = optional(fields[.after]) { $0.choice($1, $2) }
        let steps = optional(required(.steps, of: fields, in: table, .steps)) {
            $0.steps($1, $2, of: key, at: times, after: after ?? .hold)
        }
        let early = optional(fields[.early]) { $0.duration($1, $2, in: .zero...Limits.windowSide) }
        let late = optional(fields[.late]) {
            $0.duration($1, $2, in: .seconds(1)...Limits.windowSide)
        }
        let spacing = optional(fields[.spacing]) {
            $0.duration($1, $2, in: .seconds(1)...Limits.spacing)
        }
        guard log.errors == errorsBefore, let start, let steps else { return nil }
        return Medication(
            key: key, name: name ?? key, tablet: tablet, halves: halves ?? false, start: start,
            steps: steps, after: after ?? .hold, early: early ?? Limits.early,
            late: late ?? Limits.late, spacing: spacing)
    }

    /// The times of a day, in its order and each once.
    mutating func times(_ node: TOMLNode, _ key: String) -> [CivilTime]? {
        let errorsBefore = log.errors
        var times: [CivilTime] = []
        for node in list(node, key, limit: Limits.timesPerDay, .times) ?? [] {
            guard let time = time(node, key) else { continue }
            if times.contains(time) {
                note(node.position, .timeTwice(time))
            } else if let last = times.last, time < last {
                note(node.position, .timeOutOfOrder(time, after: last))
            }
            times.append(time)
        }
        return log.errors == errorsBefore ? times : nil
    }
}

extension Medication {
    /// Whether a text can be a medication's key: `[a-z0-9_-]`, with a letter in it.
    package static func isKey(_ text: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return text.utf8.count <= Limits.keyLength
            && text.utf8.contains(where: letters.contains)
            && text.utf8.allSatisfy { byte in
                letters.contains(byte) || digits.contains(byte) || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: "-")
            }
    }
}
