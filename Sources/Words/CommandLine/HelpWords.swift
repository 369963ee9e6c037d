/// What the help of `dosectl` says beside the verbs and options, whose own sentences stand where they are defined.
package struct HelpWords: Speaking {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    package func usage(_ form: String) -> String { tr("usage: %1$s", form) }

    package var whatItIs: String {
        tr(
            "Controls dosed, the medication reminder: answers alarms and shows the day. Without a verb it prints the status."
        )
    }

    package var everyVerb: String { tr("Every verb takes:") }
    package var options: String { tr("Options:") }
    package var examples: String { tr("Examples:") }
    package var exitStatus: String { tr("Exit status:") }

    package func see(_ command: String, _ page: String) -> String {
        tr("See %1$s, and %2$s.", command, page)
    }

    // MARK: The exit status

    package var done: String { trc("an exit status", "done") }
    package var failed: String { trc("an exit status", "failed") }
    package var notUnderstood: String {
        trc("an exit status", "the command line was not understood")
    }
    package var refused: String {
        trc("an exit status", "not allowed now, as when nothing is due")
    }
    package var noDaemon: String { trc("an exit status", "the daemon is not there") }
    package var unknownDose: String {
        trc("an exit status", "the dose or medicine is ambiguous or unknown")
    }
    package var different: String { trc("an exit status", "two plans are not the same") }
}
