import Words

// How the help is laid out. The manual page dosectl(1) says more.

struct Help {
    let language: Language

    /// What `dosectl help` prints.
    var overview: [String] {
        let words = HelpWords(language)
        let verbs = Verbs.all.map { ($0.manual.name, language.say($0.manual.summary)) }
        let codes = ExitCode.allCases.map { ("\($0.rawValue)", meaning($0)) }
        return [words.usage("dosectl [VERB] [WORDS] [OPTIONS]"), "", words.whatItIs, ""]
            + Self.columns(verbs) + ["", words.everyVerb] + options(Manual.commonOptions)
            + ["", words.exitStatus] + Self.columns(codes)
            + ["", words.see("dosectl help VERB", "dosectl(1)")]
    }

    func meaning(_ code: ExitCode) -> String {
        let words = HelpWords(language)
        return switch code {
        case .done: words.done
        case .failed: words.failed
        case .usage: words.notUnderstood
        case .refused: words.refused
        case .noDaemon: words.noDaemon
        case .unknownDose: words.unknownDose
        case .different: words.different
        }
    }

    /// What `dosectl help VERB` prints.
    func lines(of manual: Manual) -> [String] {
        let words = HelpWords(language)
        let paragraphs = manual.text.flatMap { ["", language.say($0)] }
        let options = ["", words.options] + options(manual.options + Manual.commonOptions)
        let examples = manual.examples.map { ($0.command, language.say($0.meaning)) }
        return [words.usage(manual.form)] + paragraphs + options
            + (examples.isEmpty ? [] : ["", words.examples] + Self.columns(examples))
    }

    private func options(_ options: [Option]) -> [String] {
        Self.columns(options.map { ($0.form, language.say($0.help)) })
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
}
