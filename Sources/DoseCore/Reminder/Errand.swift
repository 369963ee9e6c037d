/// What the reminder needs from outside; what comes of it is handed in as an event.
package enum Errand: Equatable, Sendable {
    /// Open the store, and read what concerns today: `.storeOpened` or `.storeUnavailable`.
    case openStore(today: CivilDate)
    /// Read the open store once more, with every date that has an intake where a course counts them: `.ledgerRead`.
    case readLedger(today: CivilDate, countsIntakes: Bool)
    /// Read the plan file as it is now: `.planFile`.
    case readPlanFile
    /// Read what other computers of the person told, and what of it is not known yet: `.arrived`.
    case readArrivals
    /// Read the file of the settings as it is now: `.alarmTimes`.
    case readSettings
    /// Read the data of a zone: `.zone`.
    case readZone(PlanZone)
}
