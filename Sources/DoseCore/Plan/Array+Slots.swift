extension [Slot] {
    /// Those at which something is due.
    package var intakes: [Slot] { filter { $0.amount > .zero } }

    /// Whether anything is due.
    package var hasDoses: Bool { contains { $0.amount > .zero } }

    /// What they have together.
    package var sum: Amount { reduce(.zero) { $0 + $1.amount } }
}
