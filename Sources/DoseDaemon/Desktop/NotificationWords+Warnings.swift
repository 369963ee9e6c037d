import DoseCore

/// What is to be known before a dose is taken.
extension NotificationWords {
    func warnings(_ doses: [Alarm.RingingDose]) -> [String] {
        intakeWarnings(doses.filter { $0.recentIntake != nil })
            + pauseWarning(doses.filter { $0.daysWithoutIntake != nil })
    }

    /// Of many in one sentence, so that the medicines are still seen below.
    private func intakeWarnings(_ doses: [Alarm.RingingDose]) -> [String] {
        if doses.count <= Self.warningsApart { return doses.compactMap(intakeWarning) }
        let intakes = doses.compactMap { open in
            open.recentIntake.map { "\(open.medication.name.shown) at \(clock($0.at))" }
        }
        return ["Take care: you took \(listed(intakes))."]
    }

    private static let warningsApart = 2

    private func intakeWarning(_ open: Alarm.RingingDose) -> String? {
        guard let intake = open.recentIntake else { return nil }
        let minutes = (open.dose.due - intake.at).milliseconds / 60_000
        let what = "\(intake.amount) of \(open.medication.name.shown) at \(clock(intake.at))"
        let distance = minutes > 0 ? ", \(minutes) min before this dose was due" : ""
        return "Take care: you took \(what)\(distance)."
    }

    /// One sentence for all, so that whoever comes back to many medications still finds the buttons.
    private func pauseWarning(_ doses: [Alarm.RingingDose]) -> [String] {
        let names = doses.map(\.medication.name.shown)
        guard let days = doses.compactMap(\.daysWithoutIntake).min(), let first = names.first else {
            return []
        }
        if names.count == 1 {
            return [
                "No \(first) was recorded for \(days) days. Ask your prescriber before you take this amount."
            ]
        }
        return [
            "For \(days) days or more nothing was recorded of \(listed(names)). Ask your prescriber before you take these amounts."
        ]
    }

    private func listed(_ texts: [String]) -> String {
        let rest = texts.count - Self.namesListed
        return texts.prefix(Self.namesListed).joined(separator: ", ")
            + (rest > 0 ? " and \(rest) more" : "")
    }

    private static let namesListed = 4
}
