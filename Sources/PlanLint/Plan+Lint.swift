package import DoseCore
package import PlanFile

extension Plan {
    /// What the calendar, the clocks and the profiles make of the plan; nothing in it refuses the plan.
    ///
    /// - Parameters:
    ///   - zone: nil where its rules are not to be had; then nothing about clocks is looked at.
    ///   - isNew: whether nothing is recorded of it yet, as of a draft.
    package func findings(
        by profiles: ProfileLibrary, in zone: Zone?, on today: CivilDate, isNew: Bool = false
    ) -> [PlanFinding] {
        let changes = zone.map { $0.changes(from: today, days: Limits.lintDays) } ?? []
        let own = medications.flatMap { medication in
            var findings = profiles.findings(of: medication)
            // One taken when needed has no times and no steps to be looked at.
            guard medication.asNeeded == nil else { return findings }
            findings += medication.calendarFindings(on: today, isNew: isNew)
            findings += medication.courseFindings
            findings += medication.windowFindings
            if let zone { findings += medication.clockFindings(changes, in: zone) }
            return findings.taken(medication.often)
        }
        return own
            + profiles.drugs(of: medications).flatMap { drug in
                drug.findings(isNew: isNew, on: today).taken(drug.often)
            }
    }
}

extension Drug {
    fileprivate func findings(isNew: Bool, on today: CivilDate) -> [PlanFinding] {
        guard let profile else { return slips }
        if let unit = unitBesideMass, let key = medications.first?.key {
            return slips + [PlanFinding(.medication(key), .course(.profileNotApplied(unit)))]
        }
        return slips + amountFindings(by: profile, isNew: isNew, on: today)
            + reductionFindings(by: profile)
            + byWeekday.flatMap { $0.timeFindings(by: profile) }.eachOnce
    }

    /// Of several it is told what they make on a date.
    fileprivate var often: HowOften {
        if medications.allSatisfy(\.isAlikeEveryDay) { return .daily }
        return medications.count == 1 ? medications[0].often : .someDays
    }
}

extension PlanReading {
    /// Adds what is found beyond the file: by the calendar, the clocks and the profiles.
    package mutating func lint(
        by profiles: ProfileLibrary, in zone: Zone?, on today: CivilDate, isNew: Bool = false
    ) {
        if let plan { add(plan.findings(by: profiles, in: zone, on: today, isNew: isNew)) }
    }
}

extension Medication {
    func finding(_ path: PlanPath, _ finding: CourseFinding) -> PlanFinding {
        PlanFinding(path, .course(finding))
    }

    func path(ofStep step: Int) -> PlanPath { .step(key, step: step) }
}

extension [PlanFinding] {
    /// What several days of the week have alike, once.
    fileprivate var eachOnce: [PlanFinding] {
        var seen: Set<PlanFinding> = []
        return filter { seen.insert($0).inserted }
    }
}
