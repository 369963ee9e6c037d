import DoseCore

/// Ends the program when a property does not hold.
///
/// Necessary because `precondition` keeps its words to itself in an optimised build.
func expect(_ property: Bool, _ words: @autoclosure () -> String) {
    if !property { fatalError(words()) }
}

/// Nothing that steers a terminal, hides or turns around may be in a line that is printed.
func expectHarmless(_ texts: [String]) {
    // By scalars, for a carriage return and a line feed are one character.
    let lines = texts.flatMap { $0.unicodeScalars.split(separator: "\n").map(String.init) }
    for line in lines {
        expect(line.harmless == line, "What is printed is harmless: \(line.harmless)")
    }
}
