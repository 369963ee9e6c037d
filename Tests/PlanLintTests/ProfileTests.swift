import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing
import Words

extension ProfileFile {
    fileprivate static func read(_ text: String, name: String) -> ProfileReading {
        read(Array(text.utf8), name: name)
    }
}

@Suite struct ProfileTests {
    private func messages(_ text: String) -> [String] {
        ProfileFile.read(text, name: "x").problems.map { $0.message(in: "x.toml") }
    }

    @Test func `the installed profile says what the facts say`() throws {
        let profile = try #require(ProfileFile.read(baclofen, name: "baclofen").profile)
        #expect(profile.raise?.bound.by == Amount(milligrams: 10))
        #expect(profile.raise?.bound.days == 3)
        #expect(profile.advice?.bound == Amount(milligrams: 120))
        #expect(profile.collegial?.bound.above == Amount(milligrams: 180))
        #expect(profile.collegial?.bound.elder?.above == Amount(milligrams: 120))
        #expect(profile.collegial?.bound.elder?.age == 65)
        #expect(profile.ceiling?.bound == Amount(milligrams: 300))
        #expect(profile.intake?.bound == Amount(milligrams: 50))
        #expect(profile.review?.bound == 14)
        let dated = [
            profile.advice?.citation, profile.collegial?.citation, profile.ceiling?.citation,
        ]
        #expect(dated.allSatisfy { $0?.date == "France, 2014-2017, no longer in force" })
        #expect(profile.start?.bound == Amount(milligrams: 30))
        #expect(profile.lower?.bound.by == Amount(milligrams: 20))
        #expect(profile.lower?.bound.days == 2)
        #expect(profile.craving?.bound.least == .minutes(60))
        #expect(profile.craving?.bound.most == .minutes(90))
        #expect(profile.moved?.bound == Amount(milligrams: 10))
        #expect(profile.kinetics?.bound.halfLife == .hours(4))
        #expect(profile.kinetics?.bound.peak == .hours(1))
        #expect(profile.names.contains("Lioresal"))
    }

    @Test func `an empty profile has no rule`() {
        #expect(ProfileFile.read("", name: "x").profile == Profile(name: "x"))
    }

    @Test func `what is wrong with a profile has its own place`() {
        let source = "source = \"s\""
        let mass = "expected an amount with its unit such as \"10 mg\""
        let rows = [
            ("[rise]", "1:2: error: unknown key 'rise'; did you mean 'raise'?"),
            ("raise = 10", "1:9: error: 'raise': found 10, expected a table such as [raise]"),
            (
                "[ceiling]\nmost = 300\n\(source)",
                "2:8: error: 'most': found 300, \(mass)"
            ),
            (
                "[ceiling]\n\(source)",
                "1:2: error: 'most' is missing in ceiling; write for example: most = \"10 mg\""
            ),
            (
                "[ceiling]\nmost = \"300 mg\"",
                "1:2: error: 'source' is missing in ceiling; write for example: source = \"ANSM\""
            ),
            (
                "[ceiling]\nmost = \"300 mg\"\n\(source)\nyear = 2014",
                "4:1: error: unknown key 'year'; the keys here are most, source, date"
            ),
            (
                "[ceiling]\nmost = \"300 mg\"\nsource = \" \"",
                "3:10: error: 'source' is empty, expected a text in quotes such as \"Baclofen\""
            ),
            (
                "[raise]\nby = \"10 mg\"\ndays = 0\n\(source)",
                "3:8: error: 'days': 0 must be 1 to 3660"
            ),
            (
                "[collegial]\nabove = \"180 mg\"\nelder_than = 65\n\(source)",
                "1:2: error: 'elder_above' is missing in collegial; "
                    + "write for example: elder_above = \"10 mg\""
            ),
            (
                "[collegial]\nabove = \"180 mg\"\nelder_above = \"120 mg\"\nelder_than = \"65\"\n"
                    + source,
                "4:14: error: 'elder_than': found \"65\", expected an age in years such as 65"
            ),
            (
                "[times]\nlargest_jump = \"2 w\"\n\(source)",
                "2:16: error: 'largest_jump': found \"2 w\", expected a duration such as \"10 min\" "
                    + "(units s, sec, min, h, d)"
            ),
            (
                "names = \"baclofen\"",
                "1:9: error: 'names': found \"baclofen\", expected a list of names such as "
                    + "[\"baclofen\", \"lioresal\"]"
            ),
            (
                "[lower]\nby = \"20 mg\"\n\(source)",
                "1:2: error: 'days' is missing in lower; write for example: days = 3"
            ),
            (
                "[kinetics]\nhalf_life = \"4 h\"\n\(source)",
                "1:2: error: 'peak' is missing in kinetics; write for example: peak = \"10 min\""
            ),
            (
                "[kinetics]\nhalf_life = \"29 d\"\npeak = \"1 h\"\n\(source)",
                "2:13: error: 'half_life': \"29 d\" must be 1 min to 28 d"
            ),
            (
                "[kinetics]\nhalf_life = \"4 h\"\npeak = \"241 min\"\n\(source)",
                "3:8: error: 'peak': \"241 min\" must be 1 min to 4 h"
            ),
            ("[ceiling", "1:9: error: not valid TOML"),
        ]
        for (text, message) in rows {
            let found = messages(text)
            #expect(found.count == 1 && found[0].hasPrefix("x.toml:" + message), "\(found)")
            #expect(ProfileFile.read(text, name: "x").profile == nil)
        }
    }

    @Test func `a rule that is taken out is not checked`() throws {
        let text = "[ceiling]\nmost = \"50 mg\"\nsource = \"my doctor\""
        #expect(
            try lint(plan(days: [(3, 10), (3, 60)]), by: Array(text.utf8)) == [
                "plan.toml:8:1: warning: 60 mg a day; the ceiling is 50 mg a day "
                    + "[baclofen: my doctor]"
            ])
    }
}
