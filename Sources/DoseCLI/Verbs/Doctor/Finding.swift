import Words

/// One thing that was looked at, and what was found.
struct Finding: Hashable {
    typealias Check = DoctorWords.Check

    enum State: String, Encodable {
        case good
        /// Nothing is broken, and a person may want it otherwise.
        case notable
        case bad
    }

    let check: Check
    let state: State
    /// What was found, in a word for programs; of a part of the daemon it is the one of its health.
    let code: String
    /// What was found and what to do, a line for each, for people.
    let lines: [String]
}

extension Finding: Encodable {
    enum CodingKeys: CodingKey {
        case check, state, code
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(check.rawValue, forKey: .check)
        try values.encode(state, forKey: .state)
        try values.encode(code, forKey: .code)
    }
}
