import DoseCore

/// What only some events have to say, as one column of JSON.
///
/// A new event adds its members here and no column: what a member is not known to is passed over.
package struct RecordDetail: Codable, Hashable, Sendable {
    /// What the plan said then, in thousandths of its unit: the row's, or one of its own.
    package var planned: Int64?
    package var plannedUnit: String?
    /// When it was due, in milliseconds.
    package var due: Int64?
    /// The end of a window or of a snooze, in milliseconds.
    package var until: Int64?
    /// As a person told it.
    package var reason: String?
    package var cause: String?
    /// The text of the plan.
    package var plan: String?
    /// The number of the record that adopted the plan by which a course is walked.
    package var planRecord: Int64?
    /// The place in a course: the step and the day, from 1; none where nothing is to be taken.
    package var step: Int?
    package var day: Int?
    package var isHeld: Bool?
    /// The first date of the step, where its recurrence is counted from it.
    package var since: String?
    /// Of an observation: its kind, its name, a person's words, and when it was, in milliseconds; of what was told of the
    /// pieces at home: its kind.
    package var kind: String?
    package var name: String?
    package var note: String?
    package var observed: Int64?
    /// What one of the pieces at home holds, in thousandths of its unit.
    package var strength: Int64?
    package var strengthUnit: String?
    /// The last date on which they are good.
    package var expires: String?
    /// What an intake took of them, in the words of `[StockPortion].stored`.
    package var used: String?
    /// Of what was taken over: when it was recorded there, in milliseconds, and what it takes back.
    package var said: Int64?
    package var undoesName: String?

    package init() {}

    /// Nil when it is no JSON, or members of it are not what they are here: a later version may have written it.
    package init?(_ text: String) {
        if let plain = Self(plain: text) {
            self = plain
            return
        }
        guard let read = try? JSON.value(Self.self, from: Array(text.utf8)) else { return nil }
        self = read
    }

    /// Of equal details the same bytes, the members in alphabetical order; nil when there is nothing to say.
    package var text: String? {
        self == RecordDetail() ? nil : String(decoding: JSON.bytes(self), as: UTF8.self)
    }

    /// Whether its numbers are ones that a record can have; reckoning with others could overflow.
    package var isPossible: Bool {
        RecordRow.areInstants([due, until, observed, said])
            && RecordRow.areAmounts([planned, strength])
            && (step.map { (1...Limits.stepsPerMedication).contains($0) } ?? true)
            && (day.map { (1...Int(Limits.ledgerNumber)).contains($0) } ?? true)
    }
}
