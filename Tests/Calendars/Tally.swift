package import DoseCore

/// What was looked at, and what differed.
package struct Tally: CustomStringConvertible {
    package var names = 0
    package private(set) var differences: [String] = []
    private var zones = 0
    private var changes = 0
    private var slots = 0
    private var situations: [Situation: Surroundings] = [:]
    private var lived = 0

    package init() {}

    /// Looks at all changes of a zone.
    package mutating func add(_ zone: Zone, _ oracle: CLibraryZone) {
        zones += 1
        changes += oracle.changes.count
        for change in oracle.changes {
            let around = Surroundings(of: change, in: zone, oracle: oracle)
            slots += around.slots
            differences += around.differencesOfThePlan()
            let situation = Situation(change, among: oracle.changes)
            if situations[situation] == nil { situations[situation] = around }
        }
    }

    /// Lets the agenda live through each situation that differs.
    package mutating func live() {
        for around in situations.values.sorted(by: { $0.description < $1.description }) {
            lived += 2 * around.slots
            differences += around.differencesUnanswered() + around.differencesTaken()
        }
    }

    package var description: String {
        """
        \(names) names of \(zones) zones, \(changes) changes of their clocks, \(slots) slots around them
        \(situations.count) situations that differ, \(lived) slots lived through by the agenda
        \(differences.count) differences
        """
    }
}

/// All that makes the dates around one change differ from those around another.
struct Situation: Hashable {
    /// Those within days of the change, told from the midnight before it.
    private let changes: [CLibraryZone.Change]

    init(_ change: CLibraryZone.Change, among all: [CLibraryZone.Change]) {
        let days = Int64(4 * 86_400)
        let wall = change.wall.before
        let midnight = wall - (wall % 86_400 + 86_400) % 86_400
        changes = all.filter { abs($0.at - change.at) < days }.map {
            CLibraryZone.Change(at: $0.at - midnight, before: $0.before, after: $0.after)
        }
    }
}
