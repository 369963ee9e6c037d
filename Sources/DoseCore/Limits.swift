/// Every bound and default of the program, each with its reason.
package enum Limits {
    // The window, where the plan does not say (SPEC 2.1).
    package static let early: Duration = .minutes(30)
    package static let late: Duration = .minutes(60)

    // What a plan may hold: far above any prescription, and small enough to stay quick.
    package static let planBytes = 1 << 20
    package static let medications = 100
    package static let timesPerDay = 48
    package static let stepsPerMedication = 1000
    package static let daysPerStep = 3660
    package static let keyLength = 32
    package static let nameLength = 100
    /// Half a day: a longer window would run into the next day's dose.
    package static let windowSide: Duration = .hours(12)
    package static let spacing: Duration = .hours(48)
    /// 100 g: above any single intake of a drug.
    package static let amount = Amount(milligrams: 100_000)
    package static let years = 1970...2199
}
