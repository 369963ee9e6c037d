/// What was looked at.
package struct Tally: Equatable, Sendable {
    package var turns = 0
    package var records = 0
    package var rings = 0
    package var answers = 0
    package var comparisons = 0
    /// How often a course was compared with what it was before a plan was saved or a place recorded.
    package var edits = 0
    /// How often a course was looked at after a date with doses and no intake.
    package var returns = 0
    /// How the doses ended.
    package var taken = 0
    package var skipped = 0
    package var missed = 0
    package var superseded = 0

    package var doses: Int { taken + skipped + missed + superseded }

    package init() {}

    package static func += (left: inout Tally, right: Tally) {
        left.turns += right.turns
        left.records += right.records
        left.rings += right.rings
        left.answers += right.answers
        left.comparisons += right.comparisons
        left.edits += right.edits
        left.returns += right.returns
        left.taken += right.taken
        left.skipped += right.skipped
        left.missed += right.missed
        left.superseded += right.superseded
    }
}
