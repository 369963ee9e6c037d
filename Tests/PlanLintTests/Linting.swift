import DoseCore
import PlanFile
import PlanLint
import PlanSamples
import Testing
import Words

/// The text of the profile that is installed.
let baclofen = repositoryFile("config/profiles/baclofen.toml")

/// The whole lines that the linter says of a text, in the order of the file, without what is seen at reading.
///
/// - Parameters:
///   - profile: the text of the profile that every medication of the plan names.
///   - isNew: whether nothing is recorded of it.
func lint(
    _ text: String, by profile: [UInt8]? = nil, in zone: Zone? = nil,
    on today: String = "2026-12-01", isNew: Bool = false,
    _ edit: (inout Medication) -> Void = { _ in }
) throws -> [String] {
    let locations = PlanFile.read(text).locations
    return try findings(text, by: profile, in: zone, on: today, isNew: isNew, edit)
        .map { PlanProblem(locations[$0.path], $0.kind, $0.often) }
        .sorted { $0.position < $1.position }
        .map { $0.message(in: "plan.toml") }
}

func findings(
    _ text: String, by profile: [UInt8]? = nil, in zone: Zone? = nil,
    on today: String = "2026-12-01", isNew: Bool = false,
    _ edit: (inout Medication) -> Void = { _ in }
) throws -> [PlanFinding] {
    let reading = PlanFile.read(text)
    var plan = try #require(reading.plan, "\(reading.problems)")
    for index in plan.medications.indices {
        if profile != nil { plan.medications[index].profile = "baclofen" }
        edit(&plan.medications[index])
    }
    let profiles = ProfileLibrary(for: plan) { _ in
        profile.map { .bytes($0, path: "/profile") } ?? .absent(lookedFor: [])
    }
    #expect(profiles.problems == [])
    return plan.findings(
        by: profiles, in: zone, on: try #require(CivilDate(today)), isNew: isNew)
}

/// A zone of the system's database.
func zone(_ name: String) throws -> Zone {
    try Zone(name: name, tzif: bytes(of: "/usr/share/zoneinfo/\(name)"))
}

/// A plan with a step in each line from the seventh on, of so many days and so much at 17:00.
func plan(days: [(Int, Int)], after: String = "hold") -> String {
    let steps = days.map { "{ days = \($0.0), mg = [0, \($0.1)] }" }.joined(separator: ",\n")
    return plan(steps: "[\n\(steps)]", after: after)
}

/// A plan with a step in each line from the seventh on, of three days and 10 mg at each of these times.
func plan(times: [String], cravings: String? = nil) -> String {
    let steps = times.map { times in
        let words = times.split(separator: " ")
        return "{ days = 3, mg = [\(words.map { _ in "10" }.joined(separator: ", "))], times = ["
            + words.map { "\"\($0)\"" }.joined(separator: ", ") + "] }"
    }
    return plan(steps: "[\n\(steps.joined(separator: ",\n"))]")
        + (cravings.map { "\ncravings = \($0)" } ?? "")
}

extension Step {
    /// The same amount in ten even intakes, so that none is large and none moves.
    mutating func spread() {
        let amount = dailyAmount.with(grains: dailyAmount.grains / 10)
        slots = (8..<18).compactMap { CivilTime(hour: $0, minute: 0) }
            .map { Slot(time: $0, amount: amount) }
    }
}
