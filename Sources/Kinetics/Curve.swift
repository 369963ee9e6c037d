package import DoseCore

/// So much that comes into the gut at one instant.
package struct Administration: Hashable, Sendable {
    package var at: Instant
    /// In any unit; what the curve tells is in the same.
    package var amount: Double

    package init(at: Instant, amount: Double) {
        precondition(amount >= 0 && amount.isFinite, "An administration has an amount.")
        self.at = at
        self.amount = amount
    }
}

/// The amount in the body over time: what is left of each administration, added up.
package struct Curve: Hashable, Sendable {
    private let model: OneCompartment
    /// In the order of time.
    package let administrations: [Administration]

    package init(_ model: OneCompartment, _ administrations: [Administration]) {
        self.model = model
        self.administrations = administrations.sorted { $0.at < $1.at }
    }

    /// What is absorbed and not yet eliminated, in the unit of the administrations.
    package func amount(at instant: Instant) -> Double { load(at: instant).body }

    /// An instant and the amount in the body then.
    package struct Point: Hashable, Sendable {
        package let at: Instant
        package let amount: Double

        package init(at: Instant, amount: Double) {
            (self.at, self.amount) = (at, amount)
        }
    }

    /// The most in a stretch of time, the first of equals; its instant is exact to a millisecond.
    package func peak(in range: ClosedRange<Instant>) -> Point {
        let bounds = boundaries(of: range)
        var highest = point(at: range.lowerBound)
        for (start, end) in zip(bounds, bounds.dropFirst() + [range.upperBound]) {
            // Between two administrations it rises to one peak at most.
            let load = load(at: start)
            let top = start + .milliseconds(Int64(model.hoursToPeak(of: load) * 3_600_000))
            let candidate = point(at: min(max(top, start), end))
            if candidate.amount > highest.amount { highest = candidate }
        }
        return highest
    }

    /// The least in a stretch of time, the first of equals: where it begins or ends, or as something is swallowed.
    package func trough(in range: ClosedRange<Instant>) -> Point {
        (boundaries(of: range) + [range.upperBound]).map(point)
            .reduce(point(at: range.lowerBound)) { $1.amount < $0.amount ? $1 : $0 }
    }

    private func point(at instant: Instant) -> Point {
        Point(at: instant, amount: amount(at: instant))
    }

    /// Where the range begins, and each administration within it.
    private func boundaries(of range: ClosedRange<Instant>) -> [Instant] {
        [range.lowerBound]
            + administrations.map(\.at).filter { range.lowerBound < $0 && $0 < range.upperBound }
    }

    /// With what is swallowed at the instant itself.
    private func load(at instant: Instant) -> OneCompartment.Load {
        administrations.prefix { $0.at <= instant }.reduce(into: OneCompartment.Load()) {
            let part = model.after(
                (instant - $1.at).hours, OneCompartment.Load(gut: $1.amount))
            $0.gut += part.gut
            $0.body += part.body
        }
    }
}
