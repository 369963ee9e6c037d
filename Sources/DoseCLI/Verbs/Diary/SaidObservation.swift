import DoseCore
import PlanFile

/// What the words after `diary` say: `drink 2`, `effect dry mouth 3`, `coffee 3 cups`.
struct SaidObservation: Equatable {
    let observation: Observation
    /// What was drunk, where the number of drinks was computed.
    let glass: Glass?

    /// So many glasses or bottles of a drink.
    struct Glass: Equatable {
        let count: ExactNumber
        let volume: SaidVolume
        /// Alcohol by volume, in percent.
        let strength: ExactNumber
    }

    init(_ observation: Observation, glass: Glass? = nil) {
        self.observation = observation
        self.glass = glass
    }

    /// - Parameter words: At least one.
    init(
        _ words: [String], note: String?, volume: String?, strength: String?
    ) throws(UsageError) {
        let kind = words.first.flatMap(Observation.Kind.init(said:)) ?? .other
        var rest = words[...]
        if kind != .other { rest = rest.dropFirst() }
        var said = Said(kind: kind, note: note, words: words.joined(separator: " "))
        var glass: Glass?
        if kind != .drink, volume ?? strength != nil {
            throw .together(words[0], volume == nil ? "--strength" : "--volume")
        }
        switch kind {
        case .drink, .craving, .weight:
            if let word = rest.popFirst() {
                guard let number = try Self.number(word, of: kind) else {
                    throw .badValue(word, of: .number)
                }
                said.value = number
            }
            if let word = rest.first { throw .unexpectedWord(word, verb: "diary") }
            glass = try Self.glass(said.value, volume, strength)
            if let glass { said.value = try Self.drinks(in: glass) }
        case .effect, .burden:
            if let last = rest.last, let number = try Self.number(last, of: kind) {
                said.value = number
                rest.removeLast()
            }
            said.name = Self.joined(rest)
        case .note:
            if note != nil, !rest.isEmpty { throw .together(words[0], "--note") }
            said.note = note ?? Self.joined(rest)
        case .other:
            var index: Int?
            for place in rest.indices where index == nil {
                if let number = try Self.number(rest[place], of: kind) {
                    (index, said.value) = (place, number)
                }
            }
            said.name = Self.joined(rest[..<(index ?? rest.endIndex)])
            said.unit = index.flatMap { Self.joined(rest[($0 + 1)...]) }
        }
        self.init(try said.observation(), glass: glass)
    }

    private struct Said {
        let kind: Observation.Kind
        var name: String?
        var value: ExactNumber?
        var unit: String?
        var note: String?
        let words: String

        init(kind: Observation.Kind, note: String?, words: String) {
            self.kind = kind
            self.note = note
            self.words = words
        }

        func observation() throws(UsageError) -> Observation {
            do {
                return try Observation(kind, name: name, value: value, unit: unit, note: note)
            } catch {
                throw .observation(error, of: kind, said: value?.description ?? words)
            }
        }
    }

    // MARK: Numbers

    /// Nil where the word is no number.
    private static func number(
        _ word: String, of kind: Observation.Kind
    ) throws(UsageError) -> ExactNumber? {
        if word.hasPrefix("-"), SaidNumber(word.dropFirst()) != nil {
            throw .observation(.outOfRange(kind.range), of: kind, said: word)
        }
        guard let said = SaidNumber(word) else { return nil }
        switch said {
        case .either(let one, let thousands):
            throw .maybeThousands(word, one: one, thousands: thousands)
        case .one(let plain):
            guard let value = Double(plain) else { return nil }
            if value > Limits.observed.value {
                throw .observation(.outOfRange(kind.range), of: kind, said: word)
            }
            guard let number = ExactNumber(value) else { throw .badValue(word, of: .number) }
            return number
        }
    }

    private static func joined(_ words: ArraySlice<String>) -> String? {
        words.isEmpty ? nil : words.joined(separator: " ")
    }

    // MARK: Drinks

    private static func glass(
        _ count: ExactNumber?, _ volume: String?, _ strength: String?
    ) throws(UsageError) -> Glass? {
        guard let volume else {
            guard strength == nil else { throw .noneOf(["--volume"]) }
            return nil
        }
        guard let strength else { throw .noneOf(["--strength"]) }
        guard let said = try SaidVolume(volume) else { throw .badValue(volume, of: .volume) }
        let percent = strength.last == "%" ? strength.dropLast() : strength[...]
        guard let number = try number(percent.withoutTrailingSpaces, of: .drink), number > .zero,
            number <= ExactNumber(100)
        else { throw .badValue(strength, of: .alcohol) }
        return Glass(count: count ?? ExactNumber(1), volume: said, strength: number)
    }

    private static func drinks(in glass: Glass) throws(UsageError) -> ExactNumber {
        guard
            let drinks = StandardDrink.count(
                of: glass.count, volume: glass.volume.milliliters, strength: glass.strength)
        else {
            throw .observation(
                .outOfRange(Observation.Kind.drink.range), of: .drink, said: glass.volume.text)
        }
        return drinks
    }
}

extension Observation.Kind {
    /// `drink` and `drinks` alike.
    init?(said word: String) {
        let plain = word.lowercased()
        let one = plain.hasSuffix("s") ? String(plain.dropLast()) : plain
        // Their own things have names of their own.
        guard let kind = Self(rawValue: one), kind != .other else { return nil }
        self = kind
    }
}

/// `25cl`, `500 ml`, `0.7l`.
struct SaidVolume: Equatable {
    /// As it was said.
    let text: String
    let milliliters: ExactNumber

    private static let units: [String: Int] = ["ml": 1, "cl": 10, "dl": 100, "l": 1000]

    /// Nil for what is none.
    init?(_ text: String) throws(UsageError) {
        let number = text.prefix { "0123456789.,".contains($0) }
        let unit = text[number.endIndex...].drop { $0 == " " }
        guard let factor = Self.units[unit.lowercased()], let said = SaidNumber(number) else {
            return nil
        }
        switch said {
        case .either(let one, let thousands):
            throw .maybeThousands(text, one: "\(one) \(unit)", thousands: "\(thousands) \(unit)")
        case .one(let plain):
            guard let value = Double(plain),
                let milliliters = ExactNumber(value * Double(factor)), milliliters > .zero,
                milliliters <= Limits.drinkVolume
            else { return nil }
            self.text = "\(number) \(unit)"
            self.milliliters = milliliters
        }
    }
}
