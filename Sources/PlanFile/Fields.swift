/// The keys of `plan.toml` outside any table.
enum PlanField: String, CaseIterable {
    case version, timezone, medication
}

/// The keys of a `[medication.KEY]`.
package enum MedicationField: String, CaseIterable, Sendable {
    case name, tablet, halves, start, times, steps, after, early, late, spacing, cravings
}

/// The keys of a step.
enum StepField: String, CaseIterable {
    case days, mg, times
}

/// The keys of `dosed.toml`.
enum SettingsField: String, CaseIterable {
    case `repeat`, snooze, sound, `private`, journal, command
    case lastCall = "last_call"
}
