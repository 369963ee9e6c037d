package import DoseCore
package import PlanFile

extension Plan {
    /// What the calendar, the clocks and the profiles make of the plan; nothing in it refuses the plan.
    ///
    /// - Parameter zone: nil where its rules are not to be had; then nothing about clocks is looked at.
    package func findings(
        by profiles: ProfileLibrary, in zone: Zone?, on today: CivilDate
    ) -> [PlanFinding] {
        let changes = zone.map { $0.changes(from: today, days: Limits.lintDays) } ?? []
        return medications.flatMap { medication in
            let profile = profiles.profile(of: medication)
            var findings = profiles.findings(of: medication)
            findings += medication.calendarFindings(on: today)
            // One taken when needed has no times and no steps to be looked at.
            guard medication.asNeeded == nil else { return findings }
            findings += medication.courseFindings(hasStopRule: profile?.stop != nil)
            findings += medication.windowFindings
            if let zone { findings += medication.clockFindings(changes, in: zone) }
            if let profile { findings += medication.findings(by: profile) }
            return findings
        }
    }
}

extension PlanReading {
    /// Adds what is found beyond the file: by the calendar, the clocks and the profiles.
    package mutating func lint(by profiles: ProfileLibrary, in zone: Zone?, on today: CivilDate) {
        if let plan { add(plan.findings(by: profiles, in: zone, on: today)) }
    }
}

extension Medication {
    func finding(_ path: PlanPath, _ finding: CourseFinding) -> PlanFinding {
        PlanFinding(path, .course(finding))
    }

    func path(ofStep step: Int) -> PlanPath { .step(key, step: step) }
}
