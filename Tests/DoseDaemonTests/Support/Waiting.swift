import Dispatch

/// Lets the main queue run until a condition holds; false when it does not within the time.
func eventually(within limit: Duration = .seconds(5), _ isTrue: () throws -> Bool) async rethrows
    -> Bool
{
    let end = ContinuousClock.now + limit
    while try !isTrue() {
        if ContinuousClock.now > end { return false }
        try? await Task.sleep(for: .milliseconds(2))
    }
    return true
}

/// Lets the main queue run for a while.
func pause(_ length: Duration) async {
    try? await Task.sleep(for: length)
}
