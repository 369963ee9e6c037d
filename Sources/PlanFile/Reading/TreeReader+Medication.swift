package import DoseCore
package import TOMLText

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
        let profile = optional(fields[.profile]) { $0.profile($1, $2) }
        let note = optional(fields[.note]) { $0.name($1, $2) }
        let ifMissed = optional(fields[.ifMissed]) { $0.name($1, $2) }
        let stockNotice = optional(fields[.stockNotice]) {
            $0.days($1, $2, in: Limits.stockNoticeRange)
        }
        guard
            var medication = isAsNeeded(fields)
                ? asNeeded(key, fields)
                : isSeries(fields)
                    ? series(key, fields, in: table) : scheduled(key, fields, in: table)
        else { return nil }
        medication.name = name ?? key
        medication.profile = profile
        medication.note = note
        medication.ifMissed = ifMissed
        medication.stockNotice = stockNotice ?? Limits.stockNotice
        let unit = unit(of: medication)
        medication.preparation = preparation(key, fields, unit: unit)
        return log.errors == errorsBefore ? medication.asOnTheBox : nil
    }

    /// What its amounts are written in; that they are of two dimensions is noted.
    private mutating func unit(of medication: Medication) -> AmountUnit? {
        var first: AmountUnit?
        for (index, step) in medication.steps.enumerated() {
            for unit in ([step.slots] + step.variants.map(\.slots)).compactMap({
                $0.first?.amount.unit
            }) {
                if let first, unit.dimension != first.dimension {
                    note(
                        locations[.step(medication.key, step: index)],
                        .unitsDiffer(unit, first: first))
                }
                first = first ?? unit
            }
        }
        return first
    }

    /// Reads what a medication with times has.
    private mutating func scheduled(
        _ key: Medication.Key, _ fields: [MedicationField: TOMLEntry],
        in table: (String?, SourcePosition)
    ) -> Medication? {
        let errorsBefore = log.errors
        let start = optional(required(.start, of: fields, in: table, .date)) { $0.date($1, $2) }
        let end = optional(fields[.end]) { $0.date($1, $2) }
        if let start, let end, let entry = fields[.end], end < start {
            note(entry.node.position, .endBeforeStart(end: end, start: start))
        }
        let times = optional(required(.times, of: fields, in: table, .times)) { $0.places($1, $2) }
        let after: AfterLastStep? = optional(fields[.after]) { $0.choice($1, $2) }
        // What has no amount is taken once at each time: but where a strength is told, the amounts were forgotten.
        let mayHaveNone = fields[.tablet] == nil && fields[.strength] == nil
        let entry =
            mayHaveNone ? fields[.steps] : required(.steps, of: fields, in: table, .steps)
        let steps =
            entry == nil && mayHaveNone
            ? times.map { [Step(days: 1, slots: $0.map { $0.with(.dose) })] }
            : optional(entry) { $0.steps($1, $2, of: key, at: times, after: after ?? .hold) }
        if let entry = fields[.dose] { note(entry.keyPosition, .doseWithoutFirst) }
        let recurrence = recurrence(of: "medication.\(key)", fields)
        let advance: Advance? = optional(fields[.advance]) { $0.choice($1, $2) }
        let early = optional(fields[.early]) { $0.duration($1, $2, in: .zero...Limits.windowSide) }
        let late = optional(fields[.late]) {
            $0.duration($1, $2, in: .seconds(1)...Limits.windowSide)
        }
        let spacing = optional(fields[.spacing]) {
            $0.duration($1, $2, in: .seconds(1)...Limits.spacing)
        }
        let pauseAfter = optional(fields[.pauseAfter]) {
            $0.days($1, $2, in: Limits.pauseAfterRange)
        }
        let reviewEvery = optional(fields[.reviewEvery]) {
            $0.days($1, $2, in: Limits.reviewRange)
        }
        let reviewOn = optional(fields[.reviewOn]) { $0.date($1, $2) }
        let cravings = optional(fields[.cravings]) { $0.times($1, $2) }
        let shift = optional(fields[.shift]) { $0.shift($1, $2, of: key) }
        guard log.errors == errorsBefore, let start, let steps, !steps.isEmpty else { return nil }
        return Medication(
            key: key, name: key, start: start, steps: steps, after: after ?? .hold, end: end,
            recurrence: recurrence ?? .daily, advance: advance ?? .calendar,
            early: early ?? Limits.early, late: late ?? Limits.late, spacing: spacing,
            pauseAfter: pauseAfter ?? Limits.pauseAfter, reviewEvery: reviewEvery,
            reviewOn: reviewOn, cravings: cravings ?? [], shift: shift)
    }

    /// The name of a profile.
    package mutating func profile(_ node: TOMLNode, _ key: String) -> String? {
        if case .string(let text) = node.value, Medication.isKey(text) { return text }
        unexpected(node, key, .profile)
        return nil
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
