/// How a medication that is taken when needed stands: what was swallowed, and what may be.
package struct NeedReport: Hashable, Sendable {
    package let medication: Medication.Key
    package let name: String
    package let asNeeded: AsNeeded
    /// Within the stretch of its maximum that ends now.
    package let taken: Amount
    /// What may still be taken in that stretch; nil without a maximum.
    package let left: Amount?
    package let last: Intake?
    /// From when on its usual dose, or anything, may be taken; nil where that is now.
    package let next: Instant?
}

extension Situation {
    /// Of each medication that is taken when needed, in the order of the plan.
    package var needs: [NeedReport] {
        (plan?.medications ?? []).compactMap { need($0.key) }
    }

    package func need(_ key: Medication.Key) -> NeedReport? {
        guard let medication = plan?.medication(key), let asNeeded = medication.asNeeded else {
            return nil
        }
        let intakes = ledger.intakes(of: key)
        let taken = asNeeded.taken(intakes, upTo: now.wall)
        let left = asNeeded.maximum.map { maximum in
            maximum.with(grains: maximum > taken ? maximum.distance(to: taken).grains : 0)
        }
        let unit = asNeeded.maximum ?? asNeeded.dose ?? taken
        let next = asNeeded.next(
            asNeeded.dose ?? unit.with(grains: 1), after: intakes, from: now.wall)
        return NeedReport(
            medication: key, name: medication.name, asNeeded: asNeeded,
            taken: taken.like(unit), left: left,
            last: ledger.lastIntake(of: key, at: now)?.intake,
            next: next == now.wall ? nil : next)
    }

    /// What is told before it is swallowed: that by the plan it is too soon, or too much.
    func checkNeed(_ key: Medication.Key, _ amount: Amount) throws(Refusal) {
        guard let asNeeded = plan?.medication(key)?.asNeeded, let need = need(key) else { return }
        let next = asNeeded.next(amount, after: ledger.intakes(of: key), from: now.wall)
        guard next != now.wall else { return }
        throw .tooSoon(key, next: next, left: need.left)
    }
}
