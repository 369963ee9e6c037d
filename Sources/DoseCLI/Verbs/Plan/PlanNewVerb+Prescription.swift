import DoseCore
import PlanFile

// What stands on a box, and what stays the same all along.

extension PlanNewVerb {
    /// What it is made of.
    struct Box: Equatable, Sendable {
        let preparation: Preparation?
        /// Whether it may be cut, and in how many parts; nil where that is not said.
        let parts: Int?

        init(_ arguments: Arguments) throws(UsageError) {
            if arguments.isGiven("tablet"), arguments.isGiven("strength") {
                throw .together("--tablet", "--strength")
            }
            if arguments.isGiven("halves"), arguments.isGiven("parts") {
                throw .together("--halves", "--parts")
            }
            parts =
                arguments.isGiven("halves")
                ? 2 : try arguments.count("parts", in: 1...4, .parts)
            if parts == 3 { throw .badValue("3", of: .parts) }
            var strengths: [Strength] = []
            for text in arguments["tablet"].map(Self.listed) ?? [] {
                strengths.append(Strength(try Self.amount(text, .strength)))
            }
            if let text = arguments["strength"] {
                strengths = [try Self.strength(text)]
            }
            let isOneKind = strengths.allSatisfy { $0.amount.fits(strengths[0].amount) }
            guard isOneKind else { throw .badValue(arguments["tablet"] ?? "", of: .strength) }
            preparation =
                strengths.isEmpty ? nil : Preparation(strengths, parts: parts ?? 1)
        }

        /// That of a protocol, cut as the options say.
        func cutting(_ usual: Preparation) -> Preparation {
            Preparation(usual.strengths, parts: parts ?? usual.parts)
        }

        /// `10 mg,5 mg` as two: a comma that no unit stands before is one of decimals.
        private static func listed(_ text: String) -> [String] {
            text.split(separator: ",").reduce(into: []) { list, piece in
                if let last = list.last, !last.contains(where: \.isLetter) {
                    list[list.count - 1] = "\(last),\(piece)"
                } else {
                    list.append(String(piece.drop { $0 == " " }))
                }
            }
        }

        private static func amount(
            _ text: String, _ field: UsageError.Field
        ) throws(UsageError) -> Amount {
            do throws(UsageError) {
                let said = try SaidAmount(text)
                if let unit = said.unit, said.value > 0, let amount = Amount(said.value, unit) {
                    return amount
                }
            } catch {
                if case .maybeThousands = error { throw error }
            }
            throw .badValue(text, of: field)
        }

        /// `10 mg/5 ml`, `100 mcg/puff`.
        private static func strength(_ text: String) throws(UsageError) -> Strength {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let first = parts[1].first(where: { $0 != " " }) else {
                throw .badValue(text, of: .strengthOf)
            }
            let amount = try amount(String(parts[0]), .strengthOf)
            let unit = parts[1].drop { $0 == " " }
            let per = try self.amount(first.isNumber ? String(unit) : "1 \(unit)", .strengthOf)
            guard amount.unit.dimension != per.unit.dimension else {
                throw .badValue(text, of: .strengthOf)
            }
            return Strength(amount, per: per)
        }
    }

    /// Nil for a course by a protocol or a pace.
    func prescription(
        _ key: Medication.Key, _ name: String, _ preparation: Preparation?, _ start: CivilDate
    ) throws(UsageError) -> Medication? {
        switch pace {
        case .titration, .rising, .falling, .listed: return nil
        case .rows(let rows, let stops):
            guard case .at(let times) = when else { throw .noneOf(["--times TIMES"]) }
            return Medication(
                key: key, name: name, preparation: preparation, start: start,
                steps: try SaidRow.steps(rows, at: times, of: preparation),
                after: stops ? .stop : .hold)
        case .asNeeded(let list):
            let dose = try list?.amounts(at: 1, of: preparation)[0]
            return Medication(
                key: key, name: name, preparation: preparation,
                start: self.start ?? CivilDate(dayNumber: 0),
                steps: [Step(days: 1, slots: [])], asNeeded: label.asNeeded(dose))
        case .steady(let list):
            guard case .at(let times) = when else { throw .noneOf(["--times TIMES"]) }
            let amounts =
                if let list {
                    try list.amounts(at: times.count, of: preparation)
                } else {
                    [Amount](repeating: try oneOf(preparation), count: times.count)
                }
            let slots = zip(times, amounts).map { Slot(time: $0, amount: $1) }
            var step = Step(days: label.days ?? 1, slots: slots)
            step.variants = try SaidVariant.variants(variants, of: step, preparation)
            return Medication(
                key: key, name: name, preparation: preparation, start: start, steps: [step],
                after: label.days == nil ? .hold : .stop)
        case .counted(let list, let series):
            let dose =
                if let list {
                    try list.amounts(at: 1, of: preparation)[0]
                } else {
                    try oneOf(preparation)
                }
            return Medication(
                key: key, name: name, preparation: preparation, start: series.first.date,
                steps: series.steps(of: dose), after: .stop, series: series)
        }
    }

    /// Where no amount is said: one of what is counted; of what no box is told, that it is used.
    private func oneOf(_ preparation: Preparation?) throws(UsageError) -> Amount {
        guard let preparation else { return .dose }
        let strength = preparation.strengths[0]
        guard preparation.strengths.count == 1, strength.per.grains == strength.per.unit.grains,
            strength.per.unit.dimension != .volume
        else { throw .missingOption(PlanOptions.amount) }
        // A tablet is known by what it holds; whatever else by what it is.
        return preparation.thing == .tablets ? strength.amount : strength.per
    }
}
