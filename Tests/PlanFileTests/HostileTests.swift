import DoseCore
import Glibc
import PlanFile
import PlanSamples
import TOMLText
import Testing
import Words

@Suite struct HostileTests {
    @Test func `a huge file is refused before it is parsed`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 10 << 20)
        #expect(
            PlanFile.read(bytes).problems.map { $0.message(in: "plan.toml") } == [
                "plan.toml:1:1: error: the file has more than 1048576 bytes, and no more are read"
            ])
    }

    @Test func `deep nesting is refused and overflows nothing`() {
        let many = 500_000
        let rows = [
            (
                "a = " + String(repeating: "[", count: many),
                "1:37: error: not valid TOML in value: exceeded maximum nested value depth of 32 (TOML_MAX_NESTED_VALUES)"
            ),
            (
                "a = " + String(repeating: "{a=", count: many / 3),
                "1:101: error: not valid TOML in value: exceeded maximum nested value depth of 32 (TOML_MAX_NESTED_VALUES)"
            ),
            (
                String(repeating: "a.", count: many) + "a = 1",
                "1:32: error: not valid TOML: a key has more than 16 parts"
            ),
            (
                "[" + String(repeating: "'#' . ", count: many / 6) + "a]",
                "1:96: error: not valid TOML: a key has more than 16 parts"
            ),
        ]
        for (text, message) in rows {
            #expect(messages(text) == ["plan.toml:" + message])
        }
    }

    @Test func `dots in texts and remarks are not parts of a key`() {
        let dots = String(repeating: ".", count: 90)
        let text = plan(
            with: "name = \"\"\"\(dots) \"\" \\\" \"\"\"\"\" # \(dots)\nearly = '1 h' # \"")
        #expect(messages(text) == [])
    }

    @Test func `a hundred thousand unknown keys are told by their number`() {
        let text = (0..<100_000).map { "k\($0)=1\n" }.joined()
        let start = processorTime
        let problems = PlanFile.read(text).problems
        #expect(processorTime - start < .seconds(20))
        #expect(problems.count == Limits.problems + 1)
        #expect(
            problems.last?.message(in: "plan.toml")
                == "plan.toml:100:1: error: and 99901 more problems from here on")
    }

    @Test func `an error is told however many warnings there are before it`() {
        let amounts = (1...150).map { "{ days = 1, mg = [\($0).5, 0] }" }.joined(separator: ",\n")
        let text = plan(steps: "[\(amounts)]") + "\ntablet = \"1 mg\"\n[medication.y]\n"
        let problems = PlanFile.read(text).problems
        #expect(problems.count == Limits.problems + 1)
        #expect(problems.filter { $0.severity == .error }.count == 2)
        #expect(problems.filter { $0.message(in: "").contains("and 52 more") }.count == 1)
    }

    @Test func `too many medications are refused without reading them`() {
        let text = "version = 1\n" + (0...100).map { "[medication.m\($0)]\n" }.joined()
        #expect(
            messages(text) == [
                "plan.toml:102:13: error: 'medication' has 101 entries; at most 100 are allowed"
            ])
    }

    @Test func `a day holds as many doses as a reply can tell of`() {
        let ofDay = (0..<24).flatMap { hour in
            [":00", ":30"].map { "\"\(hour < 10 ? "0" : "")\(hour)\($0)\"" }
        }
        let text = { (last: Int) in
            "version = 1\n"
                + (0...10).map { number in
                    let count = number < 10 ? 48 : last
                    let amounts = Array(repeating: "1", count: count).joined(separator: ", ")
                    return """
                        [medication.m\(number)]
                        start = 2026-12-01
                        times = [\(ofDay.prefix(count).joined(separator: ", "))]
                        steps = [{ days = 1, mg = [\(amounts)] }, { mg = [\(amounts)] }]

                        """
                }.joined()
        }
        #expect(messages(text(20)) == [])
        #expect(
            messages(text(21)) == [
                "plan.toml:42:13: error: with this medicine the plan has more than 500 doses on a day"
            ])
    }

    @Test func `a long text is cut in a message`() {
        let long = String(repeating: "e", count: 1000)
        let line = messages(plan(with: "after = \"\(long)\"")).first ?? ""
        #expect(line.contains("found \"\(long.prefix(60))…\", expected"))
    }

    @Test func `a plan that is cut off or damaged anywhere gives a plan or a problem`() {
        let whole = Array(plan(with: "name = \"é\"\n[medication.y]\nmg.x = 1 # .").utf8)
        for index in whole.indices {
            #expect(isConsistent(Array(whole[..<index])))
            for byte in Array("\"'[]{}=.#\\\n,0-T".utf8) + [0, 0x80, 0xC3, 0xFF] {
                var damaged = whole
                damaged[index] = byte
                #expect(isConsistent(damaged))
            }
        }
    }

    private func isConsistent(_ bytes: [UInt8]) -> Bool {
        let reading = PlanFile.read(bytes)
        let problems = reading.problems
        return (reading.plan == nil) == problems.contains { $0.severity == .error }
            && problems.allSatisfy { $0.position >= .start && !$0.message(in: "p").contains("\n") }
            && problems.map(\.position) == problems.map(\.position).sorted()
    }
}

/// Of this thread: a machine that is busy with something else takes none of it.
private var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
