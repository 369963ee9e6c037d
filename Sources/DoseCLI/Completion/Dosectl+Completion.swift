import DoseCore

extension Dosectl {
    /// The word before a command line that is to be completed; no verb, for what follows are another command's words.
    static let completing = "complete"

    /// Prints what may come next, for the scripts of the shells: on each line a word, a tab and what it means. A line that
    /// begins with the tab stands for the names of files. Of what cannot be found out nothing is said.
    ///
    /// - Parameter words: those after `dosectl` up to the cursor, the last one as far as it is typed.
    static func complete(_ words: [String], in environment: Environment) throws(Failure) {
        var environment = environment
        // A shell waits for this at each press of the key.
        environment.patience = min(environment.patience, .milliseconds(500))
        let completion = Completion(words)
        let session = Session(environment)
        let lines =
            completion.areFilesWanted
            ? ["\t"] : completion.candidates(in: session).map { "\($0.word)\t\($0.meaning)" }
        try session.print(lines)
    }
}
