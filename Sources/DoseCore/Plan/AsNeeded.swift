/// What is watched of a medication that is taken when needed and never rings.
package struct AsNeeded: Hashable, Sendable {
    /// How much is usually taken, where nothing else is told.
    package var dose: Amount?
    /// The shortest time between two intakes.
    package var spacing: Duration?
    /// The most in any stretch of `within`.
    package var maximum: Amount?
    package var within: Duration

    package init(
        dose: Amount? = nil, spacing: Duration? = nil, maximum: Amount? = nil,
        within: Duration = Limits.within
    ) {
        self.dose = dose
        self.spacing = spacing
        self.maximum = maximum
        self.within = within
    }
}

extension AsNeeded {
    /// How much was swallowed within the stretch that ends at an instant, that instant included.
    func taken(_ intakes: [Intake], upTo instant: Instant) -> Amount {
        intakes.reduce(.zero) {
            $1.at > instant - within && $1.at <= instant ? $0 + $1.amount : $0
        }
    }

    /// The most that any stretch holds in which an intake lies.
    func most(_ intakes: [Intake], around intake: Intake) -> Amount {
        let ends = intakes.map(\.at).filter { $0 >= intake.at && $0 < intake.at + within }
        return (ends + [intake.at]).map { taken(intakes, upTo: $0) }.max() ?? .zero
    }

    /// From when on so much more may be taken; nil for never, as it is more than the maximum by itself.
    func next(_ amount: Amount, after intakes: [Intake], from now: Instant) -> Instant? {
        if let maximum, amount > maximum { return nil }
        var instants = intakes.map { $0.at + within } + [now]
        if let spacing { instants += intakes.map { $0.at + spacing } }
        return instants.filter { $0 >= now }.sorted().first { instant in
            let isSpaced = spacing.map { spacing in
                intakes.allSatisfy { $0.at > instant || instant - $0.at >= spacing }
            }
            let sum = taken(intakes, upTo: instant) + amount
            return isSpaced ?? true && maximum.map { sum <= $0 } ?? true
        }
    }
}
