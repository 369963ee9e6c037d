/// What the reminder is told.
package enum Event: Equatable, Sendable {
    /// Time has passed or the clock was set: look again.
    case clock
    case alarmTimes(AlarmTimes)
    /// A notification server is there that has not shown anything yet.
    case display
    case request(Request)
    /// What other computers of the person told, as far as it is new; nothing, where their files cannot be read now.
    case arrived([Arrival])
    case storeOpened(StoreContent)
    case storeUnavailable(StorePast)
    /// Nil when the store could not be read, and is closed now.
    case ledgerRead(StoreContent?)
    case planFile(PlanFileContent)
    /// Nil when the data of the zone cannot be read.
    case zone(PlanZone, Zone?)
}

/// What a store held when it was opened.
package struct StoreContent: Equatable, Sendable {
    package var ledger: Ledger
    /// The plan that the ledger says is in force; nil when there is none, or none that this version reads.
    package var plan: Plan?
    /// Those of the older plans that courses are still walked by, by the numbers of their records.
    package var earlier: [Int64: Plan]
    /// The data of that plan's zone; nil when they cannot be read.
    package var zone: Zone?
    /// Whether records were lost: what was taken before is not known.
    package var isLost: Bool

    package init(
        ledger: Ledger, plan: Plan? = nil, earlier: [Int64: Plan] = [:], zone: Zone? = nil,
        isLost: Bool = false
    ) {
        self.ledger = ledger
        self.plan = plan
        self.earlier = earlier
        self.zone = zone
        self.isLost = isLost
    }
}

/// What is known of the time before, of a store that cannot be opened.
package enum StorePast: Equatable, Sendable {
    /// There was no ledger yet, and none can be begun: nothing is lost.
    case none
    /// It can be read, and not be written.
    case readable(StoreContent)
    /// What was taken may be in it.
    case unknown
}

/// What the plan file held when it was read.
package enum PlanFileContent: Equatable, Sendable {
    case absent
    case refused
    /// It is a plan, and the data of its zone cannot be read.
    case withoutZone
    case valid(Plan, PlanText, in: Zone)
}
