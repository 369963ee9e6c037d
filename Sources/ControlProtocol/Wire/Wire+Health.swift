extension Wire {
    /// Whether a part of the daemon does its work: a code, and of the values those that belong to it.
    package struct Health: Codable, Hashable, Sendable {
        package var part: Part
        package var isWell: Bool
        package var code: Code
        /// Whether what was before holds meanwhile: the plan, the settings, or the zone.
        package var isInForce: Bool?
        /// The plan or the settings, the ledger, the zone's data, or a file whose changes are not noticed.
        package var file: String?
        /// Where a file that is refused has its problems.
        package var problems: [Place]?
        /// Since when the plan is in force, or when the newest record was made.
        package var at: String?
        package var zone: String?
        /// Whose the file is.
        package var user: Int?
        /// Which version or program the file is of, and up to which version this daemon knows.
        package var version: Int?
        package var known: Int?
        package var application: Int?
        /// A setting of SQLite's that the file system does not keep, and what it is.
        package var pragma: String?
        package var found: String?
        /// In the words of the system or of SQLite.
        package var error: String?
        /// The doses that may have been taken.
        package var doses: [Dose]?
        /// How many records are not as they were written, or are missing, and the first of them.
        package var damaged: Int?
        package var missing: Int?
        package var first: Int?
        /// Whether days of the past may be told incompletely, for an index does not find all of them.
        package var isIndexDamaged: Bool?
        /// The programs that play, would play, or could not.
        package var players: [String]?
        /// What the notification server calls itself.
        package var server: String?
        /// And its version, as it says it.
        package var serverVersion: String?
        /// How many entries of the journal were lost, since `at`.
        package var lost: Int?
        /// The courses that differ, and a computer on which something was done to them.
        package var medications: [String]?
        package var computer: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case part
            case isWell = "ok"
            case code
            case isInForce = "in_force"
            case file, problems, at, zone, user, version, known, application, pragma, found, error,
                doses, damaged, missing, first, players
            case isIndexDamaged = "index_damaged"
            case server
            case serverVersion = "server_version"
            case lost, medications, computer
        }

        package enum Part: String, Codable, CaseIterable, Sendable {
            case plan, settings, files, store, clock, zone, display, sound, command, waking,
                journal, sharing
        }

        package init(
            _ part: Part, _ code: Code, isInForce: Bool? = nil, file: String? = nil,
            problems: [Place]? = nil, at: String? = nil, zone: String? = nil, user: Int? = nil,
            version: Int? = nil, known: Int? = nil, application: Int? = nil, pragma: String? = nil,
            found: String? = nil, error: String? = nil, doses: [Dose]? = nil,
            damaged: Int? = nil, missing: Int? = nil, first: Int? = nil,
            isIndexDamaged: Bool? = nil,
            players: [String]? = nil, server: String? = nil, serverVersion: String? = nil,
            lost: Int? = nil, medications: [String]? = nil, computer: String? = nil
        ) {
            self.part = part
            isWell = code.isWell
            self.code = code
            self.isInForce = isInForce
            self.file = file
            self.problems = problems
            self.at = at
            self.zone = zone
            self.user = user
            self.version = version
            self.known = known
            self.application = application
            self.pragma = pragma
            self.found = found
            self.error = error
            self.doses = doses
            self.damaged = damaged
            self.missing = missing
            self.first = first
            self.isIndexDamaged = isIndexDamaged
            self.players = players
            self.server = server
            self.serverVersion = serverVersion
            self.lost = lost
            self.medications = medications
            self.computer = computer
        }
    }

    /// Where in a file something is.
    package struct Place: Codable, Hashable, Sendable {
        package var file: String
        package var line: Int
        package var column: Int

        package init(file: String, line: Int, column: Int) {
            self.file = file
            self.line = line
            self.column = column
        }
    }
}

extension Wire.Health {
    package enum Code: String, Codable, CaseIterable, Sendable {
        // Of the plan and of the settings.
        case inForce = "in_force"
        case absent, refused
        // Of the files, whose changes are noticed or not; and of the clock, where that it is set is not noticed.
        case noticed, unnoticed
        // Of the store.
        case writable
        case inUse = "in_use"
        case held, owned, newer, foreign, unsafe, failed, replaced, removed
        case recordsLost = "records_lost"
        case recordsDamaged = "records_damaged"
        // Of the clock.
        case plausible
        case beforeRelease = "before_release"
        case beforeNewestRecord = "before_newest_record"
        case farAhead = "far_ahead"
        // Of the zone.
        case readable, unreadable, damaged
        // Of the display.
        case withButtons = "with_buttons"
        case withoutButtons = "without_buttons"
        case paused
        case noServer = "no_server"
        // Of the sound.
        case off, untried, played
        case substituted
        case noPlayer = "no_player"
        case noSound = "no_sound"
        case unheard
        // Of the command, that it ends by itself or is ended for the next one.
        case ends, hangs
        // Of the waking, beside off, untried and failed.
        case able, forbidden
        case noClock = "no_clock"
        // Of the journal.
        case complete
        case entriesLost = "entries_lost"
        // Of the sharing.
        case inStep = "in_step"
        case coursesDiffer = "courses_differ"

        fileprivate var isWell: Bool {
            switch self {
            case .inForce, .noticed, .writable, .plausible, .readable, .withButtons,
                .withoutButtons, .off, .untried, .played, .ends, .able, .complete, .inStep:
                true
            case .absent, .refused, .unnoticed, .inUse, .held, .owned, .newer, .foreign, .unsafe,
                .failed, .replaced, .removed, .recordsLost, .recordsDamaged, .beforeRelease,
                .beforeNewestRecord, .farAhead, .unreadable, .damaged, .paused, .noServer,
                .substituted,
                .noPlayer, .noSound, .unheard, .hangs, .forbidden, .noClock, .entriesLost,
                .coursesDiffer:
                false
            }
        }
    }
}
