extension Wire {
    /// How far a copy of the ledger has come.
    package struct Copying: Codable, Hashable, Sendable {
        package enum State: String, Codable, CaseIterable, Sendable {
            case copying, made, failed
        }

        package var state: State
        /// In pages of the file.
        package var done: Int?
        package var of: Int?
        /// The copy, once it is made.
        package var file: String?
        package var error: String?

        package init(
            _ state: State, done: Int? = nil, of: Int? = nil, file: String? = nil,
            error: String? = nil
        ) {
            self.state = state
            self.done = done
            self.of = of
            self.file = file
            self.error = error
        }

        /// Whether nothing follows.
        package var isOver: Bool { state != .copying }
    }

    /// A ledger as a whole.
    package struct LedgerAccount: Codable, Hashable, Sendable {
        package var records: Int
        /// When the first and the last record were made; left out where there is none.
        package var first: String?
        package var last: String?
        /// The keys of what was taken.
        package var medications: [String]
        /// How many records cannot be read.
        package var damaged: Int

        package init(
            records: Int, first: String? = nil, last: String? = nil, medications: [String] = [],
            damaged: Int = 0
        ) {
            self.records = records
            self.first = first
            self.last = last
            self.medications = medications
            self.damaged = damaged
        }
    }

    /// What becomes of a file that is to be the ledger.
    package struct Restoring: Codable, Hashable, Sendable {
        package enum State: String, Codable, CaseIterable, Sendable {
            case checking, checked, restored, refused
        }

        package enum Problem: String, Codable, CaseIterable, Sendable {
            case absent, unknown, foreign, newer, damaged
            case cutOff = "cut_off"
            case outOfOrder = "out_of_order"
            case altered, unreadable, unsaved
        }

        package var state: State
        package var incoming: LedgerAccount?
        package var present: LedgerAccount?
        package var isAnother: Bool?
        package var aside: String?
        package var problem: Problem?
        package var line: Int?
        package var version: Int?
        package var known: Int?
        package var error: String?

        package init(
            _ state: State, incoming: LedgerAccount? = nil, present: LedgerAccount? = nil,
            isAnother: Bool? = nil, aside: String? = nil, problem: Problem? = nil,
            line: Int? = nil, version: Int? = nil, known: Int? = nil, error: String? = nil
        ) {
            self.state = state
            self.incoming = incoming
            self.present = present
            self.isAnother = isAnother
            self.aside = aside
            self.problem = problem
            self.line = line
            self.version = version
            self.known = known
            self.error = error
        }

        enum CodingKeys: String, CodingKey, CaseIterable {
            case state, incoming, present
            case isAnother = "another"
            case aside, problem, line, version, known, error
        }

        /// Whether nothing follows.
        package var isOver: Bool { state != .checking }

        /// Under this name beside the ledger the file is looked for.
        package static let suffix = "-incoming"
    }
}
