import PlanFile
import PlanSamples
import TOMLText
import Testing
import Words

@Suite struct PlanProblemTests {
    @Test func `a file that is not TOML is told with the place and the reason`() {
        expectMessages([
            (
                "version = 1\nversion = 1",
                "2:11: error: not valid TOML in key-value pair: cannot redefine existing integer 'version'"
            ),
            (
                "version = 1\n[medication.x]\nstart = 2027-02-30\n",
                "3:19: error: not valid TOML in date: expected day between 1 and 28 (inclusive), saw 30"
            ),
            ("a = [", "1:6: error: not valid TOML in array: encountered end-of-file"),
            (
                "times = [“13:00”]",
                "1:10: error: not valid TOML: a character beyond ASCII stands outside quotes"
            ),
            (
                "a\u{A0}= 1",
                "1:2: error: not valid TOML: a character beyond ASCII stands outside quotes"
            ),
            (
                "[=",
                "1:2: error: not valid TOML in key: expected bare key starting character or string delimiter, saw '='"
            ),
        ])
    }

    @Test func `a file in another encoding is told with its first foreign byte`() {
        let latin1 = Array("version = 1\nname = \"é".utf8) + [0xE8, 0x6E, 0x65, 0x22]
        #expect(
            PlanFile.read(latin1).problems.map { $0.message(in: "plan.toml") } == [
                "plan.toml:2:10: error: the byte 0xE8 is not UTF-8; save the file in the encoding UTF-8"
            ])
    }

    @Test func `keys are told with the nearest one`() {
        expectMessages([
            (
                "[medication]",
                "1:1: error: 'version' is missing; write for example: version = 1"
            ),
            (
                "version = 1\ntimezon = \"\"",
                "2:1: error: unknown key 'timezon'; did you mean 'timezone'?"
            ),
            (
                plan(with: "amount = 1"),
                "6:1: error: unknown key 'amount'; the keys here are name, tablet, halves, parts, strength, start, end, times, steps, after, early, late, spacing, weekdays, every, cycle, first, doses, dose, days_of_month, advance, pause_after, review_every, review_on, stock_notice, profile, as_needed, cravings, shift, note, if_missed"
            ),
            (plan(with: "tabelt = 1"), "6:1: error: unknown key 'tabelt'; did you mean 'tablet'?"),
            (
                plan(steps: "[{ mg = [1, 2], day = 1 }]"),
                "6:25: error: unknown key 'day'; did you mean 'days'?"
            ),
            (
                plan(steps: "[{ days = 3 }]"),
                "6:10: error: step 1 has no amounts; write them with their unit, for example: mg = [10, 20], or ml, units, tablets"
            ),
            (
                "version = 1\n[medication.\"Big Pill\"]\nstart = 2026-12-01\ntimes = [\"08:00\"]\nsteps = [{ mg = [1] }]",
                "2:13: error: 'Big Pill' cannot be a medicine's key, which is 1 to 32 of a-z, 0-9, '-' and '_' with a letter among them; the name to be shown goes into 'name'; did you mean 'big-pill'?"
            ),
            (
                "version = 1\n[medication.12]\nstart = 2026-12-01\ntimes = [\"08:00\"]\nsteps = [{ mg = [1] }]",
                "2:13: error: '12' cannot be a medicine's key, which is 1 to 32 of a-z, 0-9, '-' and '_' with a letter among them; the name to be shown goes into 'name'"
            ),
        ])
    }

    @Test func `every key that a medication lacks is told`() {
        #expect(
            messages("version = 1\n[medication.x]") == [
                "plan.toml:2:13: error: 'start' is missing in medication.x; write for example: start = 2026-12-01",
                "plan.toml:2:13: error: 'times' is missing in medication.x; write for example: times = [\"13:00\", \"17:00\"]",
            ])
    }

    @Test func `all problems are told in the order of the file`() {
        let text = """
            timezone = 3
            [medication.x]
            late = "soon"
            start = "tomorrow"
            times = ["8:00", "7:00"]
            steps = [{ mg = ["a", 1, 2] }]
            """
        #expect(
            PlanFile.read(text).problems.map(\.position.line) == [1, 1, 3, 4, 5, 6])
    }

    @Test func `a text of the file cannot steer the terminal`() {
        let text = plan(with: "\"\\u001b]52;\\u202e\\nx\" = 1")
        #expect(
            messages(text).first?.hasPrefix(
                "plan.toml:6:1: error: unknown key '\\u{1b}]52;\\u{202e}\\u{a}x'; ") == true)
    }
}
