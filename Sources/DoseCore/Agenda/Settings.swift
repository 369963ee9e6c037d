/// How the person wants to be alarmed; `dosed.toml` says it, and every part has a default.
package struct Settings: Hashable, Sendable {
    package var alarm: AlarmTimes
    package var sound: AlarmSound
    /// How loud an alarm is, in percent of how loud the desktop plays.
    package var volume: Int
    /// Whether an alarm keeps names and amounts to itself, for a screen that others see.
    package var isPrivate: Bool
    package var journal: JournalDetail
    /// The program that is run at each of them and its arguments, without a shell.
    package var commands: [Occasion: [String]]
    /// Whom to ask when more was taken than planned, as the person wrote it.
    package var emergency: String?
    /// What the person reads; nil for what their session says.
    package var language: LanguageCode?
    /// Of how many days a copy of the ledger is kept; 0 for none.
    package var backups: Int
    /// The folder in which the computers of one person tell each other: a path that begins with `/`, or with `~/` for
    /// their home; nil where there is one computer.
    package var sync: String?
    /// Whether a machine that sleeps is woken for an alarm.
    package var wake: Bool

    package init(
        alarm: AlarmTimes = AlarmTimes(), sound: AlarmSound = .standard, volume: Int = 80,
        isPrivate: Bool = false, journal: JournalDetail = .full,
        commands: [Occasion: [String]] = [:], emergency: String? = nil,
        language: LanguageCode? = nil, backups: Int = 7,
        sync: String? = nil, wake: Bool = false
    ) {
        self.alarm = alarm
        self.sound = sound
        self.volume = volume
        self.isPrivate = isPrivate
        self.journal = journal
        self.commands = commands
        self.emergency = emergency
        self.language = language
        self.backups = backups
        self.sync = sync
        self.wake = wake
    }
}

/// What an alarm sounds like.
package enum AlarmSound: Hashable, Sendable {
    /// The desktop's sound for an alarm.
    case standard
    /// A name of the freedesktop sound theme, as `bell`.
    case named(String)
    /// A file of the person's own: a path that begins with `/`, or with `~/` for their home.
    case file(String)
    case silent

    /// The name that the freedesktop Sound Naming Specification has for an alarm.
    package static let standardName = "alarm-clock-elapsed"
}

/// What the journal may tell of a dose.
package enum JournalDetail: String, CaseIterable, Sendable {
    case full
    /// Neither names nor amounts.
    case `private`
}
