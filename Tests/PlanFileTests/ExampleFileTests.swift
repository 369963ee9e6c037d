import DoseCore
import PlanFile
import PlanSamples
import Testing
import Words

@Suite struct ExampleFileTests {
    /// The targeted titration for a craving that begins at 18:00, in mg from that day on.
    private let targeted: [(day: Int, amounts: [Int])] = [
        (1, [0, 0, 10]), (4, [0, 0, 20]), (7, [0, 0, 30]), (10, [0, 10, 30]), (13, [0, 20, 30]),
        (16, [0, 30, 30]), (19, [10, 30, 30]), (22, [20, 30, 30]), (25, [20, 30, 40]),
        (28, [20, 30, 50]),
    ]

    @Test func `the example of a plan is the targeted titration`() throws {
        let reading = PlanFile.read(repositoryFile("config/plan.example.toml"))
        #expect(reading.problems.map { $0.message(in: "plan.example.toml") } == [])
        let medication = try #require(reading.plan?.medications.first)
        #expect(reading.plan?.medications.count == 1)
        #expect(medication.key == "baclofen")
        let times = ["13:00", "15:00", "17:00"].compactMap { CivilTime($0) }
        var day = 1
        var read: [(Int, [Int])] = []
        for step in medication.steps {
            #expect(step.slots.map(\.time) == times)
            read.append((day, step.slots.map { Int($0.amount.value) }))
            day += step.days
        }
        #expect(read.map(\.0) == targeted.map(\.day))
        #expect(read.map(\.1) == targeted.map(\.amounts))
    }

    @Test func `the example of the settings says the defaults`() {
        let bytes = repositoryFile("config/dosed.example.toml")
        #expect(!bytes.isEmpty)
        #expect(SettingsFile.read(bytes) == SettingsFile.read(""))
        // Each remark of the form "# key = value" is a default: without its mark it changes nothing.
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let defaults = lines.filter { $0.hasPrefix("# ") && $0.contains(" = ") }
        #expect(defaults.count == 14)
        let text = defaults.map { $0.dropFirst(2) }.joined(separator: "\n")
        #expect(SettingsFile.read(text) == SettingsFile.read(""))
    }
}
