/// Which computer a record is from, of those that one person has.
///
/// A record that is taken over has a number and a moment of this ledger's own, so that nothing here depends on a clock
/// elsewhere; what it was there stands beside it.
package struct Provenance: Hashable, Sendable {
    package let computer: Computer
    /// The same wherever the record is, whichever file brought it.
    package let name: RecordName
    /// When it was recorded there, by the clock there.
    package let at: Instant
    /// What it takes back, where it is an undo.
    package let undoes: RecordName?

    package init(
        computer: Computer, name: RecordName, at: Instant, undoes: RecordName? = nil
    ) {
        self.computer = computer
        self.name = name
        self.at = at
        self.undoes = undoes
    }
}

extension Provenance {
    /// Whether it was said lately, and is not history.
    package func isNews(at now: Instant) -> Bool { now - at < Limits.newsFromElsewhere }

    /// The host name of a computer, as people call it.
    package static func host(of computer: Computer) -> String {
        computer.lastIndex(of: "-").map { String(computer[..<$0]) } ?? computer
    }
}

/// What identifies a computer among those of one person: its name, and what no other has.
package typealias Computer = String

/// What identifies a record on all of them.
package typealias RecordName = String

/// A record of another computer that is to be taken over.
package struct Arrival: Hashable, Sendable {
    package let provenance: Provenance
    package let by: Origin
    package let request: RequestID?
    package let content: Content

    package enum Content: Hashable, Sendable {
        case event(Record.Event)
        /// The number that the record taken back has here; nil where it has to be found by its name.
        case undone(Int64?)
    }

    package init(
        _ content: Content, by origin: Origin, request: RequestID? = nil, of provenance: Provenance
    ) {
        self.content = content
        by = origin
        self.request = request
        self.provenance = provenance
    }
}

extension Record.Event.Word {
    /// Whether the other computers of the person are told of such events: what a person said, and nothing that each of
    /// them sees by itself. A snooze silences only where it was said.
    package var travels: Bool {
        switch self {
        case .taken, .skipped, .extraIntake, .held, .resumed, .steppedBack, .placed, .diary,
            .undone:
            true
        // The pieces at home are counted where they were told of, by the intakes of all.
        case .planAdopted, .told, .stock, .raised, .snoozed, .missed, .superseded:
            false
        }
    }
}

extension Record.Event {
    /// The same of this one: of where a course goes on only what the person chose.
    package var travels: Bool {
        if case .placed(_, let placement) = self { return placement.reason == .accepted }
        return word.travels
    }
}
