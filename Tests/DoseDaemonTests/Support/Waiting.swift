/// Lets the main queue run until a condition holds; false when it does not within the time.
///
/// The time is counted in turns, so that tests which keep the queue to themselves for a while take none of it away.
func eventually(within limit: Duration = .seconds(5), _ isTrue: () throws -> Bool) async rethrows
    -> Bool
{
    for _ in 0..<max(Int(limit / turn), 1) {
        if try isTrue() { return true }
        try? await Task.sleep(for: turn)
    }
    return try isTrue()
}

/// Lets the main queue run for a while.
func pause(_ length: Duration) async {
    _ = await eventually(within: length) { false }
}

/// Lets whoever is there read what has come up on the screen.
func letRead() async { await pause(.milliseconds(550)) }

private let turn: Duration = .milliseconds(2)
