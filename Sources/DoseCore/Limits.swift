/// The bounds and defaults of plans, clocks and records, each with its reason.
///
/// What only a socket, a screen or a call of a library has to keep stands where it is kept, as in `ControlLimits`.
package enum Limits {
    // The window, where the plan does not say (SPEC 2.1).
    package static let early: Duration = .minutes(30)
    package static let late: Duration = .minutes(60)

    /// Days without any intake after which the alarm says to ask before going on, where the plan does not say.
    package static let pauseAfter = 3

    // What a plan may hold: far above any prescription, and small enough to stay quick.
    package static let planBytes = 1 << 20
    package static let medications = 100
    package static let timesPerDay = 48
    /// Of the whole plan: a reply of the control protocol holds so many, with the longest names.
    package static let dosesPerDay = 500
    package static let stepsPerMedication = 1000
    package static let daysPerStep = 3660
    /// Steps of fewer days that are taken by turns are the way of a week, and no change from one to another.
    static let daysOfTurn = 7
    package static let keyLength = 32
    package static let nameLength = 100
    /// What was answered on another computer longer ago than that is history, and not told.
    static let newsFromElsewhere: Duration = .hours(48)
    /// As many missed doses are told at one look, the newest.
    package static let missedTold = 50
    /// Of a medication that is taken every month or so; where a dose is nearer, half the way to it bounds the window.
    package static let windowSide: Duration = .hours(14 * 24)
    /// Nobody moves an intake by less, and the day has two halves.
    package static let shiftPerDay: ClosedRange<Duration> = .minutes(1) ... .hours(12)
    /// Of a medication taken when needed, or once a month.
    package static let spacing: Duration = .hours(30 * 24)
    /// In which the most of what is taken when needed is counted, where the plan does not say.
    package static let within: Duration = .hours(24)
    /// As long as intakes are surely remembered.
    package static let withinRange: ClosedRange<Duration> = .hours(1) ... .hours(30 * 24)
    /// 100 g, 10 l, or a million of what is counted: above any single intake of a drug.
    package static func amount(of unit: AmountUnit) -> Amount {
        switch unit.dimension {
        case .mass: Amount(grains: 100 * AmountUnit.g.grains, unit)
        case .volume: Amount(grains: 10 * AmountUnit.l.grains, unit)
        case .count: Amount(grains: 1_000_000 * unit.grains, unit)
        }
    }
    /// In which one drug is at hand.
    package static let strengths = 10
    package static let years = 1970...2199
    /// One day is no recurrence: that is every day.
    package static let everyRange = 2...366
    package static let everyWeeks = 1...52
    /// No further than the next dose is looked for.
    package static let everyMonths = 1...12
    package static let cycleRange = 1...366
    package static let daysOfMonth = 1...31
    /// No longer than the agenda remembers.
    package static let pauseAfterRange = 1...rememberedDays
    package static let reviewRange = 1...366
    /// Of a series: its rows are as many at most as those of a medication.
    package static let seriesCount = 1...500
    package static let seriesEvery: ClosedRange<Duration> = .minutes(30) ... .hours(14 * 24)
    /// Twice the longest name of the time zone database.
    package static let zoneNameLength = 64
    /// What one drug is called in a profile, in all languages.
    package static let namesOfDrug = 100
    /// In which half of a drug is eliminated: what is left of one dose is looked for over a year at most.
    package static let halfLife: ClosedRange<Duration> = .minutes(1) ... .hours(28 * 24)
    /// As many problems of a file as are told one by one.
    package static let problems = 100

    // The clocks.
    /// Wall and boot clock may drift apart by slewing and by the time between two readings.
    package static let stepTolerance: Duration = .seconds(2)
    /// How far a clock may be before the newest record without being doubted: corrections by NTP.
    package static let setBackTolerance: Duration = .seconds(5)
    /// How far beyond the newest record a clock that is not synchronised is believed.
    package static let absence: Duration = .hours(366 * 24)
    /// How far beyond the release a clock that is not synchronised is believed with no record at all.
    package static let lifetime: Duration = .hours(20 * 366 * 24)
    /// How often a clock in doubt is looked at: becoming synchronised is not announced.
    package static let doubtfulClockCheck: Duration = .seconds(30)
    /// A timer is never armed further ahead; libdispatch takes a very distant one for never.
    package static let longestSleep: Duration = .hours(24)
    /// A machine that is about to sleep waits for a ring that is no further ahead, and so long for it to be heard: together
    /// less than the five seconds after which logind waits no longer.
    static let sleepDelay: Duration = .seconds(3)
    static let sleepDelayForSound: Duration = .seconds(1)
    /// How often a store that refused records is tried again.
    package static let storeRetry: Duration = .seconds(30)

    // The person's files.
    /// How long a file is left alone after it was written: many programs empty it first.
    package static let fileQuiet: Duration = .milliseconds(300)
    /// How long one may be touched again and again before it is read all the same.
    package static let filePatience: Duration = .seconds(3)

    // The past.
    /// How many days of records the agenda remembers; older ones concern no alarm and no answer.
    package static let rememberedDays = 60
    /// How often the ledger is read anew, so that memory stays bounded: a month of four doses a day is some 200 KB.
    static let rereading: Duration = .hours(30 * 24)
    /// How many days before its last record the agenda looks for doses that were never settled.
    package static let lookBackDays = 35
    /// Windows of a date may be cut by doses of so many days before.
    static let cutByDays = 3
    /// From when on it is said what changes tomorrow, where nothing is left of today by then.
    package static let evening = CivilTime(hour: 17)
    /// For how many days it is told that a course has ended.
    package static let endToldDays = 7
    /// How old an answer may be that is taken back without being named.
    package static let undo: Duration = .hours(24)
    /// A time of day that is told of the past and is to come within this is no time of yesterday.
    static let slipAhead: Duration = .hours(6)
    /// How far ahead the next dose is looked for.
    package static let lookAheadDays = 400
    package static let reasonLength = 500
    /// The largest number that the ledger may hold: of a record, and in milliseconds from 1970 of an instant or a date.
    /// Clocks of Linux end in 2262 (KTIME_MAX), and reckoning within it never overflows.
    package static let ledgerNumber: Int64 = 1 << 44

    // The diary.
    /// How far back it can be told: nobody remembers single drinks longer, and the weeks before are still known.
    package static let diaryDays = 30
    /// Above what anybody counts of a day; a step count has five digits.
    package static let observed = ExactNumber(1_000_000)
    /// At one time: a litre of spirits has 32.
    package static let drinks = ExactNumber(36)
    /// More than two bottles of wine is rather a slip.
    package static let usualDrinks = ExactNumber(15)
    /// In ml.
    package static let drinkVolume = ExactNumber(10_000)
    /// Of a numeric rating scale from nothing to as much as can be.
    package static let score = ExactNumber(10)
    /// In kg, of anybody who takes a medicine.
    package static let weight = ExactNumber(2)...ExactNumber(500)
    /// In kg; beyond it a decimal mark is rather missing.
    package static let usualWeight = ExactNumber(35)...ExactNumber(200)
    /// Of an effect, of what a person counts, and of its unit.
    package static let observationNameLength = 40
    /// As many entries of a date as a reply holds, with the longest notes.
    package static let entriesOfDay = 200

    // The pieces at home.
    /// Days before they run out or expire, where the plan does not say: a visit and a pharmacy take two weeks.
    package static let stockNotice = 14
    /// What was told of an expiry is remembered for longer.
    package static let stockNoticeRange = 0...45
    /// From when on in a day it is told that they run out: when pharmacies are open.
    static let stockToldFrom = CivilTime(hour: 9)
    /// No box is good for longer; beyond it the year is rather a slip.
    package static let expiryDays = 15 * 366

    // How doses were taken.
    /// From its hour, of a dose that has others on its date: of two such intakes the spacing is even.
    package static let onTime: Duration = .minutes(15)
    /// Of the only dose of a date.
    package static let onTimeOfOne: Duration = .hours(1)
    /// A spacing that differs from the plan's by as much feels like another (every 2 h and every 1 h 30: FAQ of the forum
    /// Baclofène, 5.10; the figure is the program's own, as in the profile).
    package static let evenSpacing: Duration = .minutes(30)

    // What a plan is warned of.
    /// How far ahead changes of the clocks are looked for: there is one of each kind in a year.
    package static let lintDays = 366
    /// A side of a window that neighbours cut below it is hardly hit by anybody.
    package static let shortWindow: Duration = .minutes(2)
    /// As many medications of one drug are looked at together: one for each weekday in two strengths, and more.
    package static let medicationsOfDrug = 20
    /// More tablets, or whatever is counted, at one time are rather a slip of the pen.
    package static let thingsAtOnce = 10
    /// More at one time is rather another unit than a dose; the largest powders for drinking have 14 g to a sachet.
    package static let massAtOnce = Amount(milligrams: 30_000)
    /// An amount so many times another is rather a slip of the decimal point.
    package static let slipFactor = 10
    /// Of how many installed profiles the names are looked at.
    package static let profiles = 100
    /// A start further back is rather a slip of the pen than a course.
    package static let startLongAgoDays = 10 * 366
    /// A start further ahead is rather the next year written for this one.
    package static let startAheadDays = 366

    // What dosed.toml may say of the alarm; the defaults are those of `AlarmTimes` and `Settings`.
    /// From 5 s, so that an alarm can be tried out without waiting.
    package static let repeatRange: ClosedRange<Duration> = .seconds(5) ... .minutes(60)
    package static let snoozeRange: ClosedRange<Duration> = .seconds(1) ... .hours(12)
    /// Zero for no last call.
    package static let lastCallRange: ClosedRange<Duration> = .zero ... .minutes(60)
    /// In percent; silence is `sound = false`, and more than all would only distort.
    package static let volumeRange = 1...100
    package static let backupsRange = 0...366
    package static let commandWords = 64
    /// In bytes of UTF-8, as is a path of the kernel (PATH_MAX).
    package static let commandWordLength = 4096
    package static let pathLength = 4096
}
