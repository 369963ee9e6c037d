import Testing

@testable import DoseCLI

/// What may come next on a command line.
@Suite struct `Completion of a command line` {
    private func wanted(_ words: String...) -> Completion.Wanted { Completion(words).wanted }

    private func candidates(_ words: String...) -> [String] {
        Program().run(["complete"] + words).output.split(separator: "\n").map {
            String($0.split(separator: "\t", omittingEmptySubsequences: false)[0])
        }
    }

    @Test func `begins with the verbs, of one word and of two`() {
        #expect(wanted() == .verbs(after: nil))
        #expect(wanted("ta") == .verbs(after: nil))
        #expect(wanted("plan", "") == .verbs(after: "plan"))
        #expect(wanted("take", "") == .value("DOSE"))
        #expect(wanted("tale", "") == .nothing)
        #expect(candidates("sn") == ["snooze"])
        #expect(candidates("pla") == ["plan"])
        #expect(candidates("plan", "s") == ["show", "shift", "save"])
    }

    @Test func `has each word of the verb in its place, wherever options stand`() {
        #expect(wanted("snooze", "17:00", "") == .value("MINUTES"))
        #expect(wanted("snooze", "--json", "17:00", "") == .value("MINUTES"))
        #expect(wanted("--socket", "/run/x", "take", "") == .value("DOSE"))
        #expect(wanted("take", "--at", "17:05", "") == .value("DOSE"))
        #expect(wanted("take", "--at=17:05", "") == .value("DOSE"))
        #expect(wanted("take", "17:00", "") == .nothing)
        #expect(candidates("today", "y") == ["yesterday"])
    }

    @Test func `has the options that are not given yet, and their values`() {
        #expect(candidates("take", "--a") == ["--at", "--amount"])
        #expect(candidates("take", "--at", "now", "--a") == ["--amount"])
        #expect(wanted("take", "--at", "") == .value("TIME"))
        #expect(candidates("export", "--format", "") == ExportVerb.Format.allCases.map(\.rawValue))
        // An option comes before what it belongs to, too.
        #expect(candidates("--so") == ["--socket"])
    }

    @Test func `leaves the names of files to the shell`() {
        #expect(Program().run("complete", "check", "pl").output == "\t\n")
        #expect(Program().run("complete", "--socket", "").output == "\t\n")
    }

    @Test func `is silent where the daemon is not there`() {
        let result = Program().run("complete", "hold", "")
        #expect(result == Program.Result(code: .done))
    }

    /// A new word in a manual is either completed or has nothing that could be.
    @Test func `knows every word of every manual`() {
        let completed = [
            "DOSE", "MEDICATION", "WHAT", "VERB", "FORMAT", "BAR", "DATE", "TIME", "ON/OFF",
            "PROTOCOL",
            "FILE", "PATH", "A", "B",
        ]
        let free = [
            "MINUTES", "MONTH", "NUMBER", "STEP", "MG", "DAYS", "N", "TEXT", "DURATION", "NAME",
            "AMOUNT", "TIMES", "STRENGTH", "MIN", "KEY", "AMOUNTS", "WEEKDAY", "VOLUME", "ROW",
            "PERCENT", "INTAKES",
        ]
        for manual in (Verbs.all.map { $0.manual }) {
            let words = manual.words.split { " []".contains($0) }.map(String.init)
            for word in words + (manual.options + Manual.commonOptions).compactMap(\.value) {
                let isLiteral = word.allSatisfy(\.isLowercase)
                #expect(isLiteral || (completed + free).contains(word), "\(manual.name): \(word)")
            }
        }
    }
}
