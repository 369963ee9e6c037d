import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing
import Words

/// Medications of one plan that are one drug, and the profile that was written for it.
@Suite struct DrugTests {
    /// A medication of one row.
    private func medication(
        _ key: String, _ name: String, _ milligrams: Int, more: String = "profile = \"baclofen\""
    ) -> String {
        """

        [medication.\(key)]
        name = "\(name)"
        tablet = "10 mg"
        start = 2026-12-01
        times = ["13:00"]
        steps = [{ mg = [\(milligrams)] }]
        \(more)
        """
    }

    private let whenNeeded = """

        [medication.extra]
        name = "Baclofen"
        as_needed = { daily_max = "200 mg" }
        profile = "baclofen"
        """

    /// What is said on a later day, with the installed profile to be found by its name.
    private func told(_ medications: String...) throws -> [String] {
        let text = "version = 1" + medications.joined()
        let reading = PlanFile.read(text)
        let plan = try #require(reading.plan, "\(reading.problems)")
        let profiles = ProfileLibrary(for: plan, installed: ["baclofen"]) {
            $0 == "baclofen" ? .bytes(baclofen, path: "/p") : .absent(lookedFor: [])
        }
        let today = try #require(CivilDate("2026-12-02"))
        return plan.findings(by: profiles, in: nil, on: today)
            .map { PlanProblem(reading.locations[$0.path], $0.kind, $0.often).message(in: "p") }
            .map { String($0.prefix { $0 != "[" }).replacing("warning: ", with: "") }
    }

    private func together(_ keys: String, _ amounts: String) -> String {
        "\(keys) are the same drug: together \(amounts); it is the sum that counts"
    }

    @Test func `two keys of one drug are added up`() throws {
        let found = try told(
            medication("baclofen", "Baclofen", 160), medication("baclo", "Baclofène", 150))
        #expect(
            found.filter { !$0.contains("at one time") } == [
                "p:9:13: " + together("baclofen and baclo", "310 mg a day"),
                "p:14:10: 310 mg a day; from 120 mg a day the prescriber asks an experienced "
                    + "colleague ",
                "p:14:10: 310 mg a day; above 180 mg a day (above 120 mg for somebody of more than 65 "
                    + "years) several specialists decide together ",
                "p:14:10: 310 mg a day; the ceiling is 300 mg a day ",
            ])
    }

    @Test func `a second medication that begins is a raise, one that follows another is none`()
        throws
    {
        let first = medication(
            "a", "Baclofen", 30, more: "profile = \"baclofen\"\nend = 2026-12-10")
        let later = { (milligrams: Int, date: String) in
            medication("b", "Baclofen", milligrams).replacing("2026-12-01", with: date)
        }
        #expect(try told(first, later(40, "2026-12-11")).filter { !$0.contains("review") } == [])
        let both = try told(first, later(40, "2026-12-05"))
        #expect(
            both.filter { $0.contains("raised from") } == [
                "p:15:10: raised from 30 mg to 70 mg a day at once; at most 10 mg more in 3 days "
            ])
        // The gap between the two is a stop.
        #expect(
            try told(first, later(30, "2026-12-20")).contains {
                $0.hasPrefix("p:7:10: stopped at once from 30 mg a day")
            })
    }

    @Test func `days that another medication fills are not left out`() throws {
        let odd = medication("a", "Baclofen", 30, more: "profile = \"baclofen\"\nevery = 2")
        let even = medication(
            "b", "Baclofen", 25, more: "profile = \"baclofen\"\nevery = 2\nhalves = true"
        )
        .replacing("2026-12-01", with: "2026-12-02")
        #expect(try told(odd).contains { $0.hasPrefix("p:9:9: a day without a dose") })
        #expect(try told(odd, even).filter { $0.contains("without a dose") } == [])
    }

    @Test func `what may be taken when needed comes on top`() throws {
        let found = try told(medication("a", "Baclofen", 110), whenNeeded)
        #expect(
            found.contains(
                "p:9:13: " + together("a and extra", "110 mg a day and up to 200 mg when needed")))
        #expect(found.contains("p:11:13: 310 mg a day; the ceiling is 300 mg a day "))
        #expect(
            try told(whenNeeded.replacing("200 mg", with: "310 mg")).contains(
                "p:4:13: 310 mg a day; the ceiling is 300 mg a day "))
    }

    @Test func `to take a patch off is not to take the drug twice`() throws {
        let patch = """

            [medication.patch]
            name  = "Nitroglycerin"
            start = 2026-12-01
            times = ["08:00"]
            steps = [{ patches = [1] }]
            """
        let off =
            "\n[medication.off]\nname = \"Nitroglycerin\"\nstart = 2026-12-01\ntimes = [\"20:00\"]"
        #expect(try told(patch, off) == [])
        #expect(
            try told(patch, patch.replacing("medication.patch", with: "medication.other"))
                == ["p:7:13: " + together("patch and other", "2 patches a day")])
    }

    @Test func `one name without any profile is one drug, two strengths of it are meant`() throws {
        func pair(_ name: String, _ tablet: String) throws -> [String] {
            try told(
                medication("a", "Prednisone", 20, more: ""),
                medication("b", name, 5, more: "").replacing("10 mg", with: tablet))
        }
        #expect(
            try pair("prednisone", "10 mg").contains(
                "p:9:13: " + together("a and b", "25 mg a day")))
        #expect(try pair("prednisone", "5 mg") == [])
        #expect(try pair("Prednisolone", "10 mg").filter { $0.contains("drug") } == [])
    }

    @Test func `a profile that is installed and not named`() throws {
        let line =
            "a profile 'baclofen' is installed for this drug, and none of its rules is checked; "
            + "add: profile = \"baclofen\""
        for name in ["Baclofen", "BACLOFÈNE 10 mg", "Lioresal", "my liorésal"] {
            #expect(try told(medication("x", name, 10, more: "")) == ["p:2:13: \(line)"], "\(name)")
        }
        #expect(try told(medication("baclofen-2", "Muscle", 10, more: "")) == ["p:2:13: \(line)"])
        #expect(try told(medication("x", "Baclofenol", 10, more: "")) == [])
        #expect(try told(medication("x", "Baclofen", 10)) == [])
    }

    @Test func `a profile that is named wrongly, with the one that was meant`() throws {
        func meant(_ profile: String, _ name: String) throws -> String {
            try told(medication("x", name, 10, more: "profile = \"\(profile)\""))[0]
        }
        let nearest = "so none of its rules is checked; did you mean 'baclofen'?"
        #expect(try meant("lioresal", "Muscle").contains(nearest))
        #expect(try meant("baclofn", "Muscle").contains(nearest))
        #expect(try meant("mine", "Baclofen").contains(nearest))
        #expect(!(try meant("mine", "Muscle").contains("did you mean")))
    }
}
