package import DoseCore

/// What the store holds, and what it leads to.
extension World {
    mutating func load(today: CivilDate) -> Ledger {
        // As the daemon's store does it.
        let last = folded.last.map { CivilDate(dayNumber: Int($0.milliseconds / 86_400_000)) - 1 }
        loadedFrom = min(last ?? today, today) - Limits.rememberedDays
        if let shelf { return shelf.open(today, agenda.plan?.countsIntakes ?? false) }
        var ledger = folded
        ledger.forget(before: loadedFrom)
        return ledger
    }

    /// Takes the newest records out of the array that is the store, while no daemon runs.
    package mutating func lose(_ count: Int) {
        precondition(!isRunning && shelf == nil, "A real store in use loses nothing.")
        store.removeLast(min(count, store.count))
        folded = Ledger()
        store.forEach { folded.apply($0) }
        countAfterLoss = store.count
    }

    /// The agenda that the store alone leads to, as far as this one remembers.
    package var replayed: Agenda {
        var ledger = folded
        ledger.forget(before: max(agenda.remembersFrom, loadedFrom))
        return Agenda(
            zone: zone, plan: ledger.plan.flatMap { plans[$0.plan] }, ledger: ledger, times: times)
    }

    /// Whether the fold of all records from the first on is the one that was carried along with them.
    package var isFoldedWhole: Bool {
        var ledger = Ledger()
        store.forEach { ledger.apply($0) }
        return ledger == folded
    }

    /// Whether the real store, if there is one, holds what the agenda was told that it does.
    package var isStoreWhole: Bool {
        guard let shelf else { return true }
        // Whether the clock was synchronised is no column: a record says whether it was trusted.
        return shelf.records()
            == store.map { record in
                var record = record
                record.at.isSynchronised = false
                return record
            }
    }
}
