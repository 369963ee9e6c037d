/// What the program leaves behind for the shell; see EXIT STATUS in dosectl(1).
package enum ExitCode: Int32, CaseIterable, Sendable {
    case done = 0
    case failed = 1
    case usage = 2
    /// The rule says no: nothing is open, or the dose is settled, missed or not yet to be taken.
    case refused = 3
    /// The daemon is not there, or does not answer.
    case noDaemon = 4
    /// The dose that is meant is ambiguous or unknown.
    case unknownDose = 5
    /// Two plans are not the same; no failure, and so a code of its own.
    case different = 6
}
