/// What a person says of themselves: how much they drank, how strong a craving was, what they felt (FHIR: Observation).
package struct Observation: Hashable, Sendable {
    package let kind: Kind
    /// Which effect it was, or what the person calls what they count; nil where the kind says it.
    package let name: String?
    /// In the unit of the kind, or in that of the person.
    package let value: ExactNumber?
    /// The person's own, of what they count themselves.
    package let unit: String?
    /// In the person's words.
    package let note: String?

    package enum Kind: String, CaseIterable, Sendable {
        /// Standard drinks, each of 10 g of alcohol (UCUM: {drink}).
        case drink
        /// From 0, none, to 10, as strong as can be (a numeric rating scale; UCUM: {score}).
        case craving
        /// An effect of the treatment, and from 0 to 10 how bad it was, where that is said.
        case effect
        /// How much all side effects trouble, of one medication where it has a name: from 0, not at all, to 10.
        case burden
        case note
        /// In kilograms (UCUM: kg).
        case weight
        /// Whatever else a person counts or measures, under a name of their own.
        case other
    }

    /// The parts that a kind may have.
    package enum Part: String, CaseIterable, Sendable {
        case name, value, unit, note
    }

    /// Why something said is no observation.
    package enum Problem: Error, Hashable, Sendable {
        case missing(Part)
        /// The kind has no such part.
        case needless(Part)
        /// No number of this kind.
        case outOfRange(ClosedRange<ExactNumber>)
        /// So many characters are the most.
        case tooLong(Part, limit: Int)
        /// The name is that of a kind.
        case reserved(Kind)
    }

    package init(
        _ kind: Kind, name: String? = nil, value: ExactNumber? = nil, unit: String? = nil,
        note: String? = nil
    ) throws(Problem) {
        for (part, text) in [(Part.name, name), (.unit, unit), (.note, note)] {
            guard let text else { continue }
            if text.allSatisfy(\.isWhitespace) { throw .missing(part) }
            let limit = part.limit
            if text.unicodeScalars.count > limit { throw .tooLong(part, limit: limit) }
        }
        let given: [(part: Part, isGiven: Bool)] = [
            (.name, name != nil), (.value, value != nil), (.unit, unit != nil),
            (.note, note != nil),
        ]
        for (part, isGiven) in given {
            if isGiven, !kind.parts.contains(part) { throw .needless(part) }
            if !isGiven, kind.needed.contains(part) { throw .missing(part) }
        }
        if let value, !kind.range.contains(value) { throw .outOfRange(kind.range) }
        if kind == .other, let same = name.flatMap({ Kind(rawValue: $0.lowercased()) }) {
            throw .reserved(same)
        }
        self.kind = kind
        self.name = name
        self.value = value
        self.unit = unit
        self.note = note
    }

    /// What the value is counted in; nil where it is a score, or a number alone.
    package var unitSymbol: String? {
        switch kind {
        case .drink: "drinks"
        case .weight: "kg"
        case .craving, .effect, .burden, .note, .other: unit
        }
    }

    /// Whether it is rather a slip than what was: more than two bottles of wine at once, or a weight that few have.
    package var isUnusual: Bool {
        guard let value else { return false }
        return switch kind {
        case .drink: value > Limits.usualDrinks
        case .weight: !Limits.usualWeight.contains(value)
        case .craving, .effect, .burden, .note, .other: false
        }
    }
}

extension Observation.Problem {
    /// Which part is wrong.
    package var part: Observation.Part {
        switch self {
        case .missing(let part), .needless(let part), .tooLong(let part, _): part
        case .outOfRange: .value
        case .reserved: .name
        }
    }
}

extension Observation.Kind {
    /// What there may be beside the kind.
    fileprivate var parts: Set<Observation.Part> {
        switch self {
        case .drink, .craving, .weight: [.value, .note]
        case .effect, .burden: [.name, .value, .note]
        case .note: [.note]
        case .other: [.name, .value, .unit, .note]
        }
    }

    /// What there must be.
    fileprivate var needed: Set<Observation.Part> {
        switch self {
        case .drink, .craving, .burden, .weight: [.value]
        case .effect: [.name]
        case .note: [.note]
        case .other: [.name, .value]
        }
    }

    package var range: ClosedRange<ExactNumber> {
        switch self {
        case .drink: .zero...Limits.drinks
        case .craving, .effect, .burden: .zero...Limits.score
        case .weight: Limits.weight
        case .note, .other: .zero...Limits.observed
        }
    }
}

extension Observation.Part {
    /// In Unicode scalars.
    fileprivate var limit: Int {
        switch self {
        case .name, .unit, .value: Limits.observationNameLength
        case .note: Limits.reasonLength
        }
    }
}
