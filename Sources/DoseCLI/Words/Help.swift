// All that the help says. The manual page dosectl(1) says more.

enum Help {
    /// What `dosectl help` prints.
    static var overview: [String] {
        let verbs = Verbs.all.map { ($0.manual.name, $0.manual.summary) }
        let codes = ExitCode.allCases.map { ("\($0.rawValue)", meaning($0)) }
        return [
            "usage: dosectl [VERB] [WORDS] [OPTIONS]", "",
            "The hand of dosed, the medication reminder: it answers alarms and shows the day.",
            "Without a verb it prints the status.", "",
        ] + columns(verbs) + ["", "Every verb takes:"]
            + columns(Manual.commonOptions.map { ($0.form, $0.help) })
            + ["", "It leaves with:"] + columns(codes) + [
                "", "See dosectl help VERB, and dosectl(1).",
            ]
    }

    static func meaning(_ code: ExitCode) -> String {
        switch code {
        case .done: "done"
        case .failed: "failed"
        case .usage: "the words were not understood"
        case .refused: "the rule says no, as when nothing is open"
        case .noDaemon: "the daemon is not there"
        case .unknownDose: "the dose or medication is ambiguous or unknown"
        case .different: "two plans are not the same"
        }
    }

    static func columns(_ rows: [(String, String)]) -> [String] {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { left, right in
            "  \(left)\(String(repeating: " ", count: width - left.count + 2))\(right)"
        }
    }
}

extension Option {
    /// `--at TIME`.
    var form: String { "--\(name)\(value.map { " \($0)" } ?? "")" }
}

extension Manual {
    /// `dosectl snooze [DOSE] [MINUTES]`, with the verb's own options where they are few.
    var form: String {
        let forms = options.count > 3 ? ["[OPTIONS]"] : options.map { "[\($0.form)]" }
        return (["dosectl \(name)", words].filter { !$0.isEmpty } + forms).joined(separator: " ")
    }

    /// What `dosectl help VERB` prints.
    var lines: [String] {
        let paragraphs = text.flatMap { ["", $0] }
        let options =
            ["", "Options:"]
            + Help.columns((self.options + Self.commonOptions).map { ($0.form, $0.help) })
        let examples =
            examples.isEmpty
            ? [] : ["", "Examples:"] + Help.columns(examples.map { ($0.command, $0.meaning) })
        return ["usage: \(form)"] + paragraphs + options + examples
    }
}
