import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing

/// Plans that were lived with, and all that is said of each: so much, no more, and nothing twice.
@Suite struct DangerousPlanTests {
    /// - Parameter steps: rows such as `21: 20 30 50`, the days and the amounts at 13:00, 15:00 and 17:00.
    private func told(_ steps: [String], _ more: String = "after = \"hold\"") throws -> [String] {
        let rows = steps.map { row in
            let parts = row.split(separator: ":")
            let amounts = parts[1].split(separator: " ").joined(separator: ", ")
            return "{ days = \(parts[0]), mg = [\(amounts)] }"
        }
        let text = """
            version = 1
            [medication.baclofen]
            tablet = "10 mg"
            halves = true
            start = 2026-12-01
            times = ["13:00", "15:00", "17:00"]
            steps = [\(rows.joined(separator: ", "))]
            review_every = 14
            cravings = ["18:00"]
            \(more)
            """
        return try lint(text, by: baclofen, isNew: true)
    }

    private static let begins = "the course begins with"
    private static let stopped = "stopped at once from"
    private static let lowered = "lowered from"
    private static let raised = "raised from"
    private static let colleague = "asks an experienced colleague"
    private static let together = "specialists decide together"
    private static let tablets = "the amounts are in mg, not in tablets"
    private static let atOnce = "at most 50 mg at one time"

    @Test(arguments: [
        (["3: 30 30 40"], "", [begins]),
        (["3: 100 100 100"], "", [begins, colleague, together, atOnce]),
        (["3: 0 0 1000"], "", [begins, colleague, together, "the ceiling", tablets, atOnce]),
        (["21: 20 30 50", "21: 0 0 30"], "", [lowered]),
        (["21: 20 30 50", "2: 0 0 10"], "after = \"stop\"", [lowered]),
        (["3: 20 30 50", "3: 0 0 0", "3: 20 30 50"], "", [raised, stopped]),
        (["28: 10 20 20", "28: 0 15 15"], "after = \"stop\"", [stopped]),
        (["3: 20 30 50"], "after = \"stop\"", [begins, stopped]),
        (["90: 20 30 50"], "end = 2027-01-10", [begins, stopped]),
        (["90: 20 30 50"], "every = 2", [begins, "a day without a dose follows"]),
        (
            ["90: 20 30 50"], "weekdays = [\"mon\", \"tue\"]",
            [begins, "a day without a dose follows"]
        ),
        (
            ["90: 20 30 50"], "cycle = { on = 21, off = 7 }",
            [begins, "a day without a dose follows"]
        ),
        (["3: 10 10 10", "3: 20 20 20"], "", [raised]),
        (["1: 5 5 0", "1: 5 5 10", "1: 10 10 10", "1: 15 15 10", "1: 15 15 20"], "", [raised]),
        (
            ["3: 0 0 10", "3: 0 0 20", "3: 0 0 300", "3: 0 10 30"], "",
            [raised, colleague, together, lowered, tablets, atOnce]
        ),
        (
            ["14: 40 40 40", "14: 30 30 30", "14: 20 20 20"], "after = \"stop\"",
            [colleague, lowered, stopped]
        ),
        (
            ["1: 35 35 30", "1: 30 30 30", "1: 25 25 30", "1: 25 25 20"], "after = \"hold\"",
            ["lasts 1 day"]
        ),
        (
            ["3: 0 0 10", "3: 10 0 10", "3: 10 10 10", "3: 40 0 0"], "",
            ["the last intake before", "grows from 10 mg to 40 mg"]
        ),
        // Without a word.
        (["14: 40 40 30", "14: 35 35 20", "14: 25 25 20", "14: 20 20 10"], "", []),
        (
            ["3: 20 20 20", "3: 15 15 20", "3: 15 15 10", "3: 10 10 10", "3: 5 5 10", "3: 5 5 0"],
            "after = \"stop\"", []
        ),
        (["3: 0 0 10", "3: 0 0 20"], "", []),
        (["7: 5 5 5", "7: 10 10 10", "7: 10 10 20"], "", []),
    ])
    func `each harm is told once`(steps: [String], more: String, expected: [String]) throws {
        let found = try told(steps, more)
        #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
        for words in expected {
            #expect(found.filter { $0.contains(words) }.count == 1, "\(words) in \(found)")
        }
    }
}
