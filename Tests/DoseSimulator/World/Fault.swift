/// What goes wrong in the next turn of the daemon.
package enum Fault: Hashable, Sendable {
    /// The process dies when it has done so many of the turn's effects, with all commits done.
    case crash(afterEffects: Int)
    /// The process dies in the turn's commit, which is then in the store whole or not at all.
    case crashInCommit(isKept: Bool)
    /// The disk fails in the turn's commit: the store is closed and opened again later, and only then it is seen whether
    /// the transaction is in it.
    case diskError(isKept: Bool)
    /// The store refuses the turn's commit and takes the next one.
    case hiccup
}
