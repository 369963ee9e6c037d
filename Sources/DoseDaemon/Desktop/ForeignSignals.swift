/// The signals that were not the server's and are ignored: anybody can send any number of them.
struct ForeignSignals {
    private var count = 0
    /// How many there are when they are told of again: ten times as many.
    private var nextTold = 1

    /// Counts one more; what is to be told of them, if anything.
    mutating func add() -> String? {
        count += 1
        guard count == nextTold else { return nil }
        nextTold *= 10
        return count == 1
            ? "a signal that is not the notification server's was ignored"
            : "\(count) signals that are not the notification server's were ignored by now"
    }
}
