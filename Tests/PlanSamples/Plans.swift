/// A plan whose only medication has what it must have, and these lines besides.
package func plan(with lines: String, at times: String = "[\"13:00\", \"17:00\"]") -> String {
    """
    version = 1
    [medication.x]
    start = 2026-12-01
    times = \(times)
    steps = [{ mg = [10, 20] }]
    \(lines)
    """
}

/// A plan whose only medication has these steps, on its sixth line.
package func plan(steps: String, after: String = "hold") -> String {
    """
    version = 1
    [medication.x]
    start = 2026-12-01
    times = ["13:00", "17:00"]
    after = "\(after)"
    steps = \(steps)
    """
}
