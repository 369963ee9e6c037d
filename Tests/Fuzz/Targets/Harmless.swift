import DoseCore

/// Nothing that steers a terminal, hides or turns around may be in a line that is printed.
func checkHarmless(_ lines: [String]) {
    for line in lines {
        precondition(line.harmless == line, "What is printed is harmless: \(line.harmless)")
    }
}
