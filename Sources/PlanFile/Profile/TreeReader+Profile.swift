import DoseCore
import TOMLText

extension TreeReader {
    /// Reads the root table; the result counts only while no error is noted.
    mutating func profile(_ root: TOMLNode, name: String) -> Profile {
        var profile = Profile(name: name)
        guard case .table(let entries) = root.value else { return profile }
        let rules = fields(of: entries, as: ProfileField.self)
        profile.names = optional(rules[.names]) { $0.names($1, $2) } ?? []
        profile.start = rule(rules[.start], name, [.most]) { $0.mass($1, .most) }
        profile.raise = rule(rules[.raise], name, [.by, .days, .first]) { reader, fields in
            let by = reader.mass(fields, .by)
            let days = reader.days(fields)
            let first = reader.optional(fields[.first]) { $0.quantity($1, $2) }
            guard let by, let days else { return nil }
            return Profile.Raise(by: by, days: days, first: first)
        }
        profile.advice = rule(rules[.advice], name, [.from]) { $0.mass($1, .from) }
        profile.collegial = rule(rules[.collegial], name, [.above, .elderAbove, .elderThan]) {
            reader, fields in
            let above = reader.mass(fields, .above)
            let elder = reader.elder(fields)
            return above.map { Profile.Collegial(above: $0, elder: elder) }
        }
        profile.ceiling = rule(rules[.ceiling], name, [.most]) { $0.mass($1, .most) }
        profile.stop = rule(rules[.stop], name, [.largestDrop]) { $0.mass($1, .largestDrop) }
        profile.lower = rule(rules[.lower], name, [.by, .days]) { reader, fields in
            let by = reader.optional(fields[.by]) { $0.quantity($1, $2) }
            return reader.days(fields).map { Profile.Lower(by: by, days: $0) }
        }
        profile.spacing = rule(rules[.spacing], name, [.differsBy]) { $0.length($1, .differsBy) }
        // It may be without a number: being there says enough.
        profile.craving = rule(rules[.craving], name, [.least, .most]) { reader, fields in
            Profile.Lead(
                least: reader.optional(fields[.least]) { $0.length($1, $2) },
                most: reader.optional(fields[.most]) { $0.length($1, $2) })
        }
        profile.times = rule(rules[.times], name, [.largestJump]) { $0.length($1, .largestJump) }
        profile.intake = rule(rules[.intake], name, [.largest]) { $0.mass($1, .largest) }
        profile.moved = rule(rules[.moved], name, [.most]) { $0.mass($1, .most) }
        profile.review = rule(rules[.review], name, [.every]) { $0.days($1, .every) }
        profile.kinetics = rule(rules[.kinetics], name, [.halfLife, .peak]) { $0.kinetics($1) }
        return profile
    }

    /// The entries of a rule's table, and the table for the message that one is missing.
    private struct RuleEntries {
        var table: (name: String?, SourcePosition)
        var fields: [RuleField: TOMLEntry]

        subscript(field: RuleField) -> TOMLEntry? { fields[field] }
    }

    private mutating func rule<Bound>(
        _ entry: TOMLEntry?, _ profile: String, _ keys: [RuleField],
        _ read: (inout TreeReader, RuleEntries) -> Bound?
    ) -> Profile.Rule<Bound>? {
        guard let entry else { return nil }
        guard case .table(let entries) = entry.node.value else {
            unexpected(entry.node, entry.key, .rule)
            return nil
        }
        let known = keys + [.source, .date]
        var fields = RuleEntries(table: (entry.key, entry.keyPosition), fields: [:])
        for entry in entries {
            if let field = RuleField(rawValue: entry.key), known.contains(field) {
                fields.fields[field] = entry
            } else {
                note(entry.keyPosition, .unknownKey(entry.key, known: known.map(\.rawValue)))
            }
        }
        let bound = read(&self, fields)
        let source = optional(required(.source, fields, .source)) { $0.name($1, $2) }
        let date = optional(fields[.date]) { $0.name($1, $2) }
        guard let bound, let source else { return nil }
        return Profile.Rule(
            bound: bound, citation: Citation(profile: profile, source: source, date: date))
    }

    private mutating func elder(_ fields: RuleEntries) -> Profile.Elder? {
        guard fields[.elderAbove] != nil || fields[.elderThan] != nil else { return nil }
        let above = mass(fields, .elderAbove)
        let age = optional(required(.elderThan, fields, .age)) { $0.age($1, $2) }
        guard let above, let age else { return nil }
        return Profile.Elder(above: above, age: age)
    }

    private mutating func kinetics(_ fields: RuleEntries) -> Profile.Kinetics? {
        let bounds = Limits.halfLife
        let halfLife = optional(required(.halfLife, fields, .duration)) {
            $0.duration($1, $2, in: bounds)
        }
        let latest = halfLife ?? bounds.upperBound
        let peak = optional(required(.peak, fields, .duration)) {
            $0.duration($1, $2, in: bounds.lowerBound...latest)
        }
        guard let halfLife, let peak else { return nil }
        return Profile.Kinetics(halfLife: halfLife, peak: peak)
    }

    private mutating func mass(_ fields: RuleEntries, _ field: RuleField) -> Amount? {
        optional(required(field, fields, .quantity)) { $0.quantity($1, $2) }
    }

    private mutating func days(_ fields: RuleEntries, _ field: RuleField = .days) -> Int? {
        optional(required(field, fields, .days)) {
            $0.days($1, $2, in: 1...Limits.daysPerStep)
        }
    }

    private mutating func length(_ fields: RuleEntries, _ field: RuleField) -> Duration? {
        optional(required(field, fields, .duration)) { $0.length($1, $2) }
    }

    private mutating func length(_ node: TOMLNode, _ key: String) -> Duration? {
        duration(node, key, in: .seconds(1) ... .hours(24))
    }

    private mutating func names(_ node: TOMLNode, _ key: String) -> [String]? {
        list(node, key, limit: Limits.namesOfDrug, .names)?.compactMap { name($0, key) }
    }

    private mutating func required(
        _ field: RuleField, _ fields: RuleEntries, _ expected: Expectation
    ) -> TOMLEntry? {
        required(field, of: fields.fields, in: fields.table, expected)
    }
}
